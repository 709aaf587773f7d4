alter table network.observation add column was_on boolean not null default false;
comment on column network.observation.was_on is 'whether it was on before, so that coming back can be told from changing';
