create schema if not exists agency;

create table agency.agent (
    code           text primary key check (code ~ '^[A-Z]{2,8}$'),
    kind           text not null check (kind in ('BANK', 'POST')),
    name_zh        text not null,
    name_en        text not null,
    bic            text not null check (bic ~ '^[A-Z]{6}[A-Z0-9]{2}$'),
    clearing       text not null,
    cut_off        time not null,
    fee_minor      bigint not null check (fee_minor >= 0),
    keeps_fee      boolean not null,
    per_second_max int not null check (per_second_max between 1 and 10000)
);
comment on table agency.agent is 'reference: banks and the post, which take payments for us';
comment on column agency.agent.clearing is 'general-ledger account on which what they have taken waits for their money';
comment on column agency.agent.cut_off is 'local time at which their business day ends, if they have not said so earlier';
comment on column agency.agent.fee_minor is 'what they ask for each payment, in fen';
comment on column agency.agent.keeps_fee is 'whether they transfer what is left after the fees';
comment on column agency.agent.per_second_max is 'requests a second that one of their keys may make';

-- Terms, hours and codes are examples to be edited; the names are those of mission row A3.11, one of them as printed there.
insert into agency.agent (code, kind, name_zh, name_en, bic, clearing, cut_off, fee_minor, keeps_fee, per_second_max) values
    ('BOC',  'BANK', '中国银行',   'Bank of China',            'BKCHCNBJ', 'clearing.agent',  '21:00', 30, true,  200),
    ('CMB',  'BANK', '招商银行',   'China Merchants Bank',     'CMBCCNBS', 'clearing.agent',  '22:00', 30, true,  200),
    ('ICBC', 'BANK', '工商银行',   'ICBC',                     'ICBKCNBJ', 'clearing.agent', '22:00', 25, false, 200),
    ('ABC',  'BANK', '农业银行',   'Agricultural Bank',        'ABOCCNBJ', 'clearing.agent',  '21:00', 30, true,  200),
    ('ZSY',  'BANK', '中实业银行', 'Zhong Shiye Bank [sic]',   'CIBKCNBJ', 'clearing.agent',  '20:00', 30, true,  200),
    ('CCB',  'BANK', '建设银行',   'China Construction Bank',  'PCBCCNBJ', 'clearing.agent',  '22:00', 25, false, 200),
    ('POST', 'POST', '邮政网点',   'Post offices',             'PSBCCNBJ', 'clearing.agent', '18:00', 40, true,  100);

create table agency.key (
    id         text primary key check (id ~ '^[A-Z]{2,8}-[0-9A-Z]{13}$'),
    agent      text not null references agency.agent,
    sealed     bytea not null,
    made_at    timestamptz not null,
    made_by    text not null,
    revoked_at timestamptz,
    revoked_by text,
    check ((revoked_at is null) = (revoked_by is null))
);
comment on table agency.key is 'local: the keys with which agents prove who they are; the secret is sealed with the key file';
create index keys_of_agent on agency.key (agent) where revoked_at is null;

create table agency.day (
    agent     text not null references agency.agent,
    day       date not null,
    opened_at timestamptz not null,
    cut_at    timestamptz,
    cut_by    text check (cut_by in ('AGENT', 'CLOCK', 'FINANCE')),
    primary key (agent, day),
    check ((cut_at is null) = (cut_by is null))
);
comment on table agency.day is 'local: business days of agents; a payment counts for the day that was open when it came';
create unique index one_open_day on agency.day (agent) where cut_at is null;

create table agency.paper (
    agent        text not null,
    day          date not null,
    kind         text not null check (kind in ('FILE', 'STATEMENT')),
    id           bigint not null,
    hash         text not null,
    name         text not null,
    rows         int not null check (rows >= 0),
    amount_minor bigint not null,
    given_at     timestamptz not null,
    given_by     text not null,
    primary key (agent, day, kind, id),
    unique (agent, day, kind, hash),
    foreign key (agent, day) references agency.day
);
comment on table agency.paper is 'local: what others say of a business day: the agent in its file, our bank in its statement; the newest counts';

create table agency.paper_row (
    paper        bigint not null,
    line         int not null,
    reversal     boolean not null,
    reference    text not null check (length(reference) between 1 and 64),
    account      text not null,
    amount_minor bigint not null check (amount_minor > 0),
    primary key (paper, line),
    unique (paper, reference, reversal)
);
comment on table agency.paper_row is 'local: the lines of agents'' files';

create table agency.difference (
    agent        text not null,
    day          date not null,
    kind         text not null check (kind in ('ONLY_OURS', 'ONLY_THEIRS', 'AMOUNT', 'MONEY')),
    reference    text not null,
    account      text not null,
    ours_minor   bigint not null,
    theirs_minor bigint not null,
    found_at     timestamptz not null,
    ended_at     timestamptz,
    ended_how    text check (ended_how in ('VANISHED', 'POSTED', 'REVERSED', 'EXPLAINED')),
    ended_by     text,
    note         text,
    primary key (agent, day, kind, reference),
    foreign key (agent, day) references agency.day,
    check ((ended_at is null) = (ended_how is null)),
    check (ended_how is distinct from 'EXPLAINED' or length(note) > 0)
);
comment on table agency.difference is 'local: where our records, the agent''s file and the bank''s statement disagree about a day, until it is worked off';
create index open_differences on agency.difference (found_at, agent, day) where ended_at is null;
