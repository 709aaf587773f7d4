create table dunning.wrong_cut (
    customer    bigint not null,
    suspension  bigint not null,
    account     bigint not null,
    declared_at timestamptz not null,
    why         text not null check (why <> ''),
    person      bigint not null,
    unit        bigint not null,
    badge       text not null,
    resumed_at  timestamptz,
    primary key (customer, suspension),
    foreign key (customer, suspension) references dunning.suspension
);
create index wrong_cut_resumed on dunning.wrong_cut (resumed_at) where resumed_at is not null;
comment on table dunning.wrong_cut is 'customer: suspensions that should not have been, who says so and why, and since when all lines work again';
