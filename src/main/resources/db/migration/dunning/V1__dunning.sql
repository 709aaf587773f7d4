create schema if not exists dunning;

create table dunning.law (
    code       text primary key,
    action     text not null check (action in ('SUSPEND', 'TERMINATE')),
    days_min   int not null check (days_min >= 0),
    since      date not null,
    text_zh    text not null,
    text_en    text not null,
    source     text not null,
    confirmed  boolean not null
);
comment on table dunning.law is 'reference: the least time the law asks to wait before a line is suspended, or given up, with its source';
comment on column dunning.law.days_min is 'SUSPEND: days overdue; TERMINATE: days suspended';
insert into dunning.law (code, action, days_min, since, text_zh, text_en, source, confirmed) values
    ('CN-SUSPEND', 'SUSPEND', 30, '2000-09-25', '逾期不交纳电信费用超过30日的，可以暂停服务。', 'Service may be suspended once charges are more than 30 days overdue.', '电信条例（2016修订）第三十四条', true),
    ('CN-TERMINATE', 'TERMINATE', 60, '2000-09-25', '暂停服务60日内仍未补交费用的，可以终止服务。', 'Service may be ended if nothing was paid within 60 days of its suspension.', '电信条例（2016修订）第三十四条', true);

create table dunning.jurisdiction (
    province text primary key check (province ~ '^\d{2}$'),
    code     text not null,
    source   text not null
);
comment on table dunning.jurisdiction is 'reference: in which provinces the promise to resume a line follows rules of their own; by the first two digits of the district';
insert into dunning.jurisdiction (province, code, source) values
    ('41', 'CN-HA', '河南省电信条例（2020）恢复服务条款：24小时内恢复');

create table dunning.ladder (
    version int primary key check (version > 0),
    since   date,
    name_zh text not null,
    name_en text not null,
    source  text not null,
    person  bigint not null,
    badge   text not null,
    made_at timestamptz not null
);
comment on table dunning.ladder is 'reference: what is done about unpaid bills, in versions; a draft has no first day';

create table dunning.rung (
    ladder         int not null references dunning.ladder,
    segment        text not null check (segment in ('PUBLIC', 'COMMERCIAL', 'KEY_ACCOUNT')),
    step           int not null check (step > 0),
    action         text not null check (action in ('REMIND', 'SOFT', 'FULL', 'TERMINATE')),
    after_days     int not null check (after_days >= 0),
    min_minor      bigint not null check (min_minor >= 0),
    tries          int not null check (tries > 0),
    retry_hours    int not null check (retry_hours > 0),
    hours          text not null,
    on_holidays    boolean not null,
    spread_minutes int not null check (spread_minutes between 0 and 10080),
    template       text not null,
    primary key (ladder, segment, step),
    check ((action = 'REMIND') = (template <> ''))
);
comment on table dunning.rung is 'reference: the steps of a ladder by segment: when, if how much is owed, and at which hours';
comment on column dunning.rung.after_days is 'days overdue; of TERMINATE, days wholly suspended';
comment on column dunning.rung.spread_minutes is 'accounts are spread over so many working minutes, each always at the same one';

insert into dunning.ladder (version, since, name_zh, name_en, source, person, badge, made_at) values
    (1, '2000-09-25', '标准催缴流程', 'Standard ladder', '内部流程示例，可发布新版本；停机和销号期限依电信条例第三十四条 / example of a house standard; waits for suspension and termination by law', 0, 'system', '2000-09-25T00:00:00Z');
insert into dunning.rung (ladder, segment, step, action, after_days, min_minor, tries, retry_hours, hours, on_holidays, spread_minutes, template)
select 1, segment, step, action, days, minor, tries, 24, hours, false, spread, template
from (values
    (1, 'REMIND', 3, 100, 2, 480, 'DUNNING_1'),
    (2, 'REMIND', 15, 100, 2, 480, 'DUNNING_2'),
    (3, 'REMIND', 27, 500, 3, 480, 'DUNNING_LAST'),
    (4, 'SOFT', 31, 500, 1, 240, ''),
    (5, 'FULL', 46, 500, 1, 240, ''),
    (6, 'TERMINATE', 61, 500, 1, 240, '')) as r (step, action, days, minor, tries, spread, template),
    (values ('PUBLIC', 'MON-SUN 09:00-20:00'), ('COMMERCIAL', 'MON-FRI 09:00-17:00')) as s (segment, hours);
