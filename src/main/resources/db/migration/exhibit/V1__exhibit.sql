create schema if not exists exhibit;

create table exhibit.exhibit (
    id      bigint primary key,
    bytes   bytea not null check (length(bytes) between 1 and 4000000),
    sha256  text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    width   int not null check (width > 0),
    height  int not null check (height > 0),
    at      timestamptz not null,
    badge   text not null
);
comment on table exhibit.exhibit is 'local: photographs and scanned letters that prove something, as JPEG without what a camera writes into it; only ever added to';
create trigger only_added before update or delete on exhibit.exhibit
    for each row execute function platform.refuse_change();
