create schema if not exists rating;

-- Who had a number, or a service the network accounts for, from when until when.
create table rating.address (
    address      text not null check (address <> ''),
    from_at      timestamptz not null,
    until_at     timestamptz check (until_at >= from_at),
    customer     bigint not null,
    subscription bigint not null,
    account      bigint not null,
    offer        text not null,
    primary key (address, from_at)
);
create index address_by_subscription on rating.address (customer, subscription);
comment on table rating.address is 'directory: telephone number or service to whoever had it, from when until when';

create table rating.tariff (
    id          bigint primary key,
    offer       text not null,
    kind        text not null check (kind in
        ('LOCAL_CALL', 'TOLL_CALL', 'INTERNATIONAL_CALL', 'ROAMING_CALL', 'MESSAGE', 'ONLINE_TIME', 'ONLINE_VOLUME')),
    valid_from  date not null,
    valid_until date check (valid_until > valid_from),
    code        text not null check (code ~ '^[A-Z][A-Z_]{1,30}$'),
    name_zh     text not null,
    name_en     text not null,
    currency    text not null check (currency ~ '^[A-Z]{3}$'),
    first_size  bigint not null check (first_size >= 0),
    first_minor bigint not null check (first_minor >= 0),
    unit_size   bigint not null check (unit_size > 0),
    unit_minor  bigint not null check (unit_minor >= 0),
    included    bigint not null default 0 check (included >= 0),
    day_minor   bigint check (day_minor >= 0),
    example     boolean not null,
    published_by text not null,
    unique (offer, kind, valid_from),
    constraint one_tariff_a_day exclude using gist
        (offer with =, kind with =, daterange(valid_from, valid_until) with &&)
);
comment on table rating.tariff is
    'reference: what use costs under an offer, by kind of use, from a date on; an offer of nothing is everybody''s';
comment on column rating.tariff.first_size is 'the first part of each use, at first_minor: three minutes of a call; 0 for none';
comment on column rating.tariff.unit_size is 'seconds, kibioctets or messages; what is begun is charged';
comment on column rating.tariff.included is 'units of a month that cost nothing';
comment on column rating.tariff.day_minor is 'one amount for a day with any use, instead of units';

create table rating.tariff_window (
    tariff      bigint not null references rating.tariff,
    days        int not null check (days between 1 and 127),
    from_time   time not null,
    until_time  time not null check (until_time > from_time or until_time = '00:00'),
    first_minor bigint not null check (first_minor >= 0),
    unit_minor  bigint not null check (unit_minor >= 0),
    primary key (tariff, days, from_time)
);
comment on table rating.tariff_window is
    'reference: other prices of a tariff at a time of day; days is a sum of 1 for Monday to 64 for Sunday';

create table rating.tariff_tier (
    tariff     bigint not null references rating.tariff,
    from_units bigint not null check (from_units > 0),
    unit_minor bigint not null check (unit_minor >= 0),
    primary key (tariff, from_units)
);
comment on table rating.tariff_tier is 'reference: what each unit of a month costs beyond so many';

create table rating.usage (
    customer     bigint not null,
    month        date not null check (extract(day from month) = 1),
    source_key   text not null,
    subscription bigint not null,
    account      bigint not null,
    tariff       bigint not null,
    started_at   timestamptz not null,
    quantity     bigint not null check (quantity >= 0),
    peer         text not null,
    units        bigint not null check (units >= 0),
    amount_minor bigint not null check (amount_minor >= 0),
    counts_in    date not null check (counts_in >= month),
    primary key (customer, month, source_key)
) partition by range (month);
create index usage_that_came_late on rating.usage (counts_in, customer) where counts_in <> month;
comment on table rating.usage is 'customer: what was used and what it costs, once for each key its source gave it';
comment on column rating.usage.counts_in is 'the month on whose bill it stands: its own, or the first not closed when it came';

create table rating.month_total (
    customer     bigint not null,
    cycle        date not null,
    account      bigint not null,
    subscription bigint not null,
    tariff       bigint not null,
    records      bigint not null,
    quantity     bigint not null,
    units        bigint not null,
    days         int not null,
    amount_minor bigint not null,
    primary key (customer, cycle, account, subscription, tariff)
);
comment on table rating.month_total is 'customer: the use of a closed month added up, as the bill takes it';

create table rating.cycle (
    cycle     date primary key,
    closed_at timestamptz
);
comment on table rating.cycle is 'local: months whose use is added up; what comes later counts in the next';

