-- What the regulator is told of billing: how many lines were billed in a period, and what of them was taken back.
create index bill_by_day on billing.bill (made_on, customer, id);
create index credit_note_by_time on billing.credit_note (made_at, customer, id);
