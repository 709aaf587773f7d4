-- Where a community's gate is on the map; as long as nobody measured it the middle of its district stands in.
alter table fleet.community
    add column lat double precision check (lat between -90 and 90),
    add column lon double precision check (lon between -180 and 180),
    add check ((lat is null) = (lon is null));
