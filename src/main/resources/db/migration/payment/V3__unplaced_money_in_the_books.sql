-- Money that came before this was not booked until it was matched.
alter table payment.unmatched add column booked boolean not null default false;
