create schema if not exists arrival;

create table arrival.link (
    mark       bytea primary key check (length(mark) = 32),
    customer   bigint not null,
    visit      bigint not null,
    made_at    timestamptz not null,
    expires_at timestamptz not null,
    ended_at   timestamptz,
    deeds      int not null default 0
);
create index link_of_visit on arrival.link (customer, visit);
create index link_by_end on arrival.link (expires_at);
comment on table arrival.link is
    'directory: which visit a link in a short message opens; only a keyed mark of the link is kept, so that nobody who reads this can use it';
comment on column arrival.link.deeds is 'how often something was changed with it; there is a most';

create table arrival.miss (
    origin text not null,
    at     timestamptz not null
);
create index miss_by_origin on arrival.miss (origin, at);
create index miss_by_time on arrival.miss (at);
comment on table arrival.miss is 'local: wrong links tried from an address of the network, for ten minutes: many of them are guessing';

create table arrival.visit (
    customer   bigint not null,
    visit      bigint not null,
    number     int not null,
    day        date not null,
    evening_at timestamptz,
    primary key (customer, visit)
);
create index visit_to_tell on arrival.visit (day) where evening_at is null;
comment on table arrival.visit is 'customer: visits somebody will come for, and whether the customer was told the evening before';
comment on column arrival.visit.number is 'of the appointment the customer was last told';
