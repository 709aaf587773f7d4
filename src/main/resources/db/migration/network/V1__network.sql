create schema if not exists network;

create table network.exchange (
    code    text primary key,
    name_zh text not null,
    name_en text not null,
    numbers text not null check (numbers in ('VOICE', 'PHS'))
);
comment on table network.exchange is 'reference: buildings with switches and frames';
comment on column network.exchange.numbers is 'what its numbers are for: fixed lines or handsets';

create table network.exchange_area (
    district      text not null check (district ~ '^\d{6}$'),
    street_office text not null check (street_office ~ '^(\d{9})?$'),
    exchange      text not null references network.exchange,
    primary key (district, street_office, exchange)
);
comment on table network.exchange_area is 'reference: which exchange serves which street office; an empty office is the whole district';

create table network.number (
    number    text primary key check (number ~ '^\d{5,15}$'),
    exchange  text not null references network.exchange,
    state     text not null check (state in ('FREE', 'RESERVED', 'USED', 'QUARANTINED')),
    customer  bigint,
    reference text not null default '',
    until     timestamptz,
    check ((state in ('RESERVED', 'USED')) = (customer is not null)),
    check ((state in ('RESERVED', 'QUARANTINED')) = (until is not null))
) with (fillfactor = 85);
create index number_free on network.number (exchange, number) where state = 'FREE';
create index number_ending on network.number (until) where until is not null;
create index number_customer on network.number (customer) where customer is not null;
comment on table network.number is 'directory: each telephone number, who has it or may have it for a while, and its rest after use';

create table network.port (
    id        bigint primary key,
    exchange  text not null references network.exchange,
    kind      text not null check (kind in ('PAIR', 'DSLAM', 'LAN', 'PON')),
    label     text not null,
    state     text not null check (state in ('FREE', 'RESERVED', 'USED')),
    customer  bigint,
    reference text not null default '',
    until     timestamptz,
    unique (exchange, kind, label),
    check ((state = 'FREE') = (customer is null)),
    check ((state = 'RESERVED') = (until is not null))
) with (fillfactor = 85);
create index port_free on network.port (exchange, kind, id) where state = 'FREE';
create index port_ending on network.port (until) where until is not null;
comment on table network.port is 'local: the stock of ports in the exchanges';

create table network.service (
    customer         bigint not null,
    id               bigint not null,
    access_kind      text not null check (access_kind in ('VOICE', 'PHS', 'BROADBAND', 'MESSAGE')),
    number           text,
    port             bigint,
    speed_kbps       integer not null check (speed_kbps >= 0),
    exchange         text not null,
    reference        text not null,
    wanted_version   bigint not null check (wanted_version > 0),
    wanted_on        boolean not null,
    wanted_at        timestamptz not null,
    observed_version bigint not null default 0,
    observed_on      boolean not null default false,
    observed_at      timestamptz,
    telling_until    timestamptz,
    telling          bigint,
    attempts         integer not null default 0,
    next_try_at      timestamptz,
    error            text not null default '',
    primary key (customer, id),
    check (observed_version <= wanted_version),
    check ((observed_version < wanted_version) = (next_try_at is not null))
) with (fillfactor = 70);
create index service_untold on network.service (next_try_at) where next_try_at is not null;
comment on table network.service is 'customer: what is wanted of each service and what the network was last seen to do; newest version wins';
comment on column network.service.telling_until is 'somebody is telling the element until then; nobody else may, so tellings do not overtake one another';
comment on column network.service.telling is 'which telling that is: a late answer of an earlier one is not taken for it';

create table network.access (
    customer   bigint not null,
    service    bigint not null,
    username   text not null,
    password   bytea not null,
    enabled    boolean not null default false,
    version    bigint not null default 0,
    speed_kbps integer not null,
    primary key (customer, service)
);
comment on table network.access is 'customer: the access list: who may dial in; passwords sealed, the key is outside the database';

create table network.login (
    username text primary key,
    customer bigint not null,
    service  bigint not null
);
comment on table network.login is 'directory: each user name and whose it is';

create table network.session (
    customer      bigint not null,
    nas           text not null,
    session       text not null,
    service       bigint not null,
    started_at    timestamptz not null,
    ended_at      timestamptz,
    seen_at       timestamptz not null,
    seconds       bigint not null default 0,
    octets_in     bigint not null default 0,
    octets_out    bigint not null default 0,
    address       text not null default '',
    cause         text not null default '',
    primary key (customer, nas, session)
);
create index session_by_service on network.session (customer, service, started_at desc);
comment on table network.session is 'customer: broadband sessions as the access servers account for them';

create table network.line_test (
    customer        bigint not null,
    id              bigint not null,
    service         bigint,
    port            bigint,
    at              timestamptz not null,
    passed          boolean not null,
    attenuation_db  numeric(5, 1) not null,
    noise_margin_db numeric(5, 1) not null,
    sync_kbps       integer not null,
    fault           text not null default '',
    badge           text not null,
    primary key (customer, id),
    check (service is not null or port is not null),
    check (passed = (fault = ''))
);
create index line_test_by_service on network.line_test (customer, service, at desc);
comment on table network.line_test is 'customer: line tests with their figures; only ever added to';
create trigger only_added before update or delete on network.line_test
    for each row execute function platform.refuse_change();
