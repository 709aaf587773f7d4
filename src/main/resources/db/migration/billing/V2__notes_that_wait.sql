create table billing.asked_note (
    customer     bigint not null,
    id           bigint not null,
    account      bigint not null,
    bill         bigint not null,
    line         int,
    number       text not null,
    amount_minor bigint not null check (amount_minor > 0),
    currency     text not null,
    reason       text not null check (reason <> ''),
    made_at      timestamptz not null,
    badge        text not null,
    primary key (customer, id)
);
create index asked_note_by_bill on billing.asked_note (customer, bill);
comment on table billing.asked_note is 'customer: credit notes above the limit of who wrote them, until a second person decides';
