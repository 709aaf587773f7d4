create schema if not exists bulk;

create table bulk.file (
    customer    bigint not null,
    id          bigint not null,
    hash        text not null check (hash ~ '^[0-9a-f]{64}$'),
    name        text not null,
    state       text not null check (state in ('CHECKED', 'PLACING', 'DONE')),
    person      bigint not null,
    unit        bigint not null,
    badge       text not null,
    uploaded_at timestamptz not null,
    started_at  timestamptz,
    ended_at    timestamptz,
    primary key (customer, id),
    unique (customer, hash),
    check ((state = 'CHECKED') = (started_at is null)),
    check ((state = 'DONE') = (ended_at is not null))
);
comment on table bulk.file is 'customer: files of orders; the same content is the same file';
create index files_being_placed on bulk.file (started_at, id) where state = 'PLACING';

create table bulk.line (
    customer bigint not null,
    file     bigint not null,
    line     int not null check (line > 1),
    cells    jsonb not null check (jsonb_typeof(cells) = 'object'),
    state    text not null check (state in ('GOOD', 'BAD', 'PLACED', 'REFUSED')),
    problems jsonb not null check (jsonb_typeof(problems) = 'array'),
    order_id bigint,
    primary key (customer, file, line),
    foreign key (customer, file) references bulk.file (customer, id),
    unique (customer, order_id),
    check ((state = 'PLACED') = (order_id is not null)),
    check ((state in ('BAD', 'REFUSED')) = (jsonb_array_length(problems) > 0))
);
comment on table bulk.line is 'customer: what each line of a file says and what became of it';
