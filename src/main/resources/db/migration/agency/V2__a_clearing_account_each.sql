-- What an agent has taken and not yet transferred is the balance of its own clearing account.
update agency.agent set clearing = 'clearing.agent.' || lower(code)
where clearing = 'clearing.agent' and code in ('BOC', 'CMB', 'ICBC', 'ABC', 'ZSY', 'CCB', 'POST');

-- A day whose papers came again is booked by what is new in them.
create table agency.day_booked (
    agent       text not null,
    day         date not null,
    id          bigint not null,
    money_minor bigint not null,
    fee_minor   bigint not null,
    at          timestamptz not null,
    primary key (agent, day, id),
    foreign key (agent, day) references agency.day,
    check (money_minor <> 0 or fee_minor <> 0)
);
create trigger only_added before update or delete on agency.day_booked
    for each row execute function platform.refuse_change();
comment on table agency.day_booked is 'local: what of a day''s money and fees is in the books; the sum counts';
