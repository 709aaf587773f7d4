create schema if not exists fulfilment;

-- What an action on a product takes, step by step. A plan copies the steps, so that a new version touches no order under way.
create table fulfilment.recipe (
    action  text not null check (action ~ '^[A-Z][A-Z_]{1,30}$'),
    product text not null check (product ~ '^([A-Z][A-Z_]{1,30})?$'),
    version int not null check (version > 0),
    since   date not null,
    promise text not null check (promise ~ '^[A-Z_]*$'),
    reason  text not null check (reason <> ''),
    badge   text not null,
    primary key (action, product, version)
);
create trigger only_added before update or delete on fulfilment.recipe
    for each row execute function platform.refuse_change();
comment on table fulfilment.recipe is 'reference: how an action on a product is fulfilled; an empty product is any; promise: what the whole promises';

create table fulfilment.recipe_step (
    action      text not null,
    product     text not null,
    version     int not null,
    code        text not null check (code ~ '^[A-Z][A-Z_]{1,40}$'),
    position    int not null check (position > 0),
    kind        text not null check (kind ~ '^[A-Z_]+$'),
    needs       text[] not null default '{}',
    only_if     text not null default '',
    shared      boolean not null default false,
    at_once     boolean not null default false,
    counts      boolean not null default true,
    no_return   text not null default '' check (no_return in ('', 'BEGUN', 'DONE')),
    queue       text not null default '',
    makes       text not null default '',
    keeps       text not null default '',
    minutes     int not null default 0 check (minutes >= 0),
    stuck_after int not null check (stuck_after > 0),
    name_zh     text not null check (name_zh <> ''),
    name_en     text not null check (name_en <> ''),
    primary key (action, product, version, code),
    unique (action, product, version, position),
    foreign key (action, product, version) references fulfilment.recipe,
    check ((kind = 'WORK') = (queue <> ''))
);
create trigger only_added before update or delete on fulfilment.recipe_step
    for each row execute function platform.refuse_change();
comment on table fulfilment.recipe_step is 'reference: the steps of a recipe';
comment on column fulfilment.recipe_step.needs is 'codes of the steps that must be done before this one begins, or, if at_once, ends';
comment on column fulfilment.recipe_step.only_if is 'left out of a plan unless this is true of the item: NUMBER, NEW_NUMBER, PORT, VISIT, DATED, HIRED, DEPOSIT';
comment on column fulfilment.recipe_step.shared is 'once for all items of a bundle';
comment on column fulfilment.recipe_step.at_once is 'begins with the plan: an appointment is made at the counter, long before the crew may finish';
comment on column fulfilment.recipe_step.no_return is 'from when on the plan can no longer be cancelled';
comment on column fulfilment.recipe_step.minutes is 'of a visit, 0 for what the offer says';
comment on column fulfilment.recipe_step.stuck_after is 'minutes under way after which somebody must look';

create table fulfilment.plan (
    customer      bigint not null,
    id            bigint not null,
    reference     text not null,
    action        text not null,
    procedure     text not null,
    version       int not null,
    owner         bigint not null,
    business_line text not null,
    segment       text not null,
    product       text not null,
    rural         boolean not null,
    offer         text not null,
    contact       text not null,
    effective     date,
    asked_by      bigint not null,
    asked_unit    bigint not null,
    state         text not null check (state in ('RUNNING', 'COMPLETED', 'CANCELLED')),
    stage         text not null check (stage in ('VISIT', 'NETWORK', 'WORK', 'DATE', 'NONE')),
    began_at      timestamptz not null,
    ended_at      timestamptz,
    primary key (customer, id),
    unique (customer, reference),
    check ((state = 'RUNNING') = (ended_at is null)),
    check ((state = 'RUNNING') or stage = 'NONE')
);
comment on table fulfilment.plan is 'customer: what is being done about an order, whose steps are in fulfilment.step';

create table fulfilment.item (
    customer     bigint not null,
    plan         bigint not null,
    item         int not null check (item > 0),
    product      text not null,
    offer        text not null,
    account      bigint not null,
    place        bigint not null,
    district     text not null,
    street_office text not null,
    address      text not null,
    subscription bigint,
    number       text,
    features     text[] not null,
    to_customer  bigint,
    to_account   bigint,
    to_place     bigint,
    port         bigint,
    move         bigint,
    old_number   text,
    old_place    bigint,
    old_district text,
    old_office   text,
    old_address  text,
    primary key (customer, plan, item),
    foreign key (customer, plan) references fulfilment.plan (customer, id)
);
comment on table fulfilment.item is 'customer: the services a plan is about and what has been taken for each so far';

create table fulfilment.step (
    customer    bigint not null,
    plan        bigint not null,
    item        int not null check (item >= 0),
    code        text not null,
    position    int not null,
    kind        text not null,
    needs       text[] not null,
    at_once     boolean not null,
    counts      boolean not null,
    no_return   text not null,
    queue       text not null,
    makes       text not null,
    keeps       text not null,
    minutes     int not null,
    stuck_after int not null,
    name_zh     text not null,
    name_en     text not null,
    state       text not null check (state in ('WAITING', 'RUNNING', 'DONE', 'SKIPPED', 'UNDONE')),
    subject     text not null default '',
    note        text not null default '',
    badge       text not null default '',
    began_at    timestamptz,
    ended_at    timestamptz,
    look_at     timestamptz,
    alarmed_at  timestamptz,
    due_on      date,
    primary key (customer, plan, item, code),
    foreign key (customer, plan) references fulfilment.plan (customer, id),
    check ((state = 'WAITING') <= (began_at is null)),
    check ((state in ('RUNNING', 'DONE', 'UNDONE')) <= (began_at is not null)),
    check ((state in ('WAITING', 'RUNNING')) = (ended_at is null)),
    check ((state = 'RUNNING') = (look_at is not null)),
    check (alarmed_at is null or state = 'RUNNING'),
    check (ended_at >= began_at)
);
create index step_to_look_at on fulfilment.step (look_at) where look_at is not null;
create index step_by_date on fulfilment.step (due_on) where due_on is not null and state = 'RUNNING';
comment on table fulfilment.step is 'customer: the steps of a plan, each begun when what it needs is there';
comment on column fulfilment.step.item is '0: once for all items';
comment on column fulfilment.step.look_at is 'when a step under way counts as stuck';
