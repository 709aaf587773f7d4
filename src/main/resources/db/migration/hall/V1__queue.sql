create schema if not exists hall;

create table hall.queue_class (
    code               text primary key check (code ~ '^[A-Z][A-Z_]{1,30}$'),
    place              int not null unique,
    letter             text not null unique check (letter ~ '^[A-Z]$'),
    name_zh            text not null,
    name_en            text not null,
    priority           boolean not null,
    head_start_seconds int not null check (head_start_seconds between 0 and 7200),
    target_seconds     int not null check (target_seconds > 0),
    example            boolean not null
);
comment on table hall.queue_class is
    'reference: kinds of tickets; one counts as issued head_start_seconds earlier than it was, so that it waits little and nobody starves';
comment on column hall.queue_class.target_seconds is 'what 95 of 100 should wait at most';

insert into hall.queue_class (code, place, letter, name_zh, name_en, priority, head_start_seconds, target_seconds, example) values
    ('ORDINARY',   1, 'A', '普通业务',   'Any matter',              false,    0, 1800, true),
    ('PRIORITY',   2, 'P', '爱心专席',   'Priority seat',           true,  1800,  300, true),
    ('QUICK_CASH', 3, 'K', '快速交费',   'Quick payment',           false,  300,  600, true),
    ('COMMERCIAL', 4, 'S', '商业客户',   'Business customers',      false,  600,  900, true);

create table hall.counter (
    hall     bigint not null,
    number   int not null check (number between 1 and 99),
    closed   boolean not null default false,
    primary key (hall, number)
);
comment on table hall.counter is 'local: the counters of each hall; a closed one takes nobody';

create table hall.counter_class (
    hall          bigint not null,
    counter       int not null,
    class         text not null references hall.queue_class,
    extra_seconds int not null check (extra_seconds between 0 and 7200),
    primary key (hall, counter, class),
    foreign key (hall, counter) references hall.counter
);
comment on table hall.counter_class is
    'local: what a counter serves; extra_seconds is a further head start there, which makes a dedicated seat';

create table hall.seat (
    hall    bigint not null,
    counter int not null,
    id      bigint not null,
    person  bigint not null,
    badge   text not null,
    since   timestamptz not null,
    until   timestamptz,
    primary key (hall, counter, id),
    foreign key (hall, counter) references hall.counter,
    check (until >= since)
);
create unique index one_person_at_a_counter on hall.seat (hall, counter) where until is null;
create unique index one_counter_for_a_person on hall.seat (person) where until is null;
create index seat_by_day on hall.seat (hall, since);
comment on table hall.seat is 'local: who sat at which counter from when until when';

create table hall.ticket_number (
    hall  bigint not null,
    day   date not null,
    class text not null references hall.queue_class,
    last  int not null check (last between 1 and 9999),
    primary key (hall, day, class)
);
comment on table hall.ticket_number is 'local: the last number of each class issued in a hall on a day';

create table hall.ticket (
    hall       bigint not null,
    day        date not null,
    id         bigint not null,
    number     text not null,
    class      text not null references hall.queue_class,
    service    text not null,
    needs      text[] not null,
    note       text not null,
    customer   bigint,
    state      text not null check (state in ('WAITING', 'CALLED', 'SERVING', 'DONE', 'LEFT', 'HOME')),
    triaged    boolean not null,
    issued_at  timestamptz not null,
    rank_at    timestamptz not null,
    badge      text not null,
    counter    int,
    calls      int not null default 0,
    called_at  timestamptz,
    began_at   timestamptz,
    ended_at   timestamptz,
    served_by  bigint,
    redirected int not null default 0,
    primary key (hall, day, id),
    unique (hall, day, number),
    foreign key (hall, counter) references hall.counter (hall, number),
    check ((state in ('CALLED', 'SERVING')) <= (counter is not null and called_at is not null and calls > 0)),
    check ((state in ('DONE', 'LEFT', 'HOME')) = (ended_at is not null)),
    check (rank_at <= issued_at),
    check (issued_at <= called_at and called_at <= began_at and began_at <= ended_at)
);
create index ticket_waiting on hall.ticket (hall, day, rank_at) where state = 'WAITING';
create unique index one_ticket_at_a_counter on hall.ticket (hall, counter) where state in ('CALLED', 'SERVING');
comment on table hall.ticket is 'local: who waits, is called and served in a hall; kept for its figures, without a name';
comment on column hall.ticket.redirected is 'how often the holder had been sent to the wrong queue';

create table hall.home_service (
    hall        bigint not null,
    id          bigint not null,
    ticket      bigint not null,
    day         date not null,
    customer    bigint,
    phone       text not null check (phone <> ''),
    matter      text not null check (matter <> ''),
    asked_at    timestamptz not null,
    badge       text not null,
    settled_at  timestamptz,
    settled_by  bigint,
    outcome     text not null default '',
    primary key (hall, id),
    foreign key (hall, day, ticket) references hall.ticket,
    check ((settled_at is null) = (settled_by is null)),
    check ((settled_at is null) = (outcome = ''))
);
create index home_service_open on hall.home_service (hall, asked_at) where settled_at is null;
comment on table hall.home_service is 'local: wishes to be served at home instead of in the hall, and what was arranged';
