-- A crew without a network comes in time and can say so only hours later, when its appointment counts as broken. That is
-- not unbroken in silence: a proof is written down first, and only with it does the promise become what it was.
create table promise.proof (
    customer bigint not null,
    promise  bigint not null,
    done_at  timestamptz not null,
    evidence text not null check (evidence <> ''),
    noted_at timestamptz not null check (noted_at >= done_at),
    person   bigint not null,
    primary key (customer, promise),
    foreign key (customer, promise) references promise.promise
);
comment on table promise.proof is 'customer: why a promise that counted as broken was kept: done in time, heard of late';
create trigger only_added before update or delete on promise.proof
    for each row execute function platform.refuse_change();
create trigger never_emptied before truncate on promise.proof
    for each statement execute function platform.refuse_change();

create or replace function promise.hold_to_it() returns trigger language plpgsql as $$
begin
    if (new.customer, new.id, new.type, new.subject, new.rule, new.rule_version, new.began_at, new.made_at, new.due_at)
            is distinct from
       (old.customer, old.id, old.type, old.subject, old.rule, old.rule_version, old.began_at, old.made_at, old.due_at)
    then
        raise exception 'promise % is made and stays as it was made', old.id using errcode = 'restrict_violation';
    end if;
    if old.state = 'BROKEN' and new.state = 'KEPT' and old.done_at is null and exists (
            select from promise.proof p
            where p.customer = old.customer and p.promise = old.id and p.done_at = new.done_at and p.done_at <= old.due_at)
    then
        return new;
    end if;
    if old.state <> 'OPEN' and (new.state, new.ended_at) is distinct from (old.state, old.ended_at) then
        raise exception 'promise % has ended as % and ends once', old.id, old.state
            using errcode = 'restrict_violation';
    end if;
    if old.done_at is not null and new.done_at is distinct from old.done_at then
        raise exception 'promise % was done and is done once', old.id using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
