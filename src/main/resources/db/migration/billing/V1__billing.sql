create schema if not exists billing;

create table billing.account (
    customer bigint not null,
    account  bigint not null,
    since    date not null,
    primary key (customer, account)
);
comment on table billing.account is 'customer: accounts that get bills';

create table billing.heard (
    customer     bigint not null,
    subscription bigint not null,
    what         text not null check (what in ('OFF', 'ON')),
    at           timestamptz not null,
    reason       text not null,
    primary key (customer, subscription, at, what)
);
create trigger only_added before update or delete on billing.heard
    for each row execute function platform.refuse_change();
comment on table billing.heard is 'customer: when a line was heard to go off and come back; only ever added to';

create table billing.period (
    customer     bigint not null,
    subscription bigint not null,
    from_day     date not null,
    until_day    date check (until_day > from_day),
    account      bigint not null,
    offer        text not null,
    features     text[] not null,
    number       text,
    primary key (customer, subscription, from_day),
    constraint one_period_a_day exclude using gist
        (customer with =, subscription with =, daterange(from_day, until_day) with &&)
);
comment on table billing.period is 'customer: from which day until before which a subscription is charged, and as what';

create table billing.pause (
    customer     bigint not null,
    subscription bigint not null,
    from_day     date not null,
    until_day    date check (until_day > from_day),
    reason       text not null,
    primary key (customer, subscription, from_day),
    constraint one_pause_a_day exclude using gist
        (customer with =, subscription with =, daterange(from_day, until_day) with &&)
);
comment on table billing.pause is 'customer: whole days on which a line was off';

create table billing.one_off (
    customer     bigint not null,
    id           bigint not null,
    account      bigint not null,
    subscription bigint,
    product      text not null,
    charge       text not null,
    words        bigint not null,
    amount_minor bigint not null check (amount_minor > 0),
    currency     text not null,
    happened_on  date not null,
    reference    text not null,
    why          text not null default '',
    bill         bigint,
    primary key (customer, id),
    unique (customer, reference, charge)
);
create index one_off_to_bill on billing.one_off (customer, account) where bill is null;
comment on table billing.one_off is 'customer: what is charged once: installations, fees, corrections; each on one bill';

create table billing.words (
    id bigint primary key,
    zh text not null,
    en text not null,
    unique (zh, en)
);
comment on table billing.words is 'reference: what lines of bills say, in both languages; a bill keeps the words it had';

create table billing.run (
    id        bigint primary key,
    cycle     date not null check (extract(day from cycle) = 1),
    kind      text not null check (kind in ('TRIAL', 'REAL')),
    begun_at  timestamptz not null,
    person    bigint not null,
    badge     text not null,
    due_on    date not null,
    ended_at  timestamptz
);
create unique index one_real_run_at_a_time on billing.run (cycle) where kind = 'REAL' and ended_at is null;
comment on table billing.run is 'local: bill runs: a trial changes nothing; a real one bills who has no bill of the cycle yet';

create table billing.run_part (
    run            bigint not null references billing.run,
    part           int not null,
    from_customer  bigint not null,
    until_customer bigint not null check (until_customer > from_customer),
    done_at        timestamptz,
    bills          bigint not null default 0,
    lines          bigint not null default 0,
    total_minor    bigint not null default 0,
    parked         bigint not null default 0,
    primary key (run, part)
);
create index run_part_to_do on billing.run_part (run, part) where done_at is null;
comment on table billing.run_part is 'local: a run''s ranges of customers, each one transaction';

create table billing.trial_bill (
    customer    bigint not null,
    run         bigint not null,
    account     bigint not null,
    total_minor bigint not null,
    lines       int not null,
    primary key (customer, run, account)
);
create index trial_bill_by_run on billing.trial_bill (run);
comment on table billing.trial_bill is 'customer: what a trial run came to for each account';

