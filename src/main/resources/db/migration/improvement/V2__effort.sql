create table improvement.effort (
    customer     bigint not null,
    order_id     bigint not null,
    transaction  text not null,
    form_version int not null,
    fields       int not null check (fields >= 0),
    documents    int not null check (documents >= 0),
    channel      text not null,
    unit         bigint not null,
    at           timestamptz not null,
    primary key (customer, order_id)
);
comment on table improvement.effort is 'customer: what an order asked of the customer when it was taken: fields of its form, documents of its card';
create index efforts_by_time on improvement.effort (at);

create table improvement.filling (
    customer bigint not null,
    order_id bigint not null,
    typed    int not null check (typed >= 0),
    clicks   int not null check (clicks > 0),
    counted  boolean not null,
    seconds  int check (seconds >= 0),
    at       timestamptz not null,
    primary key (customer, order_id)
);
comment on table improvement.filling is 'customer: what it cost to fill an order''s form in; counted is false where the page could not count clicks and the least possible is taken';

create table improvement.effort_cost (
    customer bigint not null,
    order_id bigint not null,
    cost     text not null check (cost in ('CONTACT', 'HALL_VISIT', 'HOME_VISIT', 'COMPLETED', 'CANCELLED')),
    what     text not null,
    at       timestamptz not null,
    primary key (customer, order_id, cost, what)
);
comment on table improvement.effort_cost is 'customer: each contact and visit an order cost, once by its occasion, and how it ended';
