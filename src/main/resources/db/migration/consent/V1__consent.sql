create schema if not exists consent;

create table consent.rule (
    how           text not null check (how in ('SIGNATURE', 'CODE', 'VOICE')),
    since         date not null,
    valid_minutes int not null check (valid_minutes > 0),
    pattern       text not null check ((how = 'VOICE') = (pattern <> '')),
    example       text not null,
    primary key (how, since)
);
comment on table consent.rule is 'reference: for how long a consent may be used, and what a recording''s reference looks like';

-- Examples: our own times, and the references of a recorder that names line, day, time and seat.
insert into consent.rule (how, since, valid_minutes, pattern, example) values
    ('SIGNATURE', '2000-01-01', 1440, '', ''),
    ('CODE',      '2000-01-01', 1440, '', ''),
    ('VOICE',     '2000-01-01', 4320, '^\d{4,8}-(?<day>\d{8})-(?<time>\d{6})-\d{3,5}$', '10000-20261124-093015-0421');

create table consent.code_request (
    customer   bigint not null,
    id         bigint not null,
    phone      text not null,
    what       text not null,
    shown      text not null,
    sha256     bytea not null check (sha256 = sha256(convert_to(shown, 'UTF8'))),
    mark       bytea not null check (length(mark) = 32),
    sent_at    timestamptz not null,
    expires_at timestamptz not null,
    tries      int not null default 0,
    consent    bigint,
    badge      text not null,
    primary key (customer, id),
    check (expires_at > sent_at),
    constraint five_tries check (tries between 0 and 5)
);
create index code_request_newest on consent.code_request (customer, sha256, sent_at desc);
comment on table consent.code_request is 'customer: a code sent to the customer''s phone for one thing shown';
comment on column consent.code_request.mark is 'keyed hash of the code; the key lies outside the database';

create table consent.consent (
    customer    bigint not null,
    id          bigint not null,
    how         text not null check (how in ('SIGNATURE', 'CODE', 'VOICE')),
    what        text not null check (length(what) between 1 and 400),
    shown       text not null check (length(shown) between 1 and 8000),
    sha256      bytea not null,
    evidence    bytea not null check (length(evidence) <= 65536 + 100),
    fingerprint bytea not null check (length(fingerprint) = 32),
    at          timestamptz not null,
    person      bigint not null,
    badge       text not null,
    primary key (customer, id),
    unique (customer, fingerprint),
    constraint the_hash_is_of_what_was_shown check (sha256 = sha256(convert_to(shown, 'UTF8')))
);
create trigger only_added before update or delete on consent.consent
    for each row execute function platform.refuse_change();
create index consent_newest on consent.consent (customer, at desc, id desc);
comment on table consent.consent is 'customer: what a customer agreed to, as it was shown to them, and how they said so; only ever added to';
comment on column consent.consent.evidence is 'the signature''s strokes, the phone the code went to, or the recording''s reference; sealed';
comment on column consent.consent.fingerprint is 'keyed hash of all of it: the same consent sent twice is one';

alter table consent.code_request add foreign key (customer, consent) references consent.consent (customer, id);

create table consent.use (
    customer bigint not null,
    consent  bigint not null,
    subject  text not null check (subject <> ''),
    at       timestamptz not null,
    primary key (customer, consent),
    foreign key (customer, consent) references consent.consent (customer, id)
);
create trigger only_added before update or delete on consent.use
    for each row execute function platform.refuse_change();
create index use_by_subject on consent.use (customer, subject);
comment on table consent.use is 'customer: what a consent was given for; each is used once';

create table consent.recording (
    reference text primary key,
    customer  bigint not null
);
comment on table consent.recording is 'directory: each recording and whose call it was: it is nobody else''s consent';
