create schema if not exists dispatch;

create table dispatch.rule (
    since              date primary key,
    idle_minutes       int not null check (idle_minutes between 1 and 240),
    meal_from          time not null,
    meal_until         time not null,
    meal_minutes       int not null check (meal_minutes between 0 and 120),
    overtime_minutes   int not null check (overtime_minutes between 0 and 240),
    detour_minutes     int not null check (detour_minutes between 0 and 120),
    margin_minutes     int not null check (margin_minutes between 0 and 120),
    shift_from         time not null,
    shift_until        time not null,
    told_minutes       int not null check (told_minutes between 30 and 240),
    night_millis       int not null check (night_millis between 1 and 600000),
    live_millis        int not null check (live_millis between 1 and 2000),
    nearby_crews       int not null check (nearby_crews between 1 and 200),
    pull_forward_max   int not null check (pull_forward_max between 0 and 3),
    pull_forward_minutes int not null check (pull_forward_minutes between 1 and 60),
    check (meal_from <= meal_until),
    check (shift_from < shift_until)
);
comment on table dispatch.rule is
    'reference: what holds for days from then on: how long nobody waits longer, meals, overtime, how long is searched. Examples';
comment on column dispatch.rule.nearby_crews is 'how many crews'' days may change when something happens to one of them';
insert into dispatch.rule values
    ('2000-01-01', 20, '11:30', '13:30', 45, 60, 25, 15, '08:30', '20:30', 60, 8000, 900, 25, 3, 10);

create table dispatch.day (
    day          date primary key,
    version      int not null check (version > 0),
    state        text not null check (state in ('DRAFT', 'PUBLISHED', 'LIVE')),
    planned_at   timestamptz not null,
    published_at timestamptz,
    check ((state = 'DRAFT') = (published_at is null))
);
comment on table dispatch.day is 'local: how far the plan of a day has come; whoever changes it counts the version up';

create table dispatch.stop (
    day             date not null references dispatch.day,
    id              bigint not null,
    kind            text not null check (kind in ('VISIT', 'TOUR')),
    crew            bigint,
    place           int not null,
    starts          int not null,
    pinned_crew     boolean not null,
    pinned_start    int,
    not_before      int,
    overrun         int not null,
    told_from       int,
    told_until      int,
    published_crew  bigint,
    published_start int,
    primary key (day, id),
    check ((told_from is null) = (told_until is null)),
    check ((published_crew is null) = (published_start is null)),
    check (pinned_crew <= (crew is not null))
);
create index stop_by_crew on dispatch.stop (day, crew, place);
comment on table dispatch.stop is
    'local: whose day a stop is on, at which place, and what was said about it; no crew: nobody can do it yet. Times are seconds since midnight';

create table dispatch.tour_stop (
    day           date not null,
    id            bigint not null,
    crew          bigint not null,
    starts        time not null,
    minutes       int not null check (minutes between 15 and 480),
    name_zh       text not null,
    name_en       text not null,
    address       text not null,
    district      text not null,
    lat           double precision not null,
    lon           double precision not null,
    by_badge      text not null,
    announced_at  timestamptz not null,
    primary key (day, id),
    unique (crew, day, starts)
);
create index tour_stop_by_crew on dispatch.tour_stop (crew, day);
comment on table dispatch.tour_stop is 'local: where a service vehicle stands and when, as published; gaps are filled with visits nearby';

create table dispatch.event (
    day     date not null,
    id      bigint not null,
    kind    text not null,
    crew    bigint,
    stop    bigint,
    at      timestamptz not null,
    minutes int,
    note    text not null,
    badge   text not null,
    person  bigint not null,
    primary key (day, id)
);
comment on table dispatch.event is 'local: what happened on a day that the plan must answer; only ever added to';
create trigger only_added before update or delete on dispatch.event
    for each row execute function platform.refuse_change();

create trigger never_emptied before truncate on dispatch.event
    for each statement execute function platform.refuse_change();

