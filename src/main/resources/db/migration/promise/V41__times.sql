-- What the regulator is told: how long what was done took, by where and when; and what was not done though its time is over.
create index promise_done on promise.promise (type, jurisdiction, done_at)
    include (unit, rural, began_at, cause, state, customer, id) where done_at is not null;
create index promise_undone on promise.promise (type, jurisdiction, began_at)
    include (unit, rural, state, ended_at) where done_at is null;
