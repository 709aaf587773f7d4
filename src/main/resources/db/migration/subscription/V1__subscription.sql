create schema if not exists subscription;

create table subscription.subscription (
    customer     bigint not null,
    id           bigint not null,
    account      bigint not null,
    offer        text not null,
    place        bigint not null,
    number       text,
    port         bigint,
    service      bigint not null,
    access_kind  text not null,
    speed_kbps   integer not null,
    reference    text not null,
    state        text not null check (state in ('PENDING', 'ACTIVE', 'CANCELLED')),
    started_at   timestamptz not null,
    active_since timestamptz,
    cancelled_at timestamptz,
    why          text not null default '',
    primary key (customer, id),
    unique (customer, service),
    check (state <> 'ACTIVE' or active_since is not null),
    check ((state = 'CANCELLED') = (cancelled_at is not null))
) with (fillfactor = 85);
create index subscription_by_offer on subscription.subscription (offer, state);
comment on table subscription.subscription is 'customer: what a customer has';

create table subscription.hold (
    customer     bigint not null,
    id           bigint not null,
    subscription bigint not null,
    reason       text not null check (reason in
        ('NON_PAYMENT', 'CUSTOMER_WISH', 'FRAUD', 'LOST_DEVICE', 'AUTHORITY', 'MAINTENANCE')),
    since        timestamptz not null,
    person       bigint not null,
    badge        text not null,
    lifted_at    timestamptz,
    lifted_by    bigint,
    lifted_badge text,
    primary key (customer, id),
    foreign key (customer, subscription) references subscription.subscription,
    check ((lifted_at is null) = (lifted_by is null) and (lifted_at is null) = (lifted_badge is null))
);
create unique index one_hold_of_a_reason on subscription.hold (customer, subscription, reason) where lifted_at is null;
comment on table subscription.hold is 'customer: what holds a subscription back, who put it there and who lifted it';

create table subscription.activation (
    customer     bigint not null,
    subscription bigint not null,
    asked_at     timestamptz not null,
    line_on_at   timestamptz,
    done_at      timestamptz,
    test         bigint not null default 0,
    tests_failed integer not null default 0,
    fault        text not null default '',
    given_up_at  timestamptz,
    next_try_at  timestamptz,
    primary key (customer, subscription),
    foreign key (customer, subscription) references subscription.subscription,
    check (done_at is null or (line_on_at is not null and test <> 0 and fault = '')),
    check ((next_try_at is null) = (done_at is not null or given_up_at is not null))
);
create index activation_unfinished on subscription.activation (next_try_at) where next_try_at is not null;
create index activation_done on subscription.activation (done_at) where done_at is not null;
comment on table subscription.activation is 'customer: from the wish to the tested line; done only with a passed test';
