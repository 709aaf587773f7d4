create schema if not exists hire;

create table hire.hire (
    customer        bigint not null,
    id              bigint not null,
    account         bigint not null,
    subscription    bigint not null,
    equipment       text not null check (equipment <> ''),
    name_zh         text not null,
    name_en         text not null,
    hired           boolean not null,
    deposit_minor   bigint not null check (deposit_minor >= 0),
    currency        text not null check (currency ~ '^[A-Z]{3}$'),
    reference       text not null,
    handed_out_at   timestamptz not null,
    over            text check (over in ('RETURNED', 'KEPT', 'PASSED_ON')),
    over_at         timestamptz,
    over_badge      text,
    deposit_over_at timestamptz,
    primary key (customer, id),
    unique (customer, subscription, equipment),
    check (hired or deposit_minor = 0),
    check (hired or over is null),
    check ((over is null) = (over_at is null)),
    check ((over is null) = (over_badge is null)),
    constraint a_deposit_is_settled_after_the_hire check (deposit_over_at is null or (over is not null and deposit_minor > 0))
);
comment on table hire.hire is 'customer: equipment that came with a service, whether it is on hire, and what became of it and its deposit';
comment on column hire.hire.hired is 'false: bought or the customer''s own; nothing is to come back';
comment on column hire.hire.deposit_over_at is 'when the deposit was given back, kept or passed on';
