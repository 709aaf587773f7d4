-- Sessions of the pages, as Spring Session keeps them.
create table organisation.web_session (
    primary_id            char(36) primary key,
    session_id            char(36) not null unique,
    creation_time         bigint not null,
    last_access_time      bigint not null,
    max_inactive_interval int not null,
    expiry_time           bigint not null,
    principal_name        varchar(100)
);
create index web_session_by_expiry on organisation.web_session (expiry_time);
create index web_session_by_principal on organisation.web_session (principal_name);
comment on table organisation.web_session is 'local: sessions of the pages; they hold the id of a person and nothing else of weight';

create table organisation.web_session_attributes (
    session_primary_id char(36) not null references organisation.web_session on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea not null,
    primary key (session_primary_id, attribute_name)
);
comment on table organisation.web_session_attributes is 'local: what a session of the pages remembers';
