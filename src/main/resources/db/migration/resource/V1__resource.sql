create schema if not exists resource;

create table resource.exchange (
    code    text primary key,
    name_zh text not null,
    name_en text not null,
    numbers text not null check (numbers ~ '^[A-Z_]+$')
);
comment on table resource.exchange is 'reference: buildings with switches and frames';
comment on column resource.exchange.numbers is 'what its numbers are for: fixed lines or handsets';

create table resource.exchange_area (
    district      text not null check (district ~ '^\d{6}$'),
    street_office text not null check (street_office ~ '^(\d{9})?$'),
    exchange      text not null references resource.exchange,
    primary key (district, street_office, exchange)
);
comment on table resource.exchange_area is 'reference: which exchange serves which street office; an empty office is the whole district';

create table resource.number (
    number    text primary key check (number ~ '^\d{5,15}$'),
    exchange  text not null references resource.exchange,
    state     text not null check (state in ('FREE', 'RESERVED', 'USED', 'QUARANTINED')),
    customer  bigint,
    reference text not null default '',
    until     timestamptz,
    check ((state in ('RESERVED', 'USED')) = (customer is not null)),
    check ((state in ('RESERVED', 'QUARANTINED')) = (until is not null))
) with (fillfactor = 85);
create index number_free on resource.number (exchange, number) where state = 'FREE';
create index number_ending on resource.number (until) where until is not null;
create index number_customer on resource.number (customer) where customer is not null;
comment on table resource.number is 'directory: each telephone number, who has it or may have it for a while, and its rest after use';

create table resource.port (
    id        bigint primary key,
    exchange  text not null references resource.exchange,
    kind      text not null check (kind ~ '^[A-Z_]+$'),
    label     text not null,
    state     text not null check (state in ('FREE', 'RESERVED', 'USED')),
    customer  bigint,
    reference text not null default '',
    until     timestamptz,
    unique (exchange, kind, label),
    check ((state = 'FREE') = (customer is null)),
    check ((state = 'RESERVED') = (until is not null))
) with (fillfactor = 85);
create index port_free on resource.port (exchange, kind, id) where state = 'FREE';
create index port_ending on resource.port (until) where until is not null;
comment on table resource.port is 'local: the stock of ports in the exchanges';
