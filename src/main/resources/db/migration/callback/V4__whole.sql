-- What is asked moves out to the module that keeps questionnaires; what was answered stays here.
create schema if not exists survey;
alter table callback.script set schema survey;
alter table callback.question set schema survey;

-- A line cut off though it should not have been is asked about when it works again.
alter table callback.obligation drop constraint obligation_occasion_check;
alter table callback.obligation add constraint obligation_occasion_check
    check (occasion in ('INSTALL', 'MOVE', 'REPAIR', 'COMPLAINT', 'RESUME', 'REWORK'));

-- A customer nobody reached may answer alone, by a link or by the code of a letter. The caller of such an answer is -1:
-- the customer, who is nobody's handler. Such an ending rests on no call.
alter table callback.closing add column way text not null default 'CALL' check (way in ('CALL', 'LINK', 'LETTER'));
alter table callback.closing drop constraint an_answer_was_heard_in_a_call;
alter table callback.closing add constraint an_answer_was_heard_or_written
    check (case when disposition in ('NC', 'X') then way = 'CALL'
                when way = 'CALL' then attempt is not null
                else attempt is null and caller = -1 end);

create table callback.step (
    customer      bigint not null,
    obligation    bigint not null,
    n             int not null check (n > 0),
    kind          text not null check (kind in ('CALL', 'LINK', 'LETTER')),
    day_part      text check (day_part in ('MORNING', 'NOON', 'AFTERNOON', 'EVENING')),
    planned_from  timestamptz not null,
    planned_until timestamptz not null check (planned_until > planned_from),
    done_at       timestamptz,
    outcome       text not null default '',
    badge         text not null default '',
    primary key (customer, obligation, n),
    foreign key (customer, obligation) references callback.obligation (customer, id),
    check ((kind = 'CALL') = (day_part is not null)),
    check ((done_at is null) = (outcome = ''))
);
create unique index step_once_a_part on callback.step (customer, obligation, day_part) where kind = 'CALL';
create unique index step_one_link on callback.step (customer, obligation, kind) where kind <> 'CALL';
create index step_to_do on callback.step (planned_until, customer, obligation) where kind <> 'CALL' and done_at is null;
comment on table callback.step is 'customer: the way to one customer: calls planned in different parts of the day, then a link, then a letter; and when each was done';

create table callback.link (
    hash        bytea primary key check (length(hash) = 32),
    customer    bigint not null,
    obligation  bigint not null,
    kind        text not null check (kind in ('LINK', 'LETTER')),
    made_at     timestamptz not null,
    expires_at  timestamptz not null check (expires_at > made_at),
    used_at     timestamptz,
    replaced_at timestamptz,
    check (used_at is null or replaced_at is null)
);
create unique index link_one_at_a_time on callback.link (customer, obligation, kind)
    where used_at is null and replaced_at is null;
create index link_running_out on callback.link (expires_at) where used_at is null and replaced_at is null;
comment on table callback.link is 'directory: from the hash of a token sent or printed to what may be answered with it; the token itself is nowhere';

create table callback.daily_count (
    day         date not null,
    occasion    text not null,
    checked_at  timestamptz not null,
    happened    bigint not null check (happened >= 0),
    obligations bigint not null check (obligations >= 0),
    primary key (day, occasion)
);
comment on table callback.daily_count is 'local: each night by occasion, how much was finished as counted where it happened, and how many obligations fell due';
comment on table callback.daily_check is 'local: the nightly totals of the time before they were kept by occasion, in daily_count';
