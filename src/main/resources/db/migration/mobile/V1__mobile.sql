create schema if not exists mobile;

create table mobile.handed_out (
    crew        bigint not null,
    visit       bigint not null,
    appointment int not null,
    customer    bigint not null,
    at          timestamptz not null,
    primary key (crew, visit, appointment)
);
comment on table mobile.handed_out is
    'local: which crew''s devices were given which visit, as of which appointment: what they do of it offline is heard';

create table mobile.attachment (
    customer  bigint not null,
    visit     bigint not null,
    sha256    text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    kind      text not null check (kind in ('PHOTO', 'SIGNATURE')),
    command   text not null,
    device_at timestamptz not null,
    at        timestamptz not null,
    person    bigint not null,
    badge     text not null,
    primary key (customer, visit, sha256),
    unique (customer, command)
);
comment on table mobile.attachment is
    'customer: that a photo or signature belongs to a visit; the picture itself comes apart, before or after';
create trigger only_added before update or delete on mobile.attachment
    for each row execute function platform.refuse_change();
create trigger never_emptied before truncate on mobile.attachment
    for each statement execute function platform.refuse_change();

create table mobile.file (
    customer bigint not null,
    visit    bigint not null,
    sha256   text not null,
    type     text not null check (type in ('image/jpeg', 'image/png', 'image/webp')),
    bytes    bytea not null check (octet_length(bytes) between 1 and 4194304),
    at       timestamptz not null,
    person   bigint not null,
    primary key (customer, visit, sha256),
    constraint named_by_its_content check (sha256 = encode(sha256(bytes), 'hex'))
);
comment on table mobile.file is 'customer: photos and signatures, named by what is in them';
create trigger only_added before update or delete on mobile.file
    for each row execute function platform.refuse_change();
create trigger never_emptied before truncate on mobile.file
    for each statement execute function platform.refuse_change();

create table mobile.late (
    customer  bigint not null,
    id        bigint not null,
    visit     bigint not null,
    unit      bigint not null,
    command   text not null,
    what      text not null,
    code      text not null,
    detail    text not null,
    device_at timestamptz not null,
    at        timestamptz not null,
    person    bigint not null,
    badge     text not null,
    primary key (customer, id),
    unique (customer, command)
);
create index late_newest on mobile.late (unit, at);
comment on table mobile.late is
    'customer: what a crew reported of a visit that by then was no longer theirs: nothing reported is lost';
create trigger only_added before update or delete on mobile.late
    for each row execute function platform.refuse_change();
create trigger never_emptied before truncate on mobile.late
    for each statement execute function platform.refuse_change();

create table mobile.late_settled (
    customer bigint not null,
    visit    bigint not null,
    upto     bigint not null,
    note     text not null check (note <> ''),
    at       timestamptz not null,
    person   bigint not null,
    badge    text not null,
    primary key (customer, visit, upto)
);
comment on table mobile.late_settled is 'customer: what was done about late reports of a visit, up to which of them';
create trigger only_added before update or delete on mobile.late_settled
    for each row execute function platform.refuse_change();
