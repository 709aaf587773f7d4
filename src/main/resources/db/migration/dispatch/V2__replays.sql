create table dispatch.replay_run (
    id        bigint primary key,
    first_day date not null,
    last_day  date not null check (last_day >= first_day and last_day < first_day + 62),
    badge     text not null,
    asked_at  timestamptz not null,
    ended_at  timestamptz
);
create unique index one_open_replay on dispatch.replay_run ((true)) where ended_at is null;
comment on table dispatch.replay_run is
    'local: days that are planned anew in two ways to compare them; one run at a time, each day in a transaction of its own';
comment on table dispatch.replay is
    'local: what a day comes to, planned and by first come, for comparing; replaced when the day is replayed again';
