create schema if not exists honour;

-- Sensitive personal data (a political membership): here only while the person wants it shown, deleted when they do not.
create table honour.shown (
    person  bigint primary key,
    badge   text not null unique,
    since   timestamptz not null
);
comment on table honour.shown is 'local: who has chosen to show the honour badge to customers; no row for everybody else, and no history';