create table rating.watermark (
    source  text primary key,
    seen_at timestamptz not null
);
comment on table rating.watermark is 'local: how far each source of usage inside the house was read';

create table rating.import (
    id        bigint primary key,
    source    text not null,
    name      text not null,
    begun_at  timestamptz not null,
    badge     text not null,
    ended_at  timestamptz,
    taken     bigint not null default 0,
    known     bigint not null default 0,
    refused   bigint not null default 0
);
create index import_by_time on rating.import (begun_at desc);
comment on table rating.import is 'local: files of usage records and what became of their lines';

create table rating.refusal (
    id      bigint primary key,
    import  bigint not null,
    at      timestamptz not null,
    line    bigint not null,
    text    text not null,
    reason  text not null check (reason in ('UNREADABLE', 'NOBODY', 'NO_TARIFF', 'TOO_OLD'))
);
create index refusal_by_import on rating.refusal (import, line);
comment on table rating.refusal is 'local: usage records nobody is charged for, and why';

-- Every amount is an example, to be replaced by the operator's own.
insert into rating.tariff (id, offer, kind, valid_from, code, name_zh, name_en, currency, first_size, first_minor,
                           unit_size, unit_minor, included, day_minor, example, published_by)
select id, offer, kind, date '2000-01-01', code, zh, en, 'CNY', first_size, first_minor, unit_size, unit_minor,
       included, day_minor, true, 'system'
from (values
    (1, 'FIXED_LINE_HOME',     'LOCAL_CALL',   'LOCAL',   '本地通话费', 'Local calls',    180, 22, 60, 11, 0,    null),
    (2, 'FIXED_LINE_SECOND',   'LOCAL_CALL',   'LOCAL',   '本地通话费', 'Local calls',    180, 22, 60, 11, 0,    null),
    (3, 'FIXED_LINE_BUSINESS', 'LOCAL_CALL',   'LOCAL',   '本地通话费', 'Local calls',    180, 22, 60, 11, 0,    null),
    (4, 'PHS_STANDARD',        'LOCAL_CALL',   'LOCAL',   '小灵通通话费', 'PHS calls',     0,  0, 60, 11, 0,    null),
    (5, 'PHS_FAMILY',          'LOCAL_CALL',   'LOCAL',   '小灵通通话费', 'PHS calls',     0,  0, 60,  8, 0,    null),
    (6, '',                    'TOLL_CALL',    'TOLL',    '国内长途费', 'Trunk calls',      0,  0,  6,  7, 0,    null),
    (7, '',                    'INTERNATIONAL_CALL', 'ABROAD', '国际长途费', 'Calls abroad', 0, 0, 6, 80, 0,    null),
    (8, 'PHS_STANDARD',        'ROAMING_CALL', 'ROAMING', '漫游日租',   'Roaming, by the day', 0, 0, 60, 0, 0,  200::bigint),
    (9, 'FIXED_SMS_BASIC',     'MESSAGE',      'MESSAGE', '短信费',     'Messages',         0,  0,  1, 10, 0,    null),
    (10, 'FIXED_SMS_100',      'MESSAGE',      'MESSAGE', '短信费',     'Messages',         0,  0,  1,  8, 100,  null),
    (11, 'FIXED_SMS_SET',      'MESSAGE',      'MESSAGE', '短信费',     'Messages',         0,  0,  1, 10, 0,    null),
    (12, 'ADSL_512K',          'ONLINE_TIME',  'ONLINE',  '超时上网费', 'Time on line beyond the package', 0, 0, 60, 3, 7200, null),
    (13, '',                   'ONLINE_TIME',  'ONLINE',  '上网时长',   'Time on line',     0,  0, 60,  0, 0,    null),
    (14, '',                   'ONLINE_VOLUME', 'VOLUME', '上网流量',   'Volume',           0,  0, 1024, 0, 0,  null),
    (15, '',                   'LOCAL_CALL',   'LOCAL',   '本地通话费', 'Local calls',    180, 22, 60, 11, 0,    null),
    (16, '',                   'MESSAGE',      'MESSAGE', '短信费',     'Messages',         0,  0,  1, 10, 0,    null)
) as amounts (id, offer, kind, code, zh, en, first_size, first_minor, unit_size, unit_minor, included, day_minor);

-- Trunk calls are cheaper at night; time on line gets cheaper with use.
insert into rating.tariff_window (tariff, days, from_time, until_time, first_minor, unit_minor) values
    (6, 127, '00:00', '07:00', 0, 4);
insert into rating.tariff_tier (tariff, from_units, unit_minor) values (12, 12000, 1);
