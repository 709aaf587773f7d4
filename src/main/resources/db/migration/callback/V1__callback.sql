create schema if not exists callback;

create table callback.obligation (
    customer      bigint not null,
    id            bigint not null,
    occasion      text not null check (occasion in ('INSTALL', 'MOVE', 'REPAIR', 'COMPLAINT', 'REWORK')),
    reference     text not null,
    subject       text not null,
    owner         bigint not null,
    business_line text not null,
    segment       text not null,
    product       text not null,
    rural         boolean not null,
    state         text not null check (state in ('EXPECTED', 'DUE', 'CLOSED', 'WITHDRAWN')),
    expected_at   timestamptz not null,
    due_at        timestamptz,
    due_until     timestamptz,
    handler       bigint not null,
    handler_unit  bigint not null,
    primary key (customer, id),
    unique (customer, reference),
    unique (customer, id, handler, handler_unit),
    check ((state in ('DUE', 'CLOSED')) = (due_at is not null)),
    check ((due_at is null) = (due_until is null)),
    check (due_until > due_at)
);
create index obligation_due on callback.obligation (due_until, id) where state = 'DUE';
create index obligation_by_day on callback.obligation (due_at) where due_at is not null;
comment on table callback.obligation is 'customer: somebody must ring this customer about this; one for each occasion, reworks included';

create table callback.claim (
    customer   bigint not null,
    obligation bigint not null,
    agent      bigint not null,
    badge      text not null,
    until      timestamptz not null,
    primary key (customer, obligation),
    foreign key (customer, obligation) references callback.obligation (customer, id)
);
comment on table callback.claim is 'customer: which agent rings at the moment, so that two do not; lapses by itself';

-- handler and handler_unit are copies the foreign key keeps true, so that the check compares with the real handler.
create table callback.attempt (
    customer     bigint not null,
    obligation   bigint not null,
    id           bigint not null,
    at           timestamptz not null,
    day_part     text not null check (day_part in ('MORNING', 'NOON', 'AFTERNOON', 'EVENING', 'QUIET')),
    outcome      text not null check (outcome in ('REACHED', 'NO_ANSWER', 'BUSY', 'WRONG_NUMBER', 'ASKED_FOR_LATER')),
    call_record  text,
    caller       bigint not null,
    caller_unit  bigint not null,
    badge        text not null,
    handler      bigint not null,
    handler_unit bigint not null,
    primary key (customer, obligation, id),
    foreign key (customer, obligation, handler, handler_unit)
        references callback.obligation (customer, id, handler, handler_unit),
    constraint caller_is_not_the_handler check (caller <> handler and caller_unit <> handler_unit),
    constraint a_reached_customer_is_on_record check (outcome <> 'REACHED' or length(call_record) > 0)
);
create trigger only_added before update or delete on callback.attempt
    for each row execute function platform.refuse_change();
comment on table callback.attempt is 'customer: each time somebody rang, in which part of the day, with what outcome; only ever added to';

create table callback.closing (
    customer     bigint not null,
    obligation   bigint not null,
    at           timestamptz not null,
    disposition  text not null check (disposition in ('I', 'P', 'R', 'NC', 'O', 'X')),
    level        text check (level in ('DISSATISFIED', 'SATISFIED', 'TOUCHED', 'PLEASANT')),
    remark       text not null,
    script       int,
    attempt      bigint,
    parts_tried  int not null,
    caller       bigint not null,
    caller_unit  bigint not null,
    badge        text not null,
    second       bigint,
    handler      bigint not null,
    handler_unit bigint not null,
    primary key (customer, obligation),
    foreign key (customer, obligation, handler, handler_unit)
        references callback.obligation (customer, id, handler, handler_unit),
    foreign key (customer, obligation, attempt) references callback.attempt (customer, obligation, id),
    constraint caller_is_not_the_handler check (caller <> handler and caller_unit <> handler_unit),
    constraint an_answer_was_heard_in_a_call check (disposition in ('NC', 'X') or attempt is not null),
    constraint complete_means_the_level_is_known check (disposition <> 'I' or (level is not null and script is not null)),
    constraint unreached_answers_nothing check (disposition in ('I', 'P') or level is null),
    constraint unreached_only_after_all_tries check (disposition <> 'NC' or parts_tried >= 3),
    constraint excluded_by_two check ((disposition = 'X') = (second is not null) and second <> caller and second <> handler)
);
create index closing_by_time on callback.closing (at);
create trigger only_added before update or delete on callback.closing
    for each row execute function platform.refuse_change();
comment on table callback.closing is 'customer: how a callback ended: complete, partial, refused, no contact, other, excluded; once';

create table callback.answer (
    customer   bigint not null,
    obligation bigint not null,
    question   text not null,
    answer     text not null check (answer <> ''),
    primary key (customer, obligation, question),
    foreign key (customer, obligation) references callback.closing (customer, obligation)
);
create trigger only_added before update or delete on callback.answer
    for each row execute function platform.refuse_change();
comment on table callback.answer is 'customer: what the customer answered to each question of the script; only ever added to';

