-- Notice and appeal are counted in working days: a Spring Festival must not eat up somebody's time to answer.
alter table conduct.penalty_rule rename column notice_days to notice_working_days;
alter table conduct.penalty_rule rename column appeal_days to appeal_working_days;
comment on column conduct.penalty_rule.notice_working_days is
    'whole working days between the notice and the hearing, the day of the notice not counted';
comment on column conduct.penalty_rule.appeal_working_days is
    'whole working days to appeal, the day of the decision not counted';
comment on column conduct.penalty_rule.late_appeal_days is
    'days by the calendar in which new evidence is still heard';
update conduct.penalty_rule set source = '比例出自2004年的报道；告知期、申诉期（工作日）为示例' where version = 1;

-- Nobody of us has read the notices these figures come from: they are examples until somebody has.
update conduct.minimum_wage set example = true,
    place_zh = '成都（示例值，待核对）', place_en = 'Chengdu (an example, to be checked)',
    source = '示例值：未见政府通知原文，使用前以四川省公布的月最低工资标准核对'
where since in ('2018-07-01', '2022-04-01');

-- What the crew ticked itself, beside what the customer said of the same item.
alter table conduct.answer add column ticked text[] not null default '{}';
comment on column conduct.answer.ticked is
    'items whoever did the work had ticked as kept on their own list; one that is missed as well is a contradiction';
create index answer_contradicted on conduct.answer (day) where missed && ticked;
