create schema if not exists debit;

create table debit.terms (
    bank         text primary key,
    creditor     text not null,
    creditor_id  text not null,
    our_account  text not null,
    answers      text not null check (answers in ('MIXED', 'ONLY_REJECTIONS', 'ONLY_ACCEPTANCES')),
    answer_files int not null check (answer_files between 0 and 20),
    books        text not null check (books in ('EACH', 'SUM'))
);
comment on table debit.terms is 'reference: how each bank collects for us';
comment on column debit.terms.creditor_id is 'by which the bank knows us as the one who collects';
comment on column debit.terms.answers is 'what its answer files list: everything, only what was rejected, or only what was accepted';
comment on column debit.terms.answer_files is 'how many answer files it sends for one of ours; after the last, silence has its meaning';
comment on column debit.terms.books is 'whether its bookings name each collection, or one sum for the whole file';

-- Examples to be edited; account numbers are invented.
insert into debit.terms (bank, creditor, creditor_id, our_account, answers, answer_files, books) values
    ('BOC',  '芙蓉电信', 'CN96333BOC',  '9633300000000000001', 'MIXED',            1, 'EACH'),
    ('CMB',  '芙蓉电信', 'CN96333CMB',  '9633300000000000002', 'MIXED',            1, 'EACH'),
    ('ICBC', '芙蓉电信', 'CN96333ICBC', '9633300000000000003', 'ONLY_REJECTIONS',  1, 'EACH'),
    ('ABC',  '芙蓉电信', 'CN96333ABC',  '9633300000000000004', 'ONLY_REJECTIONS',  2, 'EACH'),
    ('ZSY',  '芙蓉电信', 'CN96333ZSY',  '9633300000000000005', 'ONLY_ACCEPTANCES', 1, 'EACH'),
    ('CCB',  '芙蓉电信', 'CN96333CCB',  '9633300000000000006', 'ONLY_REJECTIONS',  1, 'SUM');

create table debit.reason (
    code             text primary key check (code ~ '^([A-Z0-9]{4}|[*])$'),
    name_zh          text not null,
    name_en          text not null,
    does             text not null check (does in ('RETRY', 'STOP', 'CALL')),
    retry_after_days int not null check (retry_after_days >= 0),
    retries_max      int not null check (retries_max >= 0),
    fee_minor        bigint not null check (fee_minor >= 0)
);
comment on table debit.reason is 'reference: what a bank''s reason for a rejected or returned collection leads to; * stands for any other';
comment on column debit.reason.does is 'try again later, stop the mandate, or call the customer; after the last retry they are called';
comment on column debit.reason.fee_minor is 'what the customer is charged for it, in fen; 0 unless their contract says so';

-- Codes of ISO 20022's external list of reasons; what follows from them are examples to be edited.
insert into debit.reason (code, name_zh, name_en, does, retry_after_days, retries_max, fee_minor) values
    ('AC01', '账号有误',         'Account number wrong',          'CALL',  0, 0, 0),
    ('AC04', '账户已销户',       'Account closed',                'STOP',  0, 0, 0),
    ('AC06', '账户被冻结',       'Account blocked',               'CALL',  0, 0, 0),
    ('AG01', '该账户不能代扣',   'No direct debit on this account','STOP', 0, 0, 0),
    ('AM04', '余额不足',         'Insufficient funds',            'RETRY', 5, 2, 0),
    ('AM05', '重复扣款',         'Duplicate collection',          'CALL',  0, 0, 0),
    ('MD01', '没有授权',         'No mandate',                    'STOP',  0, 0, 0),
    ('MD06', '付款人要求退款',   'Refund asked for by the payer', 'CALL',  0, 0, 0),
    ('MD07', '付款人已去世',     'Payer has died',                'STOP',  0, 0, 0),
    ('MS02', '付款人拒绝',       'Refused by the payer',          'CALL',  0, 0, 0),
    ('MS03', '银行未说明原因',   'No reason given by the bank',   'RETRY', 3, 1, 0),
    ('*',    '其他原因',         'Other reason',                  'CALL',  0, 0, 0);

create table debit.mandate (
    customer    bigint not null,
    id          bigint not null,
    account     bigint not null,
    reference   text not null check (length(reference) between 1 and 35),
    bank        text not null,
    payer       text not null check (length(payer) between 1 and 70),
    sealed      bytea not null,
    tail        text not null check (length(tail) = 4),
    signed_on   date not null,
    state       text not null check (state in ('ACTIVE', 'STOPPED')),
    not_before  date,
    failures    int not null default 0 check (failures >= 0),
    collected   boolean not null default false,
    made_at     timestamptz not null,
    stopped_at  timestamptz,
    stopped_why text,
    primary key (customer, id),
    check ((state = 'STOPPED') = (stopped_at is not null)),
    check ((state = 'STOPPED') = (stopped_why is not null))
);
comment on table debit.mandate is 'customer: permissions to collect from a bank account; its number is sealed with the key file';
comment on column debit.mandate.not_before is 'first day of the next try after a failed one';
comment on column debit.mandate.failures is 'tries in a row that failed';
comment on column debit.mandate.collected is 'whether it was used before: the first collection is marked so to the bank';
create unique index one_mandate_in_force on debit.mandate (customer, account) where state = 'ACTIVE';
create index mandates_of_bank on debit.mandate (bank, customer, id) where state = 'ACTIVE';

