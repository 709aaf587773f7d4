-- The tables of published questionnaires came here from the callbacks, whose folder is migrated before this one.
create schema if not exists survey;

create table survey.draft (
    occasion   text primary key,
    after      int not null check (after >= 0),
    opening_zh text not null,
    opening_en text not null,
    questions  jsonb not null,
    saved_at   timestamptz not null,
    person     bigint not null,
    badge      text not null
);
comment on table survey.draft is 'reference: the next version of a questionnaire while somebody writes it; gone when it is published';

alter table survey.script add column published_at timestamptz;
alter table survey.script add column badge text not null default '';
alter table survey.script add column reason text not null default '';

-- What is asked when a line works again that should never have been off. An example, to be edited.
insert into survey.script (occasion, version, since, opening_zh, opening_en) values
    ('RESUME', 1, '2000-01-01', '您好，这里是10000号客户服务中心。前几天您的线路被误停，我们非常抱歉，想确认一下现在是否正常，可以占用您一分钟吗？',
     'Hello, this is customer service 10000. Your line was cut off by our mistake, for which we are sorry. May I take a minute to ask whether all is well now?');
insert into survey.question values
    ('RESUME', 1, 'works',   1, 'YES_NO', true,  '', '线路现在可以正常使用吗？', 'Does the line work now?'),
    ('RESUME', 1, 'told',    2, 'YES_NO', true,  '', '有人向您说明误停的原因并致歉吗？', 'Did somebody explain what went wrong, and apologise?'),
    ('RESUME', 1, 'costs',   3, 'YES_NO', false, '', '误停有没有让您多花了钱？', 'Did the mistake cost you money?'),
    ('RESUME', 1, 'level',   4, 'LEVEL',  true,  '', '总的来说，这次处理让您不满意、满意、感动，还是愉悦？', 'All in all, did the way we dealt with it leave you dissatisfied, satisfied, touched or delighted?'),
    ('RESUME', 1, 'words',   5, 'TEXT',   false, '', '您还有什么话想对我们说？', 'Is there anything else you would like to tell us?');
