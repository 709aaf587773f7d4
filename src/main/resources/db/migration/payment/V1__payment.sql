create schema if not exists payment;

create table payment.reference (
    channel   text not null check (channel in
        ('COUNTER', 'COLLECTOR', 'AGENT', 'DIRECT_DEBIT', 'TRANSFER', 'PREPAID_CARD', 'ONLINE')),
    door      text not null check (length(door) between 1 and 100),
    reference text not null check (length(reference) between 1 and 100),
    customer  bigint,
    payment   bigint,
    sha256    bytea,
    reason    text,
    badge     text not null,
    at        timestamptz not null,
    primary key (channel, door, reference),
    constraint booked_or_blocked check (
        case when payment is null then customer is null and sha256 is null and reason is not null
             else customer is not null and length(sha256) = 32 and reason is null end)
);
create trigger only_added before update or delete on payment.reference
    for each row execute function platform.refuse_change();
comment on table payment.reference is
    'directory: every reference a door ever sent, and whose payment it became; without a payment it is blocked for good';
comment on column payment.reference.sha256 is 'of what was paid and to whom: the same reference with other content is refused';
comment on column payment.reference.reason is 'why it was taken back before it came';

create table payment.payment (
    customer         bigint not null,
    id               bigint not null,
    account          bigint not null,
    channel          text not null,
    door             text not null,
    reference        text not null,
    amount_minor     bigint not null check (amount_minor > 0),
    currency         char(3) not null,
    settled_minor    bigint not null check (settled_minor >= 0),
    on_account_minor bigint not null check (on_account_minor >= 0),
    paid_at          timestamptz not null,
    value_date       date not null,
    business_date    date not null,
    other_side       text not null,
    posted_at        timestamptz not null,
    person           bigint not null,
    unit             bigint not null,
    badge            text not null,
    origin           text not null,
    primary key (customer, id),
    constraint settled_or_on_account check (settled_minor + on_account_minor = amount_minor)
);
create trigger only_added before update or delete on payment.payment
    for each row execute function platform.refuse_change();
create index payment_by_day on payment.payment (business_date, channel, door);
comment on table payment.payment is 'customer: money that came in, with who took it from where; only ever added to';
comment on column payment.payment.id is 'also the number of the credit in the ledger';
comment on column payment.payment.other_side is 'the general-ledger account the money is on';

create table payment.reversal (
    customer bigint not null,
    payment  bigint not null,
    reason   text not null check (reason <> ''),
    at       timestamptz not null,
    person   bigint not null,
    badge    text not null,
    primary key (customer, payment),
    foreign key (customer, payment) references payment.payment (customer, id)
);
create trigger only_added before update or delete on payment.reversal
    for each row execute function platform.refuse_change();
comment on table payment.reversal is 'customer: payments that were taken back, each once';
