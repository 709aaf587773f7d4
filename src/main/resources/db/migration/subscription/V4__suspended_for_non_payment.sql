-- Who owes is first kept from what costs, and only later cut off: a soft hold. And nobody is held for non-payment who was
-- not reminded: the hold names the attempts to remind, in the same transaction. Older holds stay as they are.
alter table subscription.hold add column soft boolean not null default false;
comment on column subscription.hold.soft is 'the line goes on, without what costs: incoming calls, emergency numbers, the pages where one pays';

create table subscription.ground (
    customer bigint not null,
    hold     bigint not null,
    reminder bigint not null,
    primary key (customer, hold, reminder),
    foreign key (customer, hold) references subscription.hold
);
comment on table subscription.ground is 'customer: the attempts to remind that allow a hold for non-payment; only ever added to';
create trigger only_added before update or delete on subscription.ground
    for each row execute function platform.refuse_change();

create function subscription.reminded_first() returns trigger language plpgsql as $$
begin
    if not exists (select from subscription.ground g where g.customer = new.customer and g.hold = new.id) then
        raise exception 'hold %: nobody is held for non-payment without having been reminded', new.id
            using errcode = 'restrict_violation';
    end if;
    return null;
end $$;
create constraint trigger reminded_first after insert on subscription.hold deferrable initially deferred
    for each row when (new.reason = 'NON_PAYMENT') execute function subscription.reminded_first();
