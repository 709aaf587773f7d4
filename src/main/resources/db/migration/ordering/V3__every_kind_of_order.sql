-- Orders of every kind: how far one is, is a matter of its plan (fulfilment); what it waits for is kept here for lists.
alter table ordering.service_order
    add column action      text not null default 'INSTALL' check (action ~ '^[A-Z][A-Z_]{1,30}$'),
    add column stage       text not null default 'NONE' check (stage in ('VISIT', 'NETWORK', 'WORK', 'DATE', 'NONE')),
    add column promise     text not null default 'INSTALL',
    add column features    text[] not null default '{}',
    add column effective   date,
    add column consent     bigint,
    add column callback    boolean not null default true;
alter table ordering.service_order alter column action drop default, alter column promise drop default;

do $$
declare
    rule text;
begin
    for rule in select conname from pg_constraint where conrelid = 'ordering.service_order'::regclass and contype = 'c'
                 and pg_get_constraintdef(oid) ~ '''(AWAITING_VISIT|ACTIVATING|CANCELLED|COMPLETED)''' loop
        execute format('alter table ordering.service_order drop constraint %I', rule);
    end loop;
end
$$;
drop index ordering.order_open;
update ordering.service_order
   set stage = case state when 'AWAITING_VISIT' then 'VISIT' else 'NETWORK' end, state = 'OPEN'
 where state in ('AWAITING_VISIT', 'ACTIVATING');
alter table ordering.service_order
    add check (state in ('OPEN', 'COMPLETED', 'CANCELLED')),
    add check (state <> 'COMPLETED' or installed_at is not null),
    add check (state <> 'CANCELLED' or installed_at is null),
    add check ((state = 'CANCELLED') = (cancel_why is not null)),
    add check (state = 'OPEN' or stage = 'NONE');
create index order_open on ordering.service_order (owner, stage, placed_at desc) where state = 'OPEN';
-- Two orders at once would each undo the other's work.
create unique index one_open_order_of_a_line on ordering.service_order (customer, subscription) where state = 'OPEN';
comment on column ordering.service_order.stage is 'what an open order waits for: a visit, the network, the back office, a day';
comment on column ordering.service_order.promise is 'the type of promise the whole order makes';
comment on column ordering.service_order.installed_at is 'when the customer had what was ordered: the crew was done or, without a crew, the order completed';

do $$
declare
    rule text;
begin
    for rule in select conname from pg_constraint where conrelid = 'ordering.order_step'::regclass and contype = 'c'
                 and pg_get_constraintdef(oid) ~ 'VISIT_MISSED' loop
        execute format('alter table ordering.order_step drop constraint %I', rule);
    end loop;
end
$$;
drop index ordering.order_step_once;
create unique index order_step_once on ordering.order_step (customer, service_order, step)
    where step in ('PLACED', 'COMPLETED', 'CANCELLED');
