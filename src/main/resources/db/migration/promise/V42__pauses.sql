-- What a customer holds up is not counted against us: the clock of what was promised stands from then until they have another
-- appointment. What was promised stays as it was made; when the clock goes on, the same is promised anew, later by the pause.
create table promise.pause (
    customer   bigint not null,
    promise    bigint not null,
    began_at   timestamptz not null,
    reason     text not null check (reason <> ''),
    evidence   text not null check (evidence <> ''),
    ended_at   timestamptz check (ended_at >= began_at),
    primary key (customer, promise, began_at),
    foreign key (customer, promise) references promise.promise
);
create unique index pause_open_once on promise.pause (customer, promise) where ended_at is null;
comment on table promise.pause is 'customer: since when and why the clock of a promise stands, and when it went on';
create function promise.end_pause_once() returns trigger language plpgsql as $$
begin
    if old.ended_at is not null
        or (new.customer, new.promise, new.began_at, new.reason, new.evidence)
            is distinct from (old.customer, old.promise, old.began_at, old.reason, old.evidence)
    then
        raise exception 'a pause is ended once and nothing else of it changes' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger end_pause_once before update on promise.pause for each row execute function promise.end_pause_once();
create trigger never_removed before delete on promise.pause
    for each row execute function platform.refuse_change();
create trigger never_emptied before truncate on promise.pause
    for each statement execute function platform.refuse_change();