create table callback.exclusion (
    customer   bigint not null,
    obligation bigint not null,
    at         timestamptz not null,
    agent      bigint not null,
    agent_unit bigint not null,
    badge      text not null,
    why        text not null check (why <> ''),
    primary key (customer, obligation),
    foreign key (customer, obligation) references callback.obligation (customer, id)
);
comment on table callback.exclusion is 'customer: somebody says this must not be asked (a test, a duplicate); waits for a second person';

create table callback.rework (
    customer   bigint not null,
    id         bigint not null,
    obligation bigint not null,
    subject    text not null,
    owner      bigint not null,
    why        text not null,
    opened_at  timestamptz not null,
    badge      text not null,
    done_at    timestamptz,
    done_by    bigint,
    done_badge text,
    remedy     text,
    primary key (customer, id),
    unique (customer, obligation),
    foreign key (customer, obligation) references callback.closing (customer, obligation),
    check ((done_at is null) = (done_by is null) and (done_at is null) = (remedy is null))
);
create index rework_open on callback.rework (owner, opened_at) where done_at is null;
create index rework_done on callback.rework (done_at) where done_at is not null;
comment on table callback.rework is 'customer: an unhappy answer reopened the matter; what the owner did about it';

create table callback.script (
    occasion text not null,
    version  int not null check (version > 0),
    since    date not null,
    opening_zh text not null,
    opening_en text not null,
    primary key (occasion, version)
);
create trigger only_added before update or delete on callback.script
    for each row execute function platform.refuse_change();
comment on table callback.script is 'reference: what a caller says first, by occasion and version; only ever added to';

create table callback.question (
    occasion text not null,
    version  int not null,
    code     text not null,
    position int not null,
    kind     text not null check (kind in ('YES_NO', 'LEVEL', 'TEXT')),
    required boolean not null,
    item     text not null,
    text_zh  text not null,
    text_en  text not null,
    primary key (occasion, version, code),
    unique (occasion, version, position),
    foreign key (occasion, version) references callback.script (occasion, version)
);
create trigger only_added before update or delete on callback.question
    for each row execute function platform.refuse_change();
comment on table callback.question is 'reference: the questions of a script; item: the convention item it checks; only ever added to';

create table callback.daily_check (
    day         date primary key,
    checked_at  timestamptz not null,
    occasions   bigint not null,
    obligations bigint not null
);
comment on table callback.daily_check is 'local: each night, how many things happened that must be asked about, and how many obligations there are';

-- Example scripts. The source of the mission does not say what was asked nor what the convention's ten items were:
-- these questions are Furong's own, to be edited, except the three breach codes (uniform, badge worn, badge shown).
insert into callback.script values
    ('INSTALL', 1, '2003-01-01', '您好，这里是10000号客户服务中心，想就您家的装机服务做一个简短回访，可以占用您两分钟吗？',
     'Hello, this is customer service 10000. May I take two minutes to ask how your installation went?'),
    ('REWORK', 1, '2003-01-01', '您好，这里是10000号客户服务中心。您上次反映的问题我们已处理，想请您确认一下。',
     'Hello, this is customer service 10000. We have dealt with what you told us last time and would like to hear whether it is right now.');

insert into callback.question values
    ('INSTALL', 1, 'works',     1, 'YES_NO', true,  '',              '装好的业务现在可以正常使用吗？', 'Does the service work now?'),
    ('INSTALL', 1, 'on_time',   2, 'YES_NO', true,  '',              '上门人员是否在约定时间内到达？', 'Did our people come within the agreed time?'),
    ('INSTALL', 1, 'uniform',   3, 'YES_NO', true,  'UNIFORM',       '上门人员是否穿着统一标识服？', 'Did they wear the uniform?'),
    ('INSTALL', 1, 'badge',     4, 'YES_NO', true,  'BADGE_WORN',    '上门人员是否佩戴工作证件？', 'Did they wear their badge?'),
    ('INSTALL', 1, 'shown',     5, 'YES_NO', true,  'BADGE_SHOWN',   '进门前是否主动出示证件？', 'Did they show it before entering?'),
    ('INSTALL', 1, 'clean',     6, 'YES_NO', true,  'CLEANED_UP',    '完工后是否清理了现场？', 'Did they clean up afterwards?'),
    ('INSTALL', 1, 'money',     7, 'YES_NO', true,  'NO_EXTRA_FEES', '上门人员是否只收取了公示的费用（或没有收费）？', 'Did they charge only what is published, or nothing?'),
    ('INSTALL', 1, 'level',     8, 'LEVEL',  true,  '',              '总的来说，这次服务让您不满意、满意、感动，还是愉悦？', 'All in all, did our service leave you dissatisfied, satisfied, touched or delighted?'),
    ('INSTALL', 1, 'words',     9, 'TEXT',   false, '',              '您还有什么话想对我们说？', 'Is there anything else you would like to tell us?'),
    ('REWORK',  1, 'solved',    1, 'YES_NO', true,  '',              '您上次反映的问题解决了吗？', 'Has the matter been put right?'),
    ('REWORK',  1, 'level',     2, 'LEVEL',  true,  '',              '总的来说，这次处理让您不满意、满意、感动，还是愉悦？', 'All in all, did the way we dealt with it leave you dissatisfied, satisfied, touched or delighted?'),
    ('REWORK',  1, 'words',     3, 'TEXT',   false, '',              '您还有什么话想对我们说？', 'Is there anything else you would like to tell us?');
