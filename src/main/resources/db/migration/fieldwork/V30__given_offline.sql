-- What is given without a network is heard of later. The device's time and ours stood here from the first day; now also
-- which of the two counts, which device it was, and how far its clock went ahead of ours when it sent.
alter table fieldwork.visit_event
    add column occurred_at  timestamptz,
    add column device       text not null default '',
    add column skew_seconds bigint not null default 0,
    add constraint nothing_occurs_after_we_hear_of_it check (occurred_at <= server_time);
