create table customer.agreed_term (
    customer bigint not null references customer.customer,
    id       bigint not null,
    since    date not null,
    until    date,
    words    text not null check (words <> ''),
    badge    text not null,
    primary key (customer, id),
    check (until >= since)
);
comment on table customer.agreed_term is 'customer: what was agreed with a key account beyond what everybody gets, and from when until when';
comment on column customer.agreed_term.until is 'the day after the last; an agreement that never came into force ends on the day it would have begun';
