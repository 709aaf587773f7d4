create schema if not exists fleet;

-- A vehicle works by hours of its own, and on holidays like on any day: 全天候出勤，周末、节假日也照样.
create table fleet.hours (
    vehicle bigint not null,
    since   date not null,
    weekly  text not null check (weekly <> ''),
    primary key (vehicle, since)
);
comment on table fleet.hours is 'reference: the weekly hours of a vehicle from a day on; without a row it works daily, 09:00-20:00';

create table fleet.day_off (
    vehicle bigint not null,
    day     date not null,
    why     text not null check (why <> ''),
    badge   text not null,
    primary key (vehicle, day)
);
comment on table fleet.day_off is 'local: days on which a vehicle does not go out: inspection, repair';

create table fleet.duty (
    staff   bigint not null,
    day     date not null,
    vehicle bigint not null,
    badge   text not null,
    primary key (staff, day)
);
create index duty_by_vehicle on fleet.duty (vehicle, day);
comment on table fleet.duty is 'local: who goes out with which vehicle on a day; nobody with two';

create table fleet.community (
    id       bigint primary key,
    unit     bigint not null,
    district text not null,
    name_zh  text not null check (name_zh <> ''),
    name_en  text not null check (name_en <> ''),
    place    text not null check (place <> ''),
    unique (unit, name_zh)
);
comment on table fleet.community is 'reference: where vehicles stop, and at which gate';

create table fleet.stop (
    id           bigint primary key,
    vehicle      bigint not null,
    community    bigint not null references fleet.community,
    day          date not null,
    starts       time not null,
    ends         time not null,
    occasion     text not null default '',
    planned_by   text not null,
    published_at timestamptz,
    off_why      text,
    check (starts < ends),
    check (off_why <> ''),
    constraint one_place_at_a_time exclude using gist (
        vehicle with =, tsrange(day + starts, day + ends) with &&) where (off_why is null)
);
create index stop_by_day on fleet.stop (day, vehicle);
create index stop_by_community on fleet.stop (community, day);
comment on table fleet.stop is 'local: when a vehicle stands where; once published, people rely on it';

-- A published stop is not moved or taken away in silence: it is called off with a reason, which stays in the timetable.
create function fleet.keep_published() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        if old.published_at is not null then
            raise exception 'a published stop is called off, not removed' using errcode = 'restrict_violation';
        end if;
        return old;
    end if;
    if old.published_at is not null and (new.vehicle, new.community, new.day, new.starts, new.ends, new.published_at)
            is distinct from (old.vehicle, old.community, old.day, old.starts, old.ends, old.published_at) then
        raise exception 'a published stop stays as it was published' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger keep_published before update or delete on fleet.stop
    for each row execute function fleet.keep_published();

create table fleet.event (
    id      bigint primary key,
    stop    bigint not null references fleet.stop,
    people  int not null check (people >= 0),
    note    text not null,
    at      timestamptz not null,
    person  bigint not null,
    badge   text not null
);
create index event_by_stop on fleet.event (stop, id);
comment on table fleet.event is 'local: what came of a stop: how many people came, what they asked for; only ever added to';
create trigger only_added before update or delete on fleet.event
    for each row execute function platform.refuse_change();

create table fleet.till (
    shift   bigint primary key,
    vehicle bigint not null,
    day     date not null
);
create index till_by_vehicle on fleet.till (vehicle, day);
comment on table fleet.till is 'local: which tills stood on which vehicle; what is in them the tills themselves say';

create table fleet.sale (
    customer      bigint not null,
    service_order bigint not null,
    vehicle       bigint not null,
    stop          bigint,
    day           date not null,
    at            timestamptz not null,
    primary key (customer, service_order)
);
create index sale_by_day on fleet.sale (day, vehicle);
comment on table fleet.sale is 'customer: orders taken by somebody who was out with a vehicle';

create table fleet.capture (
    id          bigint primary key,
    command     text not null unique,
    vehicle     bigint not null,
    stop        bigint,
    day         date not null,
    name        text not null check (name <> ''),
    phone       text not null check (phone <> ''),
    address     text not null check (address <> ''),
    wish        text not null check (wish <> ''),
    device_at   timestamptz not null,
    occurred_at timestamptz not null,
    at          timestamptz not null check (at >= occurred_at),
    due_at      timestamptz not null check (due_at > occurred_at),
    person      bigint not null,
    badge       text not null
);
create index capture_by_day on fleet.capture (day, vehicle);
comment on table fleet.capture is
    'local: wishes taken down at a vehicle without a network, once per command; due by the vehicle''s own calendar';
create trigger only_added before update or delete on fleet.capture
    for each row execute function platform.refuse_change();

create table fleet.capture_end (
    capture bigint primary key references fleet.capture,
    outcome text not null check (outcome in ('ORDERED', 'WITHDRAWN', 'UNREACHABLE')),
    note    text not null check (note <> ''),
    at      timestamptz not null,
    person  bigint not null,
    badge   text not null
);
comment on table fleet.capture_end is 'local: what became of a wish taken down at a vehicle';
create trigger only_added before update or delete on fleet.capture_end
    for each row execute function platform.refuse_change();
