-- Numbers and ports have a module of their own, which is migrated before this one: what was here moves there.
insert into resource.exchange (code, name_zh, name_en, numbers)
select code, name_zh, name_en, numbers from network.exchange;

insert into resource.exchange_area (district, street_office, exchange)
select district, street_office, exchange from network.exchange_area;

insert into resource.number (number, exchange, state, customer, reference, until)
select number, exchange, state, customer, reference, until from network.number;

insert into resource.port (id, exchange, kind, label, state, customer, reference, until)
select id, exchange, kind, label, state, customer, reference, until from network.port;

drop table network.port;
drop table network.number;
drop table network.exchange_area;
drop table network.exchange;
