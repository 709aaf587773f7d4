create schema if not exists ordering;

create table ordering.service_order (
    customer      bigint not null,
    id            bigint not null,
    number        text not null,
    account       bigint not null,
    offer         text not null,
    product       text not null,
    business_line text not null,
    owner         bigint not null,
    segment       text not null,
    place         bigint not null,
    rural         boolean not null,
    access_number text,
    subscription  bigint not null,
    visit         bigint,
    procedure     text not null,
    card_version  int not null check (card_version > 0),
    form_version  int not null check (form_version > 0),
    answers       jsonb not null,
    channel       text not null check (channel in ('HALL', 'HOTLINE', 'ACCOUNT_MANAGER')),
    hall          bigint,
    clerk         bigint not null,
    clerk_unit    bigint not null,
    badge         text not null,
    fee_minor     bigint not null check (fee_minor >= 0),
    fee_currency  char(3) not null,
    placed_at     timestamptz not null,
    state         text not null check (state in ('AWAITING_VISIT', 'ACTIVATING', 'COMPLETED', 'CANCELLED')),
    since         timestamptz not null check (since >= placed_at),
    installed_at  timestamptz,
    cancel_why    text,
    primary key (customer, id),
    check ((channel = 'HALL') = (hall is not null)),
    check (state <> 'AWAITING_VISIT' or visit is not null),
    check (state <> 'ACTIVATING' or (visit is null) = (installed_at is null)),
    check (state <> 'COMPLETED' or installed_at is not null),
    check (state not in ('AWAITING_VISIT', 'CANCELLED') or installed_at is null),
    check ((state = 'CANCELLED') = (cancel_why is not null))
);
create index order_by_day on ordering.service_order (placed_at desc, id desc);
create index order_open on ordering.service_order (owner, state) where state in ('AWAITING_VISIT', 'ACTIVATING');
create index order_installed on ordering.service_order (installed_at) where installed_at is not null;
comment on table ordering.service_order is 'customer: what was ordered, on which card and form, by whom, and how far it is';

create table ordering.order_step (
    customer      bigint not null,
    service_order bigint not null,
    id            bigint not null,
    at            timestamptz not null,
    step          text not null check (step in ('PLACED', 'VISIT_MISSED', 'VISIT_FAILED', 'APPOINTMENT_CHANGED',
                                                'VISIT_DONE', 'ACTIVATING', 'TESTED', 'COMPLETED', 'CANCELLED')),
    badge         text not null,
    note          text not null,
    primary key (customer, service_order, id),
    foreign key (customer, service_order) references ordering.service_order (customer, id)
);
create unique index order_step_once on ordering.order_step (customer, service_order, step)
    where step not in ('VISIT_MISSED', 'VISIT_FAILED', 'APPOINTMENT_CHANGED');
create trigger only_added before update or delete on ordering.order_step
    for each row execute function platform.refuse_change();
comment on table ordering.order_step is 'customer: what happened to an order, when, by whom; only ever added to';

create table ordering.request (
    customer      bigint not null,
    request_key   text not null check (length(request_key) between 1 and 100),
    service_order bigint not null,
    content       text not null,
    primary key (customer, request_key)
);
comment on table ordering.request is 'customer: the order each confirmation of a form led to, so that a second click leads to the same';

create table ordering.order_number (
    number        text primary key,
    customer      bigint not null,
    service_order bigint not null
);
comment on table ordering.order_number is 'directory: printed order number to customer and order';