create table debit.mandate_directory (
    reference text primary key,
    customer  bigint not null,
    mandate   bigint not null
);
comment on table debit.mandate_directory is 'directory: mandate reference to the customer who gave it';

create table debit.run (
    id          bigint primary key,
    bank        text not null references debit.terms,
    message     text not null unique,
    collect_on  date not null,
    state       text not null check (state in ('DRAWING', 'READY', 'SENT', 'ANSWERED')),
    at_customer bigint not null default 0,
    at_mandate  bigint not null default 0,
    answers     int not null default 0,
    made_at     timestamptz not null,
    made_by     text not null,
    sent_at     timestamptz,
    unique (bank, collect_on)
);
comment on table debit.run is 'local: one file of collections to a bank; drawn in chunks, each begins behind the mandate it is at';

create table debit.collection (
    customer     bigint not null,
    id           bigint not null,
    account      bigint not null,
    mandate      bigint not null,
    run          bigint not null,
    bank         text not null,
    end_to_end   text not null,
    first        boolean not null,
    amount_minor bigint not null check (amount_minor > 0),
    state        text not null check (state in ('DRAWN', 'SENT', 'ACCEPTED', 'PAID', 'REJECTED', 'RETURNED')),
    reason       text,
    does         text check (does in ('RETRY', 'STOP', 'CALL')),
    changed_at   timestamptz not null,
    settled_on   date,
    returned_on  date,
    called_at    timestamptz,
    called_by    text,
    called_note  text,
    primary key (customer, id),
    unique (customer, run, account),
    foreign key (customer, mandate) references debit.mandate (customer, id),
    check ((state in ('REJECTED', 'RETURNED')) = (reason is not null)),
    check ((reason is null) = (does is null))
);
comment on table debit.collection is 'customer: one amount to be collected by one mandate, and what became of it';
create unique index one_collection_under_way on debit.collection (customer, account)
    where state in ('DRAWN', 'SENT', 'ACCEPTED');
create index collections_of_run on debit.collection (run, customer, id);
create index collections_to_call_about on debit.collection (changed_at) where does = 'CALL' and called_at is null;

create table debit.end_to_end (
    end_to_end text primary key,
    customer   bigint not null,
    collection bigint not null
);
comment on table debit.end_to_end is 'directory: end-to-end reference of a collection to the customer';

create table debit.file (
    id           bigint primary key,
    bank         text not null references debit.terms,
    kind         text check (kind in ('PAIN_002', 'CAMT_054', 'CAMT_053')),
    hash         text not null unique check (hash ~ '^[0-9a-f]{64}$'),
    name         text not null,
    bytes        bigint not null,
    message      text,
    original     text,
    state        text not null check (state in ('GIVEN', 'READING', 'POSTING', 'DONE', 'REFUSED')),
    problem      text,
    facts        jsonb not null default '[]',
    given_at     timestamptz not null,
    given_by     text not null,
    ended_at     timestamptz,
    check ((state = 'REFUSED') = (problem is not null)),
    check ((state in ('DONE', 'REFUSED')) = (ended_at is not null))
);
comment on table debit.file is 'local: files of banks: what came of collections, what was booked on our accounts';
create unique index one_message on debit.file (bank, kind, message) where state <> 'REFUSED';
create index files_under_way on debit.file (given_at, id) where state not in ('DONE', 'REFUSED');

create table debit.file_part (
    file  bigint not null references debit.file,
    part  int not null,
    bytes bytea not null,
    primary key (file, part)
);
comment on table debit.file_part is 'local: a file as it came, compressed, in pieces';

create table debit.row (
    file         bigint not null references debit.file,
    line         int not null,
    kind         text not null check (kind in ('ACCEPTED', 'REJECTED', 'CREDIT', 'RETURN', 'OTHER')),
    end_to_end   text not null,
    mandate      text not null,
    batch        text not null,
    bank_ref     text not null,
    amount_minor bigint not null,
    reason       text not null,
    words        text not null,
    payer        text not null,
    value_date   date,
    state        text not null check (state in ('WAITING', 'DONE', 'UNMATCHED', 'TWICE', 'IGNORED')),
    note         text not null default '',
    account_no   text not null default '',
    customer     bigint,
    account      bigint,
    collection   bigint,
    primary key (file, line)
);
comment on table debit.row is 'local: the entries of banks'' files and what became of each';
create index rows_waiting on debit.row (file, kind, customer, line) where state = 'WAITING';
create index rows_unmatched on debit.row (value_date, file, line) where state = 'UNMATCHED';
create index rows_by_reference on debit.row (file, end_to_end) where end_to_end <> '';
