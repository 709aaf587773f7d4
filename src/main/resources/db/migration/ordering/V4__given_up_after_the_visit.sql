-- A crew was there and the line at the new place never worked: such a move can be given up, and nothing was cut. The visit
-- stays written down, for whoever was visited is asked about it.
do $$
declare
    rule text;
begin
    for rule in select conname from pg_constraint where conrelid = 'ordering.service_order'::regclass and contype = 'c'
                 and pg_get_constraintdef(oid) ~ 'CANCELLED' and pg_get_constraintdef(oid) ~ 'installed_at' loop
        execute format('alter table ordering.service_order drop constraint %I', rule);
    end loop;
end
$$;
comment on column ordering.service_order.installed_at is
    'when the crew was done where the service is to be or, without a crew, the order completed; also of an order given up after that';
