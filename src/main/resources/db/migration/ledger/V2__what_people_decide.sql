-- What a person may give away without asking anybody. A published limit never changes; a new version takes its place.
create table ledger.authority (
    role        text not null,
    kind        text not null check (kind in ('CREDIT_NOTE', 'GOODWILL', 'WRITE_OFF', 'REFUND')),
    version     int not null check (version > 0),
    since       date not null,
    limit_minor bigint not null check (limit_minor >= 0),
    currency    text not null check (currency ~ '^[A-Z]{3}$'),
    primary key (role, kind, version),
    unique (role, kind, version, limit_minor)
);
comment on table ledger.authority is 'reference: how much each role may credit, refund or write off without a second person';
create trigger only_added before update or delete on ledger.authority for each row execute function platform.refuse_change();

-- SYSTEM is the house itself: a job that follows a rule people have decided on.
insert into ledger.authority (role, kind, version, since, limit_minor, currency) values
    ('SYSTEM', 'CREDIT_NOTE', 1, '1990-01-01', 9000000000000000, 'CNY'), ('SYSTEM', 'GOODWILL', 1, '1990-01-01', 9000000000000000, 'CNY'),
    ('SYSTEM', 'WRITE_OFF', 1, '1990-01-01', 9000000000000000, 'CNY'), ('SYSTEM', 'REFUND', 1, '1990-01-01', 9000000000000000, 'CNY'),
    ('COUNTER_CLERK', 'CREDIT_NOTE', 1, '1990-01-01', 5000, 'CNY'), ('COUNTER_CLERK', 'GOODWILL', 1, '1990-01-01', 3000, 'CNY'),
    ('COUNTER_CLERK', 'WRITE_OFF', 1, '1990-01-01', 100, 'CNY'), ('COUNTER_CLERK', 'REFUND', 1, '1990-01-01', 10000, 'CNY'),
    ('HOTLINE_AGENT', 'CREDIT_NOTE', 1, '1990-01-01', 3000, 'CNY'), ('HOTLINE_AGENT', 'GOODWILL', 1, '1990-01-01', 3000, 'CNY'),
    ('BACK_OFFICE', 'CREDIT_NOTE', 1, '1990-01-01', 20000, 'CNY'), ('BACK_OFFICE', 'GOODWILL', 1, '1990-01-01', 10000, 'CNY'),
    ('ACCOUNT_MANAGER', 'CREDIT_NOTE', 1, '1990-01-01', 100000, 'CNY'), ('ACCOUNT_MANAGER', 'GOODWILL', 1, '1990-01-01', 50000, 'CNY'),
    ('FINANCE', 'CREDIT_NOTE', 1, '1990-01-01', 100000, 'CNY'), ('FINANCE', 'GOODWILL', 1, '1990-01-01', 50000, 'CNY'),
    ('FINANCE', 'WRITE_OFF', 1, '1990-01-01', 50000, 'CNY'), ('FINANCE', 'REFUND', 1, '1990-01-01', 200000, 'CNY'),
    ('BRANCH_MANAGER', 'CREDIT_NOTE', 1, '1990-01-01', 200000, 'CNY'), ('BRANCH_MANAGER', 'GOODWILL', 1, '1990-01-01', 100000, 'CNY'),
    ('BRANCH_MANAGER', 'WRITE_OFF', 1, '1990-01-01', 100000, 'CNY'), ('BRANCH_MANAGER', 'REFUND', 1, '1990-01-01', 200000, 'CNY');

