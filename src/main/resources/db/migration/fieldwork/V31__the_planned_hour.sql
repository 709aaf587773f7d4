-- A crew's tour is read for a whole day, of all crews, by whoever plans it; and shown in the order of the plan.
alter table fieldwork.stop add column planned timestamptz;
create index stop_by_day on fieldwork.stop (day);
comment on column fieldwork.stop.planned is 'when the plan of the day has the work begin; null until the day is planned';

-- Time that a live plan found free is given to one appointment in a window of its own; nobody else is sold it.
alter table fieldwork.slot add column made boolean not null default false;
alter table fieldwork.crew_window add column made boolean not null default false;
comment on column fieldwork.slot.made is 'made to measure for one appointment; never offered';
