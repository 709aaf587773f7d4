create table improvement.item (
    id         bigint primary key,
    category   text not null check (category in ('CUSTOMER_SERVICE', 'PROCESS', 'MANAGEMENT')),
    title      text not null check (title <> ''),
    why        text not null,
    owner      bigint not null,
    owner_badge text not null,
    unit       bigint not null,
    due        date not null,
    opened_at  timestamptz not null,
    badge      text not null
);
create index item_by_unit on improvement.item (unit, due);
comment on table improvement.item is 'local: what is to be done better, by whom, by when; only ever added to';

create table improvement.item_result (
    item      bigint primary key references improvement.item,
    result    text not null check (result <> ''),
    measure   text not null check (measure <> ''),
    before    text not null check (before <> ''),
    after     text not null check (after <> ''),
    at        timestamptz not null,
    badge     text not null
);
comment on table improvement.item_result is 'local: what came of it, with the effect that was measured, before and after; only ever added to';

create table improvement.panel (
    id       bigint primary key,
    name     text not null check (name <> ''),
    held_on  date not null,
    place    text not null,
    minutes  text not null,
    at       timestamptz not null,
    badge    text not null
);
comment on table improvement.panel is 'local: a meeting with customers, its place and minutes; only ever added to';

create table improvement.panel_guest (
    panel   bigint not null references improvement.panel,
    number  int not null check (number > 0),
    name    text not null check (name <> ''),
    about   text not null,
    primary key (panel, number)
);
comment on table improvement.panel_guest is 'local: who came to a panel, as they wish to be named; only ever added to';

create table improvement.statement (
    panel   bigint not null,
    id      bigint not null,
    guest   int not null,
    words   text not null check (words <> ''),
    item    bigint references improvement.item,
    at      timestamptz not null,
    badge   text not null,
    primary key (panel, id),
    foreign key (panel, guest) references improvement.panel_guest
);
comment on table improvement.statement is 'local: what a guest said; only ever added to';

create table improvement.reply (
    panel      bigint not null,
    statement  bigint not null,
    words      text not null check (words <> ''),
    at         timestamptz not null,
    badge      text not null,
    primary key (panel, statement),
    foreign key (panel, statement) references improvement.statement
);
comment on table improvement.reply is 'local: what was replied to a statement, once; only ever added to';

create trigger only_added before update or delete on improvement.item for each row execute function platform.refuse_change();
create trigger only_added before update or delete on improvement.item_result for each row execute function platform.refuse_change();
create trigger only_added before update or delete on improvement.panel for each row execute function platform.refuse_change();
create trigger only_added before update or delete on improvement.panel_guest for each row execute function platform.refuse_change();
create trigger only_added before update or delete on improvement.statement for each row execute function platform.refuse_change();
create trigger only_added before update or delete on improvement.reply for each row execute function platform.refuse_change();