-- The limit is that of a published version: it cannot be made up. The item has the id of its request.
create table ledger.request (
    customer     bigint not null,
    item         bigint not null,
    account      bigint not null,
    kind         text not null,
    amount_minor bigint not null check (amount_minor > 0),
    currency     text not null,
    reference    text not null,
    other_side   text not null,
    first        bigint[] not null,
    reason       text not null check (reason <> ''),
    person       bigint not null,
    badge        text not null,
    unit         bigint not null,
    role         text not null,
    version      int not null,
    limit_minor  bigint not null,
    at           timestamptz not null,
    primary key (customer, item),
    unique (customer, item, person),
    foreign key (role, kind, version, limit_minor) references ledger.authority (role, kind, version, limit_minor),
    check ((person = 0) = (role = 'SYSTEM'))
);
comment on table ledger.request is 'customer: what people want to credit, refund or write off, and up to what they may by themselves';
create index request_by_time on ledger.request (at) where amount_minor > limit_minor;

create table ledger.decision (
    customer bigint not null,
    item     bigint not null,
    asked_by bigint not null,
    person   bigint not null,
    badge    text not null,
    verdict  text not null check (verdict in ('APPROVED', 'DECLINED')),
    reason   text not null,
    at       timestamptz not null,
    primary key (customer, item),
    foreign key (customer, item, asked_by) references ledger.request (customer, item, person),
    check (person <> asked_by),
    check (person <> 0),
    check (verdict = 'APPROVED' or reason <> '')
);
comment on table ledger.decision is 'customer: what a second person decided on a request above the first one''s limit';

create trigger only_added before update or delete on ledger.request for each row execute function platform.refuse_change();
create trigger only_added before update or delete on ledger.decision for each row execute function platform.refuse_change();

-- Whoever posts it, by whatever way: what a person gives away is within the limit, or a second person agreed.
create function ledger.may_be_given() returns trigger language plpgsql as $$
declare
    asked ledger.request;
begin
    select * into asked from ledger.request where customer = new.customer and item = new.id;
    if not found or (asked.account, asked.kind, asked.amount_minor, asked.currency)
            is distinct from (new.account, new.kind, new.amount_minor, new.currency) then
        raise exception '% % was not asked for', new.kind, new.id using errcode = 'integrity_constraint_violation';
    end if;
    if asked.amount_minor > asked.limit_minor and not exists (select from ledger.decision d
            where d.customer = new.customer and d.item = new.id and d.verdict = 'APPROVED') then
        raise exception '% % is above the limit of who asked for it and no second person agreed', new.kind, new.id
            using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end $$;
create constraint trigger may_be_given after insert on ledger.item deferrable initially deferred
    for each row when (new.kind in ('CREDIT_NOTE', 'GOODWILL', 'WRITE_OFF', 'REFUND')) execute function ledger.may_be_given();

create table ledger.contest (
    customer     bigint not null,
    id           bigint not null,
    account      bigint not null,
    item         bigint not null,
    amount_minor bigint not null check (amount_minor > 0),
    currency     text not null,
    reason       text not null check (reason <> ''),
    person       bigint not null,
    badge        text not null,
    unit         bigint not null,
    at           timestamptz not null,
    primary key (customer, id)
);
comment on table ledger.contest is 'customer: what customers do not accept of an item; nobody is dunned for it while it is examined';
create index contest_by_time on ledger.contest (at);

create table ledger.contest_end (
    customer      bigint not null,
    contest       bigint not null,
    granted_minor bigint not null check (granted_minor >= 0),
    credit        bigint,
    reason        text not null check (reason <> ''),
    person        bigint not null,
    badge         text not null,
    at            timestamptz not null,
    primary key (customer, contest),
    foreign key (customer, contest) references ledger.contest,
    check ((granted_minor > 0) = (credit is not null))
);
comment on table ledger.contest_end is 'customer: how the examination of a contested item ended, and what was credited for it';

create trigger only_added before update or delete on ledger.contest for each row execute function platform.refuse_change();
create trigger only_added before update or delete on ledger.contest_end for each row execute function platform.refuse_change();

create table ledger.check_run (
    id          bigint primary key,
    at          timestamptz not null,
    items       bigint not null,
    entries     bigint not null,
    differences bigint not null,
    first_found text not null
);
comment on table ledger.check_run is 'local: what the nightly comparison of open items with items and allocations found';
