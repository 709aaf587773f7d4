create schema if not exists appraisal;

create table appraisal.rule (
    version  int primary key check (version > 0),
    since    date not null unique,
    base     int not null,
    low      int not null,
    high     int not null,
    example  boolean not null,
    check (low <= base and base <= high)
);
comment on table appraisal.rule is 'reference: where a month''s score begins and its limits, by version; only ever added to';

create table appraisal.point (
    rule     int not null references appraisal.rule,
    kind     text not null,
    points   int not null,
    primary key (rule, kind)
);
comment on table appraisal.point is 'reference: what each kind of entry counts under a rule; praise counts as breaches do; only ever added to';
create trigger only_added before update or delete on appraisal.rule for each row execute function platform.refuse_change();
create trigger only_added before update or delete on appraisal.point for each row execute function platform.refuse_change();

-- Examples, to be edited: the newspaper says that people are appraised by callbacks and spot checks, not by how many points.
insert into appraisal.rule values (1, '2003-01-01', 100, 0, 120, true);
insert into appraisal.point values
    (1, 'ANSWER_DISSATISFIED', -3), (1, 'ANSWER_SATISFIED', 0), (1, 'ANSWER_TOUCHED', 1), (1, 'ANSWER_PLEASANT', 2),
    (1, 'CHECK_CLEAN', 1), (1, 'FINDING', -2),
    (1, 'BREACH', -10), (1, 'BREACH_REVERSED', 10), (1, 'COMPLAINT', -5), (1, 'COMPLAINT_REVERSED', 5),
    (1, 'COMMENDATION', 5);

create table appraisal.entry (
    person    bigint not null,
    id        bigint not null,
    unit      bigint not null,
    kind      text not null,
    source    text not null,
    evidence  text not null check (evidence <> ''),
    day       date not null,
    at        timestamptz not null,
    primary key (person, id),
    unique (person, kind, source)
);
create index entry_by_month on appraisal.entry (day, unit);
comment on table appraisal.entry is 'local: what counts for or against somebody, each once with the page that proves it; facts, not points; only ever added to';
create trigger only_added before update or delete on appraisal.entry for each row execute function platform.refuse_change();

create table appraisal.month (
    person   bigint not null,
    month    date not null check (extract(day from month) = 1),
    unit     bigint not null,
    rule     int not null references appraisal.rule,
    entries  int not null check (entries >= 0),
    score    int not null,
    at       timestamptz not null,
    badge    text not null,
    primary key (person, month)
);
comment on table appraisal.month is 'local: the score a month was closed with, which its entries give again whenever they are added up; only ever added to';
create trigger only_added before update or delete on appraisal.month for each row execute function platform.refuse_change();

-- What belongs to a closed month can no longer come; it counts in the month it becomes known.
create function appraisal.month_is_open() returns trigger language plpgsql as $$
begin
    if exists (select from appraisal.month where person = new.person and month = date_trunc('month', new.day)::date) then
        raise exception 'the month is closed' using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger month_is_open before insert on appraisal.entry for each row execute function appraisal.month_is_open();
