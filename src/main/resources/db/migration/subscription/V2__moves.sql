alter table subscription.hold
    add column reference      text not null default '',
    add column lift_reference text not null default '';

-- A line that moves has two legs, each switched on and tested by itself: an activation is one leg's.
alter table subscription.activation add column service bigint;
update subscription.activation a set service = s.service
from subscription.subscription s where s.customer = a.customer and s.id = a.subscription;
alter table subscription.activation alter column service set not null;
alter table subscription.activation drop constraint activation_pkey;
alter table subscription.activation add primary key (customer, service);
create index activation_by_subscription on subscription.activation (customer, subscription);
comment on table subscription.activation is
    'customer: from the wish to the tested line, for each leg it ever ran on; done only with a passed test';

create table subscription.move (
    customer         bigint not null,
    id               bigint not null,
    subscription     bigint not null,
    reference        text not null,
    old_place        bigint not null,
    old_number       text,
    old_port         bigint,
    old_service      bigint not null,
    new_place        bigint not null,
    new_number       text,
    new_port         bigint,
    new_service      bigint not null,
    begun_at         timestamptz not null,
    test             bigint,
    live_at          timestamptz,
    release_asked_at timestamptz,
    released_at      timestamptz,
    given_up_at      timestamptz,
    cleared_at       timestamptz,
    why              text not null default '',
    primary key (customer, id),
    unique (customer, new_service),
    foreign key (customer, subscription) references subscription.subscription,
    check (new_service <> old_service),
    check ((live_at is null) = (test is null) and coalesce(test, 1) <> 0),
    check (live_at is null or begun_at <= live_at),
    check (release_asked_at is null or (live_at is not null and live_at <= release_asked_at)),
    check (released_at is null or (release_asked_at is not null and release_asked_at <= released_at)),
    check (given_up_at is null or (live_at is null and begun_at <= given_up_at)),
    check (cleared_at is null or (given_up_at is not null and given_up_at <= cleared_at))
);
create unique index one_move_at_a_time on subscription.move (customer, subscription)
    where released_at is null and given_up_at is null;
create index move_by_subscription on subscription.move (customer, subscription, begun_at);
comment on table subscription.move is
    'customer: a line on its way to another place: the new leg is live and tested before the old one may be let go';
comment on column subscription.move.cleared_at is 'when what a given-up new leg had taken was given back';

-- Looks at rows of one customer only. What happened stays so; nobody lets go of the leg the line runs on.
create function subscription.new_line_first() returns trigger language plpgsql as $$
begin
    if (new.customer, new.id, new.subscription, new.reference, new.old_place, new.old_number, new.old_port,
            new.old_service, new.new_place, new.new_number, new.new_port, new.new_service, new.begun_at)
            is distinct from
       (old.customer, old.id, old.subscription, old.reference, old.old_place, old.old_number, old.old_port,
            old.old_service, old.new_place, old.new_number, old.new_port, old.new_service, old.begun_at)
    then
        raise exception 'move % stays as it was begun', old.id using errcode = 'restrict_violation';
    end if;
    if (old.live_at is not null and (new.live_at, new.test) is distinct from (old.live_at, old.test))
        or (old.release_asked_at is not null and new.release_asked_at is distinct from old.release_asked_at)
        or (old.released_at is not null and new.released_at is distinct from old.released_at)
        or (old.given_up_at is not null and new.given_up_at is distinct from old.given_up_at)
        or (old.cleared_at is not null and new.cleared_at is distinct from old.cleared_at)
    then
        raise exception 'move %: what happened stays so', old.id using errcode = 'restrict_violation';
    end if;
    if new.release_asked_at is not null and old.release_asked_at is null and not exists (
        select from subscription.subscription s
        where s.customer = new.customer and s.id = new.subscription and s.service = new.new_service)
    then
        raise exception 'move %: the line still runs on the old leg', old.id using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger new_line_first before update on subscription.move
    for each row execute function subscription.new_line_first();
create trigger never_removed before delete on subscription.move
    for each row execute function platform.refuse_change();

-- A line is led to another leg by a move only, and only once that leg is live.
create function subscription.only_to_a_live_leg() returns trigger language plpgsql as $$
begin
    if not exists (
        select from subscription.move m
        where m.customer = new.customer and m.subscription = new.id
          and m.old_service = old.service and m.new_service = new.service
          and m.live_at is not null and m.release_asked_at is null)
    then
        raise exception 'subscription %: the leg it is led to is not live', old.id using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger only_to_a_live_leg before update on subscription.subscription
    for each row when (old.service is distinct from new.service)
    execute function subscription.only_to_a_live_leg();

create table subscription.watch (
    customer     bigint not null,
    id           bigint not null,
    subscription bigint not null,
    what         text not null check (what in
        ('WENT_OFF', 'CAME_BACK', 'CHANGED', 'RENUMBERED', 'ENDED', 'OLD_LEG_GONE', 'NEW_LEG_GONE')),
    reason       text not null default '',
    move         bigint,
    reference    text not null,
    asked_at     timestamptz not null,
    seen_at      timestamptz,
    overtaken_at timestamptz,
    looks        integer not null default 0,
    next_look_at timestamptz,
    primary key (customer, id),
    foreign key (customer, subscription) references subscription.subscription,
    foreign key (customer, move) references subscription.move,
    check ((what in ('OLD_LEG_GONE', 'NEW_LEG_GONE')) = (move is not null)),
    check ((what in ('WENT_OFF', 'CAME_BACK')) = (reason <> '')),
    check (seen_at is null or overtaken_at is null),
    check ((next_look_at is null) = (seen_at is not null or overtaken_at is not null))
);
create index watch_open on subscription.watch (next_look_at) where next_look_at is not null;
create index watch_by_subscription on subscription.watch (customer, subscription, asked_at);
comment on table subscription.watch is
    'customer: what is waited for until the network was seen to do it; seen once, and said once';
comment on column subscription.watch.overtaken_at is 'the opposite was asked before it was seen: it will not be any more';
