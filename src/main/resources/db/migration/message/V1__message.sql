create schema if not exists message;

create table message.template (
    code          text not null check (code ~ '^[A-Z][A-Z0-9_]{1,60}$'),
    version       int not null check (version > 0),
    since         date not null,
    secret        boolean not null,
    valid_minutes int not null check (valid_minutes > 0),
    name_zh       text not null,
    name_en       text not null,
    text_zh       text not null,
    text_en       text not null,
    primary key (code, version)
);
comment on table message.template is 'reference: what is said in a short message, in both languages; {0} and following are filled in';
comment on column message.template.secret is 'what fills {0} is a secret: it is kept sealed until it is sent and nowhere afterwards';
comment on column message.template.valid_minutes is 'after that a message that could not be sent says nothing true any more and is given up';

create table message.message (
    customer         bigint not null,
    id               bigint not null,
    reference        text not null,
    template         text not null,
    version          int not null,
    phone            text not null check (phone ~ '^\+?[0-9]{5,18}$'),
    language         text not null check (language in ('zh', 'en')),
    said             text not null,
    sealed           bytea,
    state            text not null check (state in ('QUEUED', 'SENT', 'REFUSED', 'EXPIRED')),
    queued_at        timestamptz not null,
    expires_at       timestamptz not null,
    attempts         int not null default 0,
    next_try_at      timestamptz,
    telling          bigint,
    telling_until    timestamptz,
    error            text not null default '',
    ended_at         timestamptz,
    centre_reference text not null default '',
    badge            text not null,
    primary key (customer, id),
    unique (customer, reference, template),
    foreign key (template, version) references message.template,
    check (expires_at > queued_at),
    check ((state = 'QUEUED') = (next_try_at is not null)),
    check ((state = 'QUEUED') = (ended_at is null)),
    constraint a_secret_is_gone_once_told check (state = 'QUEUED' or sealed is null)
) with (fillfactor = 80);
create index message_due on message.message (next_try_at) where next_try_at is not null;
create index message_newest on message.message (queued_at desc, id desc);
comment on table message.message is 'customer: each short message to a customer, waiting or ended; one per reference and template';
comment on column message.message.said is 'the words as sent, with dots where a secret stood';
comment on column message.message.sealed is 'the whole words where they hold a secret, sealed, until they are sent';

create function message.only_once() returns trigger language plpgsql as $$
begin
    if old.state <> 'QUEUED' then
        raise exception 'a message that has ended stays as it is' using errcode = 'restrict_violation';
    end if;
    if (new.customer, new.id, new.reference, new.phone, new.said) is distinct from
       (old.customer, old.id, old.reference, old.phone, old.said) then
        raise exception 'what is said to whom does not change' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger only_once before update on message.message for each row execute function message.only_once();
