create table payment.unmatched (
    id            bigint primary key,
    channel       text not null,
    door          text not null,
    reference     text not null,
    amount_minor  bigint not null check (amount_minor > 0),
    currency      char(3) not null,
    payer         text not null,
    note          text not null,
    paid_at       timestamptz not null,
    value_date    date not null,
    business_date date not null,
    other_side    text not null,
    at            timestamptz not null,
    badge         text not null,
    ended_at      timestamptz,
    how           text check (how in ('MATCHED', 'SENT_BACK')),
    customer      bigint,
    payment       bigint,
    reason        text not null default '',
    ended_by      bigint,
    ended_badge   text,
    unique (channel, door, reference),
    check (num_nulls(ended_at, how, ended_by, ended_badge) in (0, 4)),
    constraint matched_to_a_payment check ((how = 'MATCHED') = (payment is not null and customer is not null)),
    constraint sent_back_with_a_reason check (how is distinct from 'SENT_BACK' or reason <> '')
);
create index unmatched_open on payment.unmatched (at) where ended_at is null;
comment on table payment.unmatched is 'local: money that came in and is nobody''s yet, until it is matched or sent back';

create table payment.chargeback (
    customer     bigint not null,
    payment      bigint not null,
    reason       text not null check (reason <> ''),
    reference    text not null check (reference <> ''),
    unit         bigint not null,
    asked_by     bigint not null check (asked_by > 0),
    badge        text not null,
    at           timestamptz not null,
    primary key (customer, payment),
    unique (customer, payment, asked_by),
    foreign key (customer, payment) references payment.payment (customer, id)
);
create trigger only_added before update or delete on payment.chargeback
    for each row execute function platform.refuse_change();
create index chargeback_oldest on payment.chargeback (at);
comment on table payment.chargeback is 'customer: payments a bank or a gateway has taken back; another person decides what we do';

create table payment.chargeback_decision (
    customer   bigint not null,
    payment    bigint not null,
    asked_by   bigint not null,
    accepted   boolean not null,
    reason     text not null,
    decided_by bigint not null check (decided_by > 0),
    badge      text not null,
    at         timestamptz not null,
    primary key (customer, payment),
    foreign key (customer, payment, asked_by) references payment.chargeback (customer, payment, asked_by),
    constraint who_asks_does_not_decide check (decided_by <> asked_by),
    constraint a_no_has_a_reason check (accepted or reason <> '')
);
create trigger only_added before update or delete on payment.chargeback_decision
    for each row execute function platform.refuse_change();
comment on table payment.chargeback_decision is 'customer: what a second person said to a chargeback, once';
