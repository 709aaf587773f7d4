create table subscription.feature (
    customer     bigint not null,
    id           bigint not null,
    subscription bigint not null,
    code         text not null check (code ~ '^[A-Z][A-Z0-9_]*$'),
    setting      text not null default '',
    since        timestamptz not null,
    until        timestamptz,
    reference    text not null,
    primary key (customer, id),
    foreign key (customer, subscription) references subscription.subscription,
    check (until is null or since <= until)
);
create unique index one_feature_of_a_kind on subscription.feature (customer, subscription, code) where until is null;
create index feature_by_subscription on subscription.feature (customer, subscription, since);
comment on table subscription.feature is 'customer: what a subscription can do besides, from when until when';
comment on column subscription.feature.setting is 'what goes with it, such as the number calls are forwarded to';

create table subscription.former (
    customer     bigint not null,
    id           bigint not null,
    subscription bigint not null,
    since        timestamptz not null,
    until        timestamptz not null,
    account      bigint not null,
    offer        text not null,
    place        bigint not null,
    number       text,
    became       text not null check (became in ('MOVED', 'CHANGED', 'RENUMBERED', 'TRANSFERRED')),
    reference    text not null,
    primary key (customer, id),
    foreign key (customer, subscription) references subscription.subscription,
    check (since <= until)
);
create index former_by_subscription on subscription.former (customer, subscription, until);
create trigger only_added before update or delete on subscription.former
    for each row execute function platform.refuse_change();
comment on table subscription.former is 'customer: how a subscription was before each change, and since when; only ever added to';

-- A number that was replaced is given back, or announces the new one, once the network was seen to use that.
alter table subscription.watch
    add column old_number     text,
    add column announce_until timestamptz,
    add check (old_number is null or what = 'RENUMBERED'),
    add check (announce_until is null or old_number is not null);

-- What is handed to another customer begins a subscription of theirs; the old owner's is over, and names its successor.
alter table subscription.subscription
    add column handed_to text not null default '',
    add check (handed_to = '' or state = 'CANCELLED');
comment on column subscription.subscription.handed_to is 'the subscription, of another customer, that goes on with its line';
