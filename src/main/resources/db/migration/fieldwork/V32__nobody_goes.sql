-- A visit that no crew has any more stays where it was booked, but nobody's telephone shows it.
alter table fieldwork.stop add column nobody boolean not null default false;
comment on column fieldwork.stop.nobody is 'the plan of the day has no crew for it now: it is on nobody''s tour until one is found';
