create table till.paid_out (
    customer     bigint not null,
    item         bigint not null,
    account      bigint not null,
    shift        bigint not null references till.shift,
    amount_minor bigint not null check (amount_minor > 0),
    currency     char(3) not null,
    at           timestamptz not null,
    badge        text not null,
    primary key (customer, item)
);
create trigger only_added before update or delete on till.paid_out
    for each row execute function platform.refuse_change();
comment on table till.paid_out is 'customer: refunds that were paid out in cash, each once; the item is the ledger''s';
