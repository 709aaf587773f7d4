create schema if not exists board;

create table board.deed (
    day          date not null,
    id           bigint not null,
    person       bigint not null,
    badge        text not null,
    stop         bigint not null,
    from_crew    bigint,
    from_place   int not null check (from_place >= 0),
    pinned       boolean not null,
    pinned_start int,
    to_crew      bigint,
    at           timestamptz not null,
    undone_at    timestamptz,
    primary key (day, id),
    check (from_crew is not null or to_crew is not null)
);
create index deed_to_undo on board.deed (day, person, id) where undone_at is null;
comment on table board.deed is
    'local: what a dispatcher gave to whom on a day, and where it was before, so that the last can be taken back; no crew: it waits';
comment on column board.deed.pinned_start is 'seconds since midnight it was fixed to before; null if its time was free';
