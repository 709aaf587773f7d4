create schema if not exists workorder;

create table workorder.queue (
    code     text primary key check (code ~ '^[A-Z_]+$'),
    position int not null unique,
    name_zh  text not null,
    name_en  text not null
);
comment on table workorder.queue is 'reference: the desks of the back office that owe the front line their part';
insert into workorder.queue (code, position, name_zh, name_en) values
    ('PLANT',         1, '机房',   'Exchange plant'),
    ('OUTSIDE_PLANT', 2, '外线',   'Outside plant'),
    ('STORE',         3, '库房',   'Equipment store'),
    ('FINANCE',       4, '财务',   'Finance'),
    ('MARKETING',     5, '营销',   'Marketing');

create table workorder.work_order (
    customer      bigint not null,
    id            bigint not null,
    number        text not null,
    reference     text not null,
    task          text not null,
    queue         text not null references workorder.queue,
    unit          bigint not null,
    business_line text not null,
    title_zh      text not null,
    title_en      text not null,
    state         text not null check (state in ('OPEN', 'TAKEN', 'DONE', 'CANCELLED')),
    asked_by      bigint not null,
    asked_unit    bigint not null,
    opened_at     timestamptz not null,
    due_at        timestamptz not null,
    taken_by      bigint,
    taken_badge   text,
    done_at       timestamptz,
    note          text not null default '',
    rating        int check (rating between 1 and 5),
    rating_note   text not null default '',
    rated_by      bigint,
    primary key (customer, id),
    unique (customer, reference, task),
    check ((state = 'TAKEN') <= (taken_by is not null)),
    check ((state = 'DONE') <= (taken_by is not null and done_at is not null and note <> '')),
    check ((taken_by is null) = (taken_badge is null)),
    check (rating is null or state = 'DONE'),
    check ((rating is null) = (rated_by is null)),
    constraint nobody_grades_his_own_work check (rated_by is null or rated_by <> taken_by)
);
create index work_order_open on workorder.work_order (unit, queue, due_at) where state in ('OPEN', 'TAKEN');
create index work_order_done on workorder.work_order (unit, done_at) where done_at is not null;
comment on table workorder.work_order is 'customer: what a desk owes the front line, with its own promise';
