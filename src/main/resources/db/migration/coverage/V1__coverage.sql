create schema if not exists coverage;

create table coverage.limit_rule (
    since     date primary key,
    weak_dbm  int not null check (weak_dbm between -140 and -20),
    example   boolean not null
);
comment on table coverage.limit_rule is 'reference: below which level a signal is weak, from a day on';
insert into coverage.limit_rule values ('2003-01-01', -95, true);

create table coverage.round (
    id     bigint primary key,
    name   text not null check (name <> ''),
    since  date not null,
    until  date not null check (until >= since),
    at     timestamptz not null,
    badge  text not null
);
comment on table coverage.round is 'local: a round of volunteers'' signal tests; only ever added to';

create table coverage.point (
    round  bigint not null references coverage.round,
    number int not null check (number > 0),
    name   text not null check (name <> ''),
    lat    double precision not null check (lat between -90 and 90),
    lon    double precision not null check (lon between -180 and 180),
    primary key (round, number)
);
comment on table coverage.point is 'local: where a round wants the signal tested (WGS-84)';

create table coverage.reading (
    round   bigint not null,
    point   int not null,
    id      bigint not null,
    at      timestamptz not null,
    person  bigint not null,
    badge   text not null,
    dbm     int not null check (dbm between -140 and -20),
    weak    boolean not null,
    note    text not null,
    primary key (round, point, id),
    foreign key (round, point) references coverage.point
);
comment on table coverage.reading is 'local: what a volunteer measured at a point; only ever added to';

create table coverage.weak_spot (
    round      bigint not null,
    point      int not null,
    opened_at  timestamptz not null,
    remedy     text,
    mended_at  timestamptz,
    mended_by  text,
    closed_at  timestamptz,
    primary key (round, point),
    foreign key (round, point) references coverage.point,
    check ((mended_at is null) = (remedy is null) and (mended_at is null) = (mended_by is null)),
    constraint closed_only_by_a_retest check (closed_at is null or (mended_at is not null and closed_at >= mended_at))
);
comment on table coverage.weak_spot is 'local: a point that was weak: for the network to mend, closed when a retest after that was good';
create trigger only_added before update or delete on coverage.reading for each row execute function platform.refuse_change();
