-- A look at a partitioned table through its parent costs a quarter of a millisecond, and the first version took four of
-- them per payment, most of what a payment cost. Now every statement that adds entries adds, per journal, entries that
-- sum to zero, which is looked at once for all of its rows; and each journal is looked at once, when its transaction
-- commits, in its own month. docs/decisions/0014 has the figures.
drop trigger balanced on ledger.entry;
drop function ledger.balanced();

-- It also stands for the foreign keys of an entry: those would lock the row of the general-ledger account, which every
-- posting of the house would then share.
create function ledger.balanced_together() returns trigger language plpgsql as $$
declare
    wrong record;
    part  date;
begin
    select a.journal, sum(a.amount_minor) as total into wrong from added a
        group by a.customer, a.month, a.journal
        having sum(a.amount_minor) <> 0 or min(a.currency) <> max(a.currency) limit 1;
    if found then
        raise exception 'journal % does not sum to zero in one currency: %', wrong.journal, wrong.total
            using errcode = 'integrity_constraint_violation';
    end if;
    select min(a.journal) filter (where k.currency is distinct from a.currency) as journal into wrong from added a
        left join lateral (select currency from ledger.account k where k.customer = a.customer and k.account = a.account
                           limit 1) k on true;
    if wrong.journal is not null then
        raise exception 'journal % is not in one currency, that of its account', wrong.journal
            using errcode = 'integrity_constraint_violation';
    end if;
    select a.gl into wrong from (select distinct gl from added) a
        where not exists (select from ledger.gl_account g where g.code = a.gl) limit 1;
    if found then
        raise exception 'no account % in the general ledger', wrong.gl using errcode = 'foreign_key_violation';
    end if;
    for part in select distinct a.month from added a loop
        -- lateral with a limit: whatever the planner takes added for, it looks each journal up by its key
        execute format('select min(a.journal) filter (where j.there is null) as journal from added a '
                       'left join lateral (select true as there from ledger.%I j where j.customer = a.customer '
                       'and j.month = $1 and j.id = a.journal limit 1) j on true where a.month = $1',
                       'journal_' || to_char(part, 'YYYYMM')) into wrong using part;
        if wrong.journal is not null then
            raise exception 'entry without journal %', wrong.journal using errcode = 'foreign_key_violation';
        end if;
    end loop;
    return null;
end $$;
create trigger balanced_together after insert on ledger.entry referencing new table as added
    for each statement execute function ledger.balanced_together();

-- The triggers of one month. The check at commit is a function of the month's own, so that its plan is made once.
create function ledger.guard_month(tail text) returns void language plpgsql as $$
begin
    execute format($f$
        create function ledger.%1$I() returns trigger language plpgsql as $b$
        declare
            total numeric;
        begin
            select sum(amount_minor) into total from ledger.%2$I
                where customer = new.customer and month = new.month and journal = new.id;
            if total is distinct from 0 then
                raise exception 'journal %% does not sum to zero: %%', new.id, total
                    using errcode = 'integrity_constraint_violation';
            end if;
            return null;
        end $b$ $f$, 'balanced_' || tail, 'entry_' || tail);
    execute format('create constraint trigger balanced after insert on ledger.%I deferrable initially deferred '
                   'for each row execute function ledger.%I()', 'journal_' || tail, 'balanced_' || tail);
    execute format('create trigger balanced_together after insert on ledger.%I referencing new table as added '
                   'for each statement execute function ledger.balanced_together()', 'entry_' || tail);
    execute format('create trigger never_emptied before truncate on ledger.%I for each statement '
                   'execute function platform.refuse_change()', 'journal_' || tail);
    execute format('create trigger never_emptied before truncate on ledger.%I for each statement '
                   'execute function platform.refuse_change()', 'entry_' || tail);
end $$;

create or replace function ledger.make_month(wanted date) returns boolean language plpgsql as $$
declare
    first date := date_trunc('month', wanted::timestamp)::date;
    after date := (first + interval '1 month')::date;
    tail  text := to_char(first, 'YYYYMM');
    part  text;
begin
    if to_regclass('ledger.entry_' || tail) is not null then
        return false;
    end if;
    perform pg_advisory_xact_lock(hashtext('ledger.make_month'));
    -- not to_regclass: it may remember from before the wait that there was none
    if exists (select from pg_class c where c.relname = 'entry_' || tail and c.relnamespace = 'ledger'::regnamespace) then
        return false;
    end if;
    foreach part in array array ['journal', 'entry'] loop
        execute format('create table ledger.%I (like ledger.%I including defaults including constraints)', part || '_' || tail, part);
        execute format('alter table ledger.%I attach partition ledger.%I for values from (%L) to (%L)',
                       part, part || '_' || tail, first, after);
    end loop;
    perform ledger.guard_month(tail);
    return true;
end $$;

-- months made before get the same triggers
do $$
declare
    part text;
begin
    for part in select substring(c.relname from 7) from pg_inherits i join pg_class c on c.oid = i.inhrelid
                where i.inhparent = 'ledger.entry'::regclass loop
        execute format('drop trigger never_emptied on ledger.%I', 'journal_' || part);
        execute format('drop trigger never_emptied on ledger.%I', 'entry_' || part);
        perform ledger.guard_month(part);
    end loop;
end $$;
