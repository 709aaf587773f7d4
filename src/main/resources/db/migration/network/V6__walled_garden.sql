alter table network.session add column garden boolean not null default false;
comment on column network.session.garden is 'it may reach only where one pays and asks for help';
create index session_open on network.session (customer, service) where ended_at is null;
