create table staffing.call (
    id          bigint primary key,
    day         date not null,
    slot        int not null check (slot between 0 and 47),
    rang_at     timestamptz not null,
    answered_at timestamptz not null,
    in_time     boolean not null,
    ended_at    timestamptz,
    check (answered_at >= rang_at),
    check (ended_at >= answered_at)
) with (fillfactor = 85);
create index call_by_day on staffing.call (day, slot);
comment on table staffing.call is
    'local: each call to the hotline as it was answered: how long it rang, how long it took; counts until the exchange has told that half hour';
comment on column staffing.call.in_time is 'answered within the time of the target then in force';
comment on column staffing.call.id is 'the contact it became, or the note on a stranger';
