create schema if not exists prepaid;

create table prepaid.printer (
    code       text primary key check (code <> ''),
    name       text not null,
    public_key text not null,
    since      timestamptz not null,
    badge      text not null
);
comment on table prepaid.printer is 'reference: who prints cards, and the public key that print files are sealed with';

create table prepaid.batch (
    id           bigint primary key,
    number       text not null unique,
    face_minor   bigint not null check (face_minor > 0),
    currency     char(3) not null,
    cards        int not null check (cards between 1 and 100000),
    expires_on   date not null,
    printer      text not null references prepaid.printer,
    ordered_by   bigint not null check (ordered_by > 0),
    ordered_at   timestamptz not null,
    order_badge  text not null,
    printed_by   bigint,
    printed_at   timestamptz,
    print_badge  text,
    file_sha256  bytea check (length(file_sha256) = 32),
    active_by    bigint,
    active_at    timestamptz,
    active_badge text,
    buyer        bigint,
    account      bigint,
    void_by      bigint,
    void_at      timestamptz,
    void_reason  text not null default '',
    constraint who_orders_does_not_print check (printed_by <> ordered_by),
    constraint who_prints_does_not_activate check (active_by <> printed_by),
    constraint printed_before_active check (active_by is null or printed_by is not null),
    check (num_nulls(printed_by, printed_at, print_badge, file_sha256) in (0, 4)),
    check (num_nulls(active_by, active_at, active_badge, buyer, account) in (0, 5)),
    constraint void_or_active check (void_by is null or (active_by is null and void_reason <> ''))
);
create index batch_newest on prepaid.batch (ordered_at desc);
comment on table prepaid.batch is 'local: cards ordered, printed, sold and put in force together, each by another person';

create table prepaid.card (
    mark          bytea primary key check (length(mark) = 32),
    serial        text not null unique check (serial ~ '^\d{12,20}$'),
    customer      bigint,
    batch         bigint not null references prepaid.batch,
    state         text not null check (state in ('PRINTED', 'ACTIVE', 'LOCKED', 'VOID')),
    face_minor    bigint not null,
    balance_minor bigint not null,
    expires_on    date not null,
    constraint no_more_than_was_paid_for check (balance_minor between 0 and face_minor)
) with (fillfactor = 80);
create index card_of_batch on prepaid.card (batch);
comment on table prepaid.card is 'directory: each card by the keyed hash of its number, what is left on it, and who used it last';
comment on column prepaid.card.mark is 'keyed hash of the secret number; the key lies outside the database';

create table prepaid.spend (
    customer     bigint not null,
    id           bigint not null,
    serial       text not null,
    account      bigint not null,
    amount_minor bigint not null check (amount_minor > 0),
    left_minor   bigint not null check (left_minor >= 0),
    currency     char(3) not null,
    caller       text not null,
    at           timestamptz not null,
    primary key (customer, id)
);
create trigger only_added before update or delete on prepaid.spend
    for each row execute function platform.refuse_change();
create index spend_of_card on prepaid.spend (serial);
comment on table prepaid.spend is 'customer: what was paid from a card; the id is the payment''s';

create table prepaid.lock (
    id           bigint primary key,
    first_serial text not null,
    last_serial  text not null,
    cards        int not null,
    reason       text not null check (reason <> ''),
    person       bigint not null check (person > 0),
    badge        text not null,
    at           timestamptz not null,
    released_by  bigint check (released_by > 0),
    release_badge text,
    released_at  timestamptz,
    check (num_nulls(released_by, release_badge, released_at) in (0, 3)),
    constraint who_locks_does_not_release check (released_by <> person)
);
comment on table prepaid.lock is 'local: cards nobody can use, as they were lost, stolen or tampered with; another person lets them go';

-- Ours: five wrong numbers in half an hour, and whoever rings waits; thousands from everywhere, and all wait.
create table prepaid.attempt_rule (
    since             date primary key,
    caller_misses_max int not null check (caller_misses_max > 0),
    all_misses_max    int not null check (all_misses_max > caller_misses_max),
    window_minutes    int not null check (window_minutes > 0)
);
comment on table prepaid.attempt_rule is 'reference: how many wrong card numbers one caller, and all callers, may enter in a while';
insert into prepaid.attempt_rule values ('2000-01-01', 5, 2000, 30);

create table prepaid.attempt (
    id     bigint primary key,
    caller text not null check (caller <> ''),
    at     timestamptz not null,
    hit    boolean not null default false
);
create index attempt_missed on prepaid.attempt (caller, at) where not hit;
create index attempt_of_all on prepaid.attempt (at) where not hit;
comment on table prepaid.attempt is 'local: who tried a card number when, counted before it is looked up; never the number';
