create schema if not exists platform;
create extension if not exists pg_trgm;
create extension if not exists btree_gist;

-- Every table says in its comment what kind it is; SchemaTest holds each kind to docs/distribution rules:
--   customer:   owned by a customer; key begins with customer
--   directory:  a global name and the customer it belongs to
--   reference:  small, the same everywhere
--   local:      counters, queues, work of one node

create table platform.audit (
    customer bigint not null,
    id       bigint not null,
    at       timestamptz not null,
    person   bigint not null,
    badge    text not null,
    origin   text not null,
    what     text not null,
    subject  text not null,
    facts    jsonb not null,
    primary key (customer, id)
);
create index audit_by_person on platform.audit (person, at);
comment on table platform.audit is 'customer: who changed what, when, from where, why; only ever added to (customer 0: nobody''s)';

create function platform.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% on %.% is refused: rows are only ever added', tg_op, tg_table_schema, tg_table_name
        using errcode = 'restrict_violation';
end $$;
create trigger only_added before update or delete on platform.audit
    for each row execute function platform.refuse_change();
create trigger never_emptied before truncate on platform.audit
    for each statement execute function platform.refuse_change();

create table platform.number_block (
    head text primary key,
    next bigint not null check (next > 0)
);
comment on table platform.number_block is 'local: the next free document number per prefix and day';

create table platform.scheduled_task (
    task_name            text not null,
    task_instance        text not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index scheduled_task_by_time on platform.scheduled_task (execution_time);
create index scheduled_task_by_heartbeat on platform.scheduled_task (last_heartbeat);
comment on table platform.scheduled_task is 'local: recurring and timed work, as db-scheduler keeps it';
