create schema if not exists portrait;

create table portrait.portrait (
    badge    text primary key,
    exhibit  bigint not null,
    since    timestamptz not null,
    by_badge text not null
);
comment on table portrait.portrait is 'local: the photograph shown to customers with a badge number; no row: they see initials';