create table dispatch.off_duty (
    day  date not null,
    crew bigint not null,
    tick int not null,
    why  text not null,
    primary key (day, crew)
);
comment on table dispatch.off_duty is 'local: crews that cannot go on, from a time of the day on (seconds since midnight)';

create table dispatch.proposal (
    day          date not null references dispatch.day,
    id           bigint not null,
    base         int not null,
    event        bigint not null,
    state        text not null check (state in ('OPEN', 'APPLIED', 'REJECTED', 'OVERTAKEN')),
    by_itself    boolean not null,
    moves_window boolean not null,
    before_metres bigint not null,
    before_idle  bigint not null,
    before_points bigint not null,
    after_metres bigint not null,
    after_idle   bigint not null,
    after_points bigint not null,
    made_at      timestamptz not null,
    decided_at   timestamptz,
    badge        text,
    millis       int not null,
    primary key (day, id),
    check ((state = 'OPEN') = (decided_at is null))
);
create unique index one_open_proposal on dispatch.proposal (day) where state = 'OPEN';
comment on table dispatch.proposal is
    'local: another plan for a day, made from one version of it; applied to that version or not at all. One waits at a time: a newer one knows more';

create table dispatch.move (
    day        date not null,
    proposal   bigint not null,
    stop       bigint not null,
    from_crew  bigint,
    from_start int not null,
    to_crew    bigint,
    to_start   int not null,
    moves_window boolean not null,
    primary key (day, proposal, stop),
    foreign key (day, proposal) references dispatch.proposal (day, id)
);
comment on table dispatch.move is 'local: what a proposal changes';

create table dispatch.order_of_stops (
    day      date not null,
    proposal bigint not null,
    crew     bigint not null,
    stops    bigint[] not null,
    primary key (day, proposal, crew),
    foreign key (day, proposal) references dispatch.proposal (day, id)
);
comment on table dispatch.order_of_stops is 'local: the days of the crews a proposal changes, stop by stop';

create table dispatch.gap (
    day      date not null,
    id       bigint not null,
    crew     bigint not null,
    stop     bigint not null,
    opens    int not null,
    closes   int not null,
    taken_by bigint,
    ends_at  timestamptz not null,
    primary key (day, id)
);
comment on table dispatch.gap is
    'local: time a crew has because a customer is late or absent; the first later customer who says yes has it (taken_by)';

create table dispatch.pull_forward (
    customer bigint not null,
    id       bigint not null,
    day      date not null,
    gap      bigint not null,
    visit    bigint not null,
    starts   int not null,
    state    text not null check (state in ('OFFERED', 'TAKEN', 'DECLINED', 'TOO_LATE')),
    offered_at timestamptz not null,
    answered_at timestamptz,
    primary key (customer, id),
    unique (customer, day, gap, visit),
    check ((state = 'OFFERED') = (answered_at is null))
);
create index pull_forward_by_gap on dispatch.pull_forward (day, gap);
comment on table dispatch.pull_forward is 'customer: "may we come now?", asked of a later customer, and what they said';

create table dispatch.saved_wait (
    day     date not null,
    id      bigint not null,
    crew    bigint not null,
    stop    bigint not null,
    step    text not null check (step in ('NEXT_STOP', 'NEARBY', 'PULL_FORWARD', 'NONE')),
    filled  bigint,
    would_wait_minutes int not null check (would_wait_minutes >= 0),
    waits_minutes int not null check (waits_minutes >= 0),
    at      timestamptz not null,
    primary key (day, id)
);
comment on table dispatch.saved_wait is 'local: how long a crew would have waited at a door, what it did instead, and how long it waits now';

create table dispatch.replay (
    day       date not null,
    way       text not null check (way in ('FURONG', 'FIRST_COME')),
    metres    bigint not null,
    travel_seconds bigint not null,
    idle_seconds bigint not null,
    late_seconds bigint not null,
    overtime_seconds bigint not null,
    stops     int not null,
    missed    int not null,
    long_waits int not null,
    unserved  int not null,
    crews     int not null,
    made_at   timestamptz not null,
    primary key (day, way)
);
comment on table dispatch.replay is 'local: what a day comes to, planned and by first come, for comparing';