-- Nobody suspends a key account by machine: their manager is told to call.
insert into dunning.rung (ladder, segment, step, action, after_days, min_minor, tries, retry_hours, hours, on_holidays, spread_minutes, template) values
    (1, 'KEY_ACCOUNT', 1, 'REMIND', 10, 10000, 2, 48, 'MON-FRI 09:00-17:00', false, 240, 'DUNNING_1'),
    (1, 'KEY_ACCOUNT', 2, 'REMIND', 30, 10000, 3, 48, 'MON-FRI 09:00-17:00', false, 240, 'DUNNING_2');

create table dunning.promise_limit (
    segment         text primary key check (segment in ('PUBLIC', 'COMMERCIAL', 'KEY_ACCOUNT')),
    days_max        int not null check (days_max > 0),
    minor_max       bigint not null check (minor_max > 0),
    broken_max      int not null check (broken_max >= 0),
    source          text not null
);
comment on table dunning.promise_limit is 'reference: how long and for how much a customer may promise to pay, and after how many broken promises in a year no more';
insert into dunning.promise_limit (segment, days_max, minor_max, broken_max, source) values
    ('PUBLIC', 15, 200000, 1, '内部标准示例 / example of a house standard'),
    ('COMMERCIAL', 20, 2000000, 1, '内部标准示例 / example of a house standard'),
    ('KEY_ACCOUNT', 30, 100000000, 2, '内部标准示例 / example of a house standard');

create table dunning.account (
    customer      bigint not null,
    account       bigint not null,
    segment       text not null check (segment in ('PUBLIC', 'COMMERCIAL', 'KEY_ACCOUNT')),
    unit          bigint not null,
    stage         text not null check (stage in ('CLEAR', 'REMINDING', 'PROMISED', 'STOPPED', 'SOFT', 'SUSPENDED', 'TERMINATED')),
    overdue_minor bigint not null,
    currency      text not null,
    overdue_since date,
    step          int not null default 0,
    next_action   text not null default '',
    next_at       timestamptz,
    looked_at     timestamptz not null,
    primary key (customer, account),
    check ((stage = 'CLEAR') = (overdue_since is null))
) with (fillfactor = 70);
create index account_due on dunning.account (next_at) where next_at is not null;
create index account_list on dunning.account (unit, stage, next_at) where stage <> 'CLEAR';
comment on table dunning.account is 'customer: where each account stands with us, worked out anew from the facts each time; only a picture of them';

create table dunning.episode (
    customer      bigint not null,
    account       bigint not null,
    overdue_since date not null,
    segment       text not null,
    amount_minor  bigint not null,
    cleared_at    timestamptz,
    primary key (customer, account, overdue_since)
) with (fillfactor = 80);
create index episode_cleared on dunning.episode (cleared_at);
comment on table dunning.episode is 'customer: from the day a debt became the oldest unpaid one until it was cleared; amount_minor is the most that was overdue meanwhile';

create table dunning.attempt (
    customer bigint not null,
    id       bigint not null,
    account  bigint not null,
    episode  date not null,
    ladder   int not null,
    step     int not null,
    try      int not null check (try > 0),
    channel  text not null check (channel in ('SMS', 'CALL')),
    reached  text not null,
    template text not null,
    made_at  timestamptz not null,
    outcome  text not null check (outcome in ('WAITING', 'SENT', 'DELIVERED', 'FAILED')),
    ended_at timestamptz,
    note     text not null default '',
    badge    text not null,
    primary key (customer, id),
    unique (customer, account, episode, step, try),
    check ((outcome = 'WAITING') = (ended_at is null))
) with (fillfactor = 80);
create index attempt_made on dunning.attempt (made_at);
create index attempt_calls on dunning.attempt (made_at) where channel = 'CALL' and outcome = 'WAITING';
comment on table dunning.attempt is 'customer: each attempt to remind, by which way, and what came of it; one per debt, step and try';

create function dunning.attempt_stays() returns trigger language plpgsql as $$
begin
    if (new.customer, new.id, new.account, new.episode, new.ladder, new.step, new.try, new.channel, new.reached, new.made_at)
        is distinct from
       (old.customer, old.id, old.account, old.episode, old.ladder, old.step, old.try, old.channel, old.reached, old.made_at)
       or old.outcome in ('DELIVERED', 'FAILED') or (old.outcome = 'SENT' and new.outcome = 'WAITING') then
        raise exception 'attempt % stays as it was', old.id using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger attempt_stays before update on dunning.attempt for each row execute function dunning.attempt_stays();
