-- A customer names a badge: what was done under it is found without going through all customers.
create index contact_by_badge on contact.contact (badge, began_at desc);
