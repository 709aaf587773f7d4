create schema if not exists regulator;

create table regulator.limit (
    measure      text not null check (measure in
                     ('INSTALL', 'MOVE', 'REPAIR', 'RESUME', 'COMPLAINT', 'BILLING', 'HOTLINE')),
    setting      text not null check (setting in ('URBAN', 'RURAL', 'ALL')),
    jurisdiction text not null check (jurisdiction ~ '^[A-Z]{2}(-[A-Z0-9]+)*$'),
    kind         text not null check (kind in ('AVERAGE', 'LONGEST', 'SHARE', 'RATE')),
    since        date not null,
    value        bigint not null check (value > 0),
    source       text not null check (source <> ''),
    confirmed    boolean not null,
    primary key (measure, setting, jurisdiction, kind, since),
    check ((measure in ('BILLING', 'HOTLINE')) = (kind in ('SHARE', 'RATE'))),
    check ((measure in ('BILLING', 'HOTLINE')) = (setting = 'ALL'))
);
comment on table regulator.limit is 'reference: what laws and regulators ask, since when, by whose rule, and whether we have seen the text';
comment on column regulator.limit.value is 'AVERAGE and LONGEST: minutes; SHARE (at least) and RATE (at most): parts of a million';
create trigger only_added before update or delete on regulator.limit for each row execute function platform.refuse_change();

-- Figures marked unconfirmed are recalled, not read: get the text before relying on them. A later row takes their place.
insert into regulator.limit (measure, setting, jurisdiction, kind, since, value, source, confirmed)
select m, s, 'CN', k, '2000-01-01', v, src, c
from (values
    ('INSTALL', 'URBAN', 'AVERAGE', 15 * 1440, '电信服务规范（信息产业部令第36号）附件一，待核 / Order 36 annex 1, to be confirmed', false),
    ('INSTALL', 'URBAN', 'LONGEST', 28 * 1440, '电信服务规范（信息产业部令第36号）附件一，25或28日，待核 / Order 36 annex 1, 25 or 28 days, to be confirmed', false),
    ('INSTALL', 'RURAL', 'AVERAGE', 20 * 1440, '电信服务规范（信息产业部令第36号）附件一，待核 / Order 36 annex 1, to be confirmed', false),
    ('INSTALL', 'RURAL', 'LONGEST', 30 * 1440, '电信服务规范（信息产业部令第36号）附件一，待核 / Order 36 annex 1, to be confirmed', false),
    ('MOVE',    'URBAN', 'AVERAGE', 15 * 1440, '电信服务规范（信息产业部令第36号）附件一，待核 / Order 36 annex 1, to be confirmed', false),
    ('MOVE',    'URBAN', 'LONGEST', 28 * 1440, '电信服务规范（信息产业部令第36号）附件一，25或28日，待核 / Order 36 annex 1, 25 or 28 days, to be confirmed', false),
    ('MOVE',    'RURAL', 'AVERAGE', 20 * 1440, '电信服务规范（信息产业部令第36号）附件一，待核 / Order 36 annex 1, to be confirmed', false),
    ('MOVE',    'RURAL', 'LONGEST', 30 * 1440, '电信服务规范（信息产业部令第36号）附件一，待核 / Order 36 annex 1, to be confirmed', false),
    ('REPAIR',  'URBAN', 'AVERAGE', 24 * 60,   '电信服务规范（信息产业部令第36号）附件一，待核 / Order 36 annex 1, to be confirmed', false),
    ('REPAIR',  'URBAN', 'LONGEST', 48 * 60,   '电信条例（2016修订）第三十二条 / Telecommunications Regulations 2016, art. 32', true),
    ('REPAIR',  'RURAL', 'AVERAGE', 36 * 60,   '电信服务规范（信息产业部令第36号）附件一，待核 / Order 36 annex 1, to be confirmed', false),
    ('REPAIR',  'RURAL', 'LONGEST', 72 * 60,   '电信条例（2016修订）第三十二条 / Telecommunications Regulations 2016, art. 32', true),
    ('RESUME',  'URBAN', 'AVERAGE', 12 * 60,   '电信服务规范（信息产业部令第36号）附件一，待核 / Order 36 annex 1, to be confirmed', false),
    ('RESUME',  'URBAN', 'LONGEST', 48 * 60,   '电信条例（2016修订）第三十四条 / Telecommunications Regulations 2016, art. 34', true),
    ('RESUME',  'RURAL', 'AVERAGE', 12 * 60,   '电信服务规范（信息产业部令第36号）附件一，待核 / Order 36 annex 1, to be confirmed', false),
    ('RESUME',  'RURAL', 'LONGEST', 48 * 60,   '电信条例（2016修订）第三十四条 / Telecommunications Regulations 2016, art. 34', true),
    ('COMPLAINT', 'URBAN', 'LONGEST', 15 * 1440, '电信用户申诉处理办法：15日内答复 / Rules on telecom users'' appeals: answered within 15 days', true),
    ('COMPLAINT', 'RURAL', 'LONGEST', 15 * 1440, '电信用户申诉处理办法：15日内答复 / Rules on telecom users'' appeals: answered within 15 days', true),
    ('BILLING', 'ALL', 'RATE', 100,            '电信服务规范（信息产业部令第36号）附件一：计费差错率不大于万分之一，转引 / Order 36 annex 1, billing error rate at most 1 in 10,000, quoted second-hand', false),
    ('HOTLINE', 'ALL', 'SHARE', 850000,        '电信服务规范（信息产业部令第36号）：15秒应答率85%，待核 / Order 36, 85% within 15 s, to be confirmed', false)
) as l (m, s, k, v, src, c);
insert into regulator.limit (measure, setting, jurisdiction, kind, since, value, source, confirmed)
select 'RESUME', s, 'CN-HA', 'LONGEST', '2020-01-01', 24 * 60, '河南省电信条例（2020）：24小时内恢复 / Henan Telecommunications Regulations 2020: within 24 hours', true
from (values ('URBAN'), ('RURAL')) as s (s);

create table regulator.submission (
    id           bigint primary key,
    number       text not null unique,
    jurisdiction text not null,
    from_day     date not null,
    until_day    date not null check (until_day > from_day),
    submitted_at timestamptz not null,
    person       bigint not null,
    badge        text not null,
    note         text not null,
    content      bytea not null,
    sha256       text not null check (sha256 = encode(sha256(content), 'hex'))
);
create index submission_newest on regulator.submission (submitted_at desc, id desc);
comment on table regulator.submission is 'local: a return as it was submitted, byte for byte, with its hash; only ever added to';
create trigger only_added before update or delete on regulator.submission for each row execute function platform.refuse_change();
create trigger never_emptied before truncate on regulator.submission
    for each statement execute function platform.refuse_change();

create table regulator.figure (
    submission bigint not null references regulator.submission,
    measure    text not null,
    setting    text not null,
    figure     text not null,
    value      bigint not null,
    primary key (submission, measure, setting, figure)
);
comment on table regulator.figure is 'local: the numbers of a submitted return one by one, to compare them with what is counted later; only ever added to';
create trigger only_added before update or delete on regulator.figure for each row execute function platform.refuse_change();