create table billing.bill (
    customer       bigint not null,
    id             bigint not null,
    account        bigint not null,
    cycle          date not null check (extract(day from cycle) = 1),
    number         text not null,
    segment        text not null,
    currency       text not null,
    made_on        date not null,
    due_on         date not null,
    charges_minor  bigint not null,
    discount_minor bigint not null check (discount_minor <= 0),
    tax_minor      bigint not null,
    total_minor    bigint not null,
    run            bigint not null,
    primary key (customer, id),
    unique (customer, account, cycle)
);
comment on table billing.bill is 'customer: bills; one for an account and a cycle; a wrong one is corrected by what stands on the next';
create trigger only_added before update or delete on billing.bill
    for each row execute function platform.refuse_change();

create table billing.bill_line (
    customer     bigint not null,
    bill         bigint not null,
    line         int not null,
    kind         text not null check (kind in ('RENT', 'USAGE', 'ONE_OFF', 'DISCOUNT', 'TAX')),
    product      text not null,
    subscription bigint,
    charge       text not null,
    words        bigint not null,
    from_day     date not null,
    until_day    date not null check (until_day > from_day),
    quantity     bigint not null,
    amount_minor bigint not null,
    item         bigint,
    primary key (customer, bill, line)
);
create unique index no_rent_twice on billing.bill_line (customer, subscription, charge, from_day) where kind = 'RENT';
comment on table billing.bill_line is 'customer: lines of bills; a rent is charged once for a subscription and a first day';
create trigger only_added before update or delete on billing.bill_line
    for each row execute function platform.refuse_change();

create table billing.parked (
    customer  bigint not null,
    id        bigint not null,
    account   bigint not null,
    cycle     date not null,
    run       bigint not null,
    why       text not null,
    parked_at timestamptz not null,
    solved_at timestamptz,
    solved_by text,
    primary key (customer, id),
    check ((solved_at is null) = (solved_by is null))
);
create unique index parked_once on billing.parked (customer, account, cycle) where solved_at is null;
create index parked_open on billing.parked (parked_at) where solved_at is null;
comment on table billing.parked is 'customer: accounts a run could not bill, until somebody has mended what was wrong';

create table billing.alarm (
    customer      bigint not null,
    bill          bigint not null,
    account       bigint not null,
    total_minor   bigint not null,
    average_minor bigint not null,
    permille      bigint not null,
    raised_at     timestamptz not null,
    primary key (customer, bill)
);
create index alarm_by_time on billing.alarm (raised_at desc);
comment on table billing.alarm is 'customer: bills far above the average of the months before; the customer is told';

create table billing.credit_note (
    customer     bigint not null,
    id           bigint not null,
    account      bigint not null,
    bill         bigint not null,
    line         int,
    number       text not null,
    amount_minor bigint not null check (amount_minor > 0),
    currency     text not null,
    reason       text not null check (reason <> ''),
    made_at      timestamptz not null,
    badge        text not null,
    primary key (customer, id)
);
create index credit_note_by_bill on billing.credit_note (customer, bill);
create trigger only_added before update or delete on billing.credit_note
    for each row execute function platform.refuse_change();
comment on table billing.credit_note is 'customer: what was taken off a bill after it was made, and why';

create table billing.rule (
    code       text not null check (code in ('ALARM_PERMILLE', 'ALARM_MONTHS', 'DUE_DAYS', 'LINES_MAX')),
    valid_from date not null,
    value      bigint not null check (value > 0),
    source     text not null,
    primary key (code, valid_from)
);
comment on table billing.rule is 'reference: figures bills go by, from a day on, and where they come from';
insert into billing.rule (code, valid_from, value, source) values
    ('ALARM_PERMILLE', '2000-01-01', 5000, '电信条例第三十三条：突然增长超过前三个月平均的五倍 Telecommunications Regulations, art. 33: five times'),
    ('ALARM_MONTHS',   '2000-01-01', 3,    '电信条例第三十三条：前三个月 Telecommunications Regulations, art. 33: three months'),
    ('DUE_DAYS',       '2000-01-01', 20,   '示例 example'),
    ('LINES_MAX',      '2000-01-01', 500,  '一张账单的行数上限，超过则搁置 more lines than this on one bill are parked');

