create schema if not exists travel;

create table travel.pace (
    road        text not null,
    hour        smallint not null check (hour between 0 and 23),
    district    text not null,
    free_millis bigint not null check (free_millis >= 0),
    seen_millis bigint not null check (seen_millis >= 0),
    trips       int not null check (trips >= 0),
    primary key (road, hour, district)
);
comment on table travel.pace is
    'local: what driven ways took against what they would have taken, by kind of road, hour and district';

-- No coordinates: who was at whose door stands with the visits, not here.
create table travel.trip (
    reference        text primary key,
    district         text not null,
    left_at          timestamptz not null,
    metres           int not null check (metres >= 0),
    free_seconds     int not null check (free_seconds >= 0),
    expected_seconds int not null check (expected_seconds >= 0),
    seen_seconds     int not null,
    taught           boolean not null
);
create index trip_by_time on travel.trip (left_at);
comment on table travel.trip is 'local: ways driven between visits, each learnt from once';
