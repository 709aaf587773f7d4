-- Who charges for sessions asks for those that ended, by when that was heard.
create index session_ended on network.session (seen_at, customer, nas, session) where ended_at is not null;