create table billing.pause_rule (
    product    text not null,
    reason     text not null,
    valid_from date not null,
    permille   int not null check (permille between 0 and 1000),
    source     text not null,
    primary key (product, reason, valid_from)
);
comment on table billing.pause_rule is
    'reference: what part of the rent a line that is off still costs; no product and no reason is any';
insert into billing.pause_rule (product, reason, valid_from, permille, source) values
    ('', '', '2000-01-01', 0, '停机期间不收月租 nothing is charged for days without service'),
    ('FIXED_LINE', 'CUSTOMER_WISH', '2000-01-01', 250, '停机保号，示例 keeping the number, example');

create table billing.discount (
    code        text primary key check (code ~ '^[A-Z][A-Z0-9_]{1,30}$'),
    segment     text not null,
    product     text not null,
    kind        text not null check (kind in ('RENT', 'USAGE')),
    permille    int not null check (permille between 1 and 1000),
    name_zh     text not null,
    name_en     text not null,
    valid_from  date not null,
    valid_until date check (valid_until > valid_from),
    example     boolean not null
);
comment on table billing.discount is 'reference: what a segment pays less, by product and kind of charge; no product is any';
insert into billing.discount (code, segment, product, kind, permille, name_zh, name_en, valid_from, valid_until, example) values
    ('KEY_RENT',      'KEY_ACCOUNT', '',           'RENT',  100, '大客户月租优惠', 'Key account, off the rent',     '2000-01-01', null, true),
    ('KEY_CALLS',     'KEY_ACCOUNT', '',           'USAGE', 150, '大客户使用优惠', 'Key account, off the use',      '2000-01-01', null, true),
    ('BUSINESS_LINE', 'COMMERCIAL',  'FIXED_LINE', 'USAGE', 50,  '商务客户话费优惠', 'Business customers, off calls', '2000-01-01', null, true);

create table billing.tax (
    product    text not null,
    valid_from date not null,
    permille   int not null check (permille between 0 and 1000),
    included   boolean not null,
    name_zh    text not null,
    name_en    text not null,
    source     text not null,
    primary key (product, valid_from)
);
comment on table billing.tax is 'reference: tax by product, in the prices or on top of them; no product is any';
insert into billing.tax (product, valid_from, permille, included, name_zh, name_en, source) values
    ('', '2000-01-01', 30, true, '含营业税', 'Business tax, included', '营业税暂行条例：邮电通信业百分之三 business tax on telecommunications, 3 %'),
    ('', '2014-06-01', 60, true, '含增值税', 'Value-added tax, included', '财税〔2014〕43号：增值电信服务百分之六 value-added services, 6 %'),
    ('FIXED_LINE', '2014-06-01', 110, true, '含增值税', 'Value-added tax, included', '财税〔2014〕43号：基础电信服务百分之十一 basic services, 11 %'),
    ('FIXED_LINE', '2018-05-01', 100, true, '含增值税', 'Value-added tax, included', '财税〔2018〕32号 10 %'),
    ('FIXED_LINE', '2019-04-01', 90, true, '含增值税', 'Value-added tax, included', '财政部公告2019年第39号 9 %'),
    ('PHS', '2014-06-01', 110, true, '含增值税', 'Value-added tax, included', '财税〔2014〕43号 11 %'),
    ('PHS', '2018-05-01', 100, true, '含增值税', 'Value-added tax, included', '财税〔2018〕32号 10 %'),
    ('PHS', '2019-04-01', 90, true, '含增值税', 'Value-added tax, included', '财政部公告2019年第39号 9 %');
