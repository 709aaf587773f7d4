-- Praise of a customer we know is a contact with them.
alter table conduct.commendation add column customer bigint;
comment on column conduct.commendation.customer is 'who praised, where it is a customer of ours who is known by their number';
