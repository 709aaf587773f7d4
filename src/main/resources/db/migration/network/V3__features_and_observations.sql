alter table network.service
    drop constraint service_access_kind_check,
    add constraint service_access_kind check (access_kind ~ '^[A-Z_]+$'),
    add column features text[] not null default '{}',
    add column wanted_until timestamptz,
    add constraint service_ends_when_on check (wanted_on or wanted_until is null);
create index service_over on network.service (wanted_until) where wanted_until is not null;
comment on column network.service.features is 'codes of what the service can do besides, sorted; CODE or CODE=value';
comment on column network.service.wanted_until is 'wanted on until then only';

alter table network.login add column previous bigint;
comment on column network.login.previous is 'who had it before: reports on sessions that had ended by then are theirs';

create table network.observation (
    customer    bigint not null,
    service     bigint not null,
    at          timestamptz not null,
    version     bigint not null,
    is_on       boolean not null,
    wanted_at   timestamptz not null,
    access_kind text not null,
    number      text,
    port        bigint,
    exchange    text not null,
    speed_kbps  integer not null,
    features    text[] not null,
    reference   text not null,
    primary key (customer, service, at, version)
);
create index observation_by_time on network.observation (at);
comment on table network.observation is 'customer: what the network was seen to do of each service and since when; only ever added to';
comment on column network.observation.wanted_at is 'when what was seen had been asked for';

insert into network.observation (customer, service, at, version, is_on, wanted_at, access_kind, number, port, exchange,
    speed_kbps, features, reference)
select customer, id, observed_at, observed_version, observed_on, least(wanted_at, observed_at), access_kind, number, port,
    exchange, speed_kbps, features, reference
from network.service where observed_at is not null;

create trigger only_added before update or delete on network.observation
    for each row execute function platform.refuse_change();
