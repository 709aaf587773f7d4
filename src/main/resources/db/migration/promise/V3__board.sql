-- The board of one unit reads its own promises in the order of their due times, without those of the rest of the city.
create index promise_open_by_unit on promise.promise (unit, due_at, customer, id) where state = 'OPEN';
create index promise_broken_by_unit on promise.promise (unit, ended_at, customer, id) where state = 'BROKEN';
