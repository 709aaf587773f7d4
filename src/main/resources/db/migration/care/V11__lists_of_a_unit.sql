-- Lists are read unit by unit, each in the order of its page: one index per list, ending with the key of the page.
drop index care.case_open;
create index case_open on care.case (unit, due_at, customer, id) include (parked_until) where state = 'OPEN';
create index case_open_of_type on care.case (unit, procedure, due_at, customer, id) where state = 'OPEN';
create index case_closed_of_type on care.case (unit, procedure, closed_at desc, customer desc, id desc) where state = 'CLOSED';
drop index care.case_closed;
create index case_closed on care.case (unit, closed_at desc, customer desc, id desc) where state = 'CLOSED';
drop index care.case_to_close;
create index case_to_close on care.case (unit, answered_at, customer, id) where state = 'ANSWERED';
create index case_parked_of_unit on care.case (unit, parked_until, customer, id) where state = 'OPEN' and parked_until is not null;
drop index care.case_escalated;
create index case_escalated on care.case (escalated_to, due_at, customer, id) where state = 'OPEN' and escalated_to is not null;
