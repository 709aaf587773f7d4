-- A long message goes in parts; the centre names each, and says later what became of it.
create table message.part (
    customer         bigint not null,
    message          bigint not null,
    part             int not null check (part > 0),
    parts            int not null check (parts >= part),
    reference        int not null check (reference between 1 and 65535),
    phone            text not null,
    state            text not null check (state in ('SUBMITTING', 'TAKEN', 'DELIVERED', 'UNDELIVERED')),
    submitted_at     timestamptz not null,
    centre_reference text not null default '',
    ended_at         timestamptz,
    error            text not null default '',
    primary key (customer, message, part),
    foreign key (customer, message) references message.message,
    check ((state in ('DELIVERED', 'UNDELIVERED')) = (ended_at is not null))
) with (fillfactor = 80);
comment on table message.part is 'customer: the parts in which a message was handed to the centre, and what became of each';
comment on column message.part.state is 'SUBMITTING: handed over, and nobody knows yet whether it arrived there';

create table message.at_centre (
    centre_reference text primary key,
    customer         bigint not null,
    message          bigint not null,
    part             int not null
);
comment on table message.at_centre is 'directory: the centre''s name of each part, and whose message that is';

create table message.under_way (
    phone     text not null,
    reference int not null,
    customer  bigint not null,
    message   bigint not null,
    part      int not null,
    since     timestamptz not null,
    primary key (phone, reference)
);
comment on table message.under_way is 'directory: our own name of each part on its way to a phone, for a receipt whose answer was lost; the latest one';

create table message.stray (
    centre_reference text primary key,
    delivered        boolean not null,
    error            text not null,
    at               timestamptz not null
);
comment on table message.stray is 'local: receipts that came before the answer to the handing over, until that comes';
