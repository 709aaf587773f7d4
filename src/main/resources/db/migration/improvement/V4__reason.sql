-- A reason to be satisfied is told to the public only of what was done, and with the number that was measured.
create table improvement.reason (
    item      bigint primary key references improvement.item_result,
    words_zh  text not null check (words_zh <> ''),
    words_en  text not null check (words_en <> ''),
    at        timestamptz not null,
    badge     text not null
);
comment on table improvement.reason is 'local: what customers are told of an item that is closed with a measured effect; only ever added to';
create trigger only_added before update or delete on improvement.reason
    for each row execute function platform.refuse_change();