create trigger never_removed before delete on dunning.attempt for each row execute function platform.refuse_change();

create table dunning.suspension (
    customer    bigint not null,
    id          bigint not null,
    account     bigint not null,
    episode     date not null,
    ladder      int not null,
    begun_at    timestamptz not null,
    hardened_at timestamptz,
    ended_at    timestamptz,
    why         text not null default '',
    person      bigint not null,
    badge       text not null,
    primary key (customer, id),
    check ((ended_at is null) = (why = ''))
);
create unique index one_suspension_at_a_time on dunning.suspension (customer, account) where ended_at is null;
comment on table dunning.suspension is 'customer: from when until when an account''s lines were held back for non-payment, and why that ended';

create table dunning.suspension_ground (
    customer   bigint not null,
    suspension bigint not null,
    attempt    bigint not null,
    primary key (customer, suspension, attempt),
    foreign key (customer, suspension) references dunning.suspension,
    foreign key (customer, attempt) references dunning.attempt
);
comment on table dunning.suspension_ground is 'customer: the attempts to remind that allow a suspension; only ever added to';
create trigger only_added before update or delete on dunning.suspension_ground
    for each row execute function platform.refuse_change();

create table dunning.suspended_line (
    customer     bigint not null,
    suspension   bigint not null,
    subscription bigint not null,
    lifted_at    timestamptz,
    back_at      timestamptz,
    primary key (customer, suspension, subscription),
    foreign key (customer, suspension) references dunning.suspension
);
comment on table dunning.suspended_line is 'customer: the lines of a suspension, when their holds were lifted and when they were seen to work again';

-- No suspension without reminders that have ended, of the same account.
create function dunning.reminded_first() returns trigger language plpgsql as $$
begin
    if not exists (
        select from dunning.suspension_ground g
        join dunning.attempt a on a.customer = g.customer and a.id = g.attempt
        where g.customer = new.customer and g.suspension = new.id and a.account = new.account and a.outcome <> 'WAITING')
    then
        raise exception 'suspension %: no reminder of this account has ended', new.id using errcode = 'restrict_violation';
    end if;
    return null;
end $$;
create constraint trigger reminded_first after insert on dunning.suspension deferrable initially deferred
    for each row execute function dunning.reminded_first();

create table dunning.promise_to_pay (
    customer     bigint not null,
    id           bigint not null,
    account      bigint not null,
    amount_minor bigint not null check (amount_minor > 0),
    currency     text not null,
    due_on       date not null,
    state        text not null check (state in ('OPEN', 'KEPT', 'BROKEN', 'WITHDRAWN')),
    granted_at   timestamptz not null,
    ended_at     timestamptz,
    person       bigint not null,
    unit         bigint not null,
    badge        text not null,
    note         text not null,
    primary key (customer, id),
    check ((state = 'OPEN') = (ended_at is null))
);
create unique index one_promise_at_a_time on dunning.promise_to_pay (customer, account) where state = 'OPEN';
create index promise_granted on dunning.promise_to_pay (granted_at);
comment on table dunning.promise_to_pay is 'customer: who promised to pay how much by when, who granted it, and whether it was kept';

create table dunning.stop (
    customer    bigint not null,
    id          bigint not null,
    account     bigint not null,
    reason      text not null check (reason <> ''),
    since       timestamptz not null,
    until       date not null,
    lifts       boolean not null,
    person      bigint not null,
    badge       text not null,
    released_at timestamptz,
    released_by text not null default '',
    primary key (customer, id)
);
create unique index one_stop_at_a_time on dunning.stop (customer, account) where released_at is null;
comment on table dunning.stop is 'customer: nothing further is done about this account until then, and why';
comment on column dunning.stop.lifts is 'the lines come back meanwhile';

create table dunning.opt_out (
    customer     bigint not null,
    channel      text not null check (channel in ('SMS')),
    since        timestamptz not null,
    source       text not null check (source <> ''),
    withdrawn_at timestamptz,
    primary key (customer, channel)
);
comment on table dunning.opt_out is 'customer: ways by which somebody does not want to be reminded; a person calls instead';
