create schema if not exists fault;

create table fault.symptom (
    code        text primary key check (code ~ '^[A-Z_]+$'),
    position    int not null unique,
    access_kind text not null,
    name_zh     text not null,
    name_en     text not null
);
comment on table fault.symptom is 'reference: what does not work, as customers say it; access_kind "" for every kind of line';
insert into fault.symptom (code, position, access_kind, name_zh, name_en) values
    ('NO_TONE',    1, 'VOICE',     '听不到拨号音',   'No dial tone'),
    ('NOISE',      2, 'VOICE',     '杂音、串音',     'Noise on the line'),
    ('NO_RING',    3, 'VOICE',     '打不进来',       'Cannot be called'),
    ('NO_SYNC',    4, 'BROADBAND', '连不上网',       'No connection'),
    ('SLOW',       5, 'BROADBAND', '网速慢',         'Too slow'),
    ('DROPS',      6, 'BROADBAND', '频繁掉线',       'Drops again and again'),
    ('NO_SIGNAL',  7, 'PHS',       '无信号',         'No signal'),
    ('CODING',     8, 'PHS',       '码机异常',       'Handset coding'),
    ('NO_MESSAGE', 9, 'MESSAGE',   '收发不了短信',   'Messages do not pass'),
    ('OTHER',     10, '',          '其他',           'Something else');

create table fault.diagnosis (
    access_kind text not null,
    position    int not null,
    text_zh     text not null,
    text_en     text not null,
    primary key (access_kind, position)
);
comment on table fault.diagnosis is 'reference: what to go through with a caller before somebody is sent. Examples, to be edited';
insert into fault.diagnosis values
    ('VOICE', 1, '话机是否挂好？换一部话机试试。', 'Is the receiver on its hook? Try another telephone.'),
    ('VOICE', 2, '拔下分离器，直接接墙上插座再试。', 'Take the splitter off and plug into the wall.'),
    ('VOICE', 3, '测试线路；看是否欠费停机或片区故障。', 'Test the line; look for a suspension or a wide fault.'),
    ('BROADBAND', 1, 'Modem 电源灯、链路灯是否亮？断电一分钟再开。', 'Are the power and link lamps of the modem on? Off for a minute, then on.'),
    ('BROADBAND', 2, '电话机有没有拨号音？没有则按语音线路处理。', 'Does the telephone have a tone? If not, treat it as a voice fault.'),
    ('BROADBAND', 3, '核对账号是否输错；测试线路。', 'Check the login; test the line.'),
    ('PHS', 1, '关机再开；换个地方试试信号。', 'Off and on again; try the signal at another place.'),
    ('PHS', 2, '核对 PS 码，需要时到营业厅写码。', 'Compare the PS code; code it at a hall if need be.'),
    ('MESSAGE', 1, '话机是否支持短信？短信中心号码是否正确？', 'Can the telephone do messages? Is the number of the centre right?'),
    ('', 1, '请客户描述什么时候开始、有没有规律。', 'Ask since when, and whether there is a pattern.');

create table fault.cause (
    code     text primary key check (code ~ '^[A-Z_]+$'),
    position int not null unique,
    side     text not null check (side in ('OPERATOR', 'CUSTOMER', 'THIRD_PARTY', 'FORCE_MAJEURE')),
    name_zh  text not null,
    name_en  text not null
);
comment on table fault.cause is 'reference: why something did not work, and whose matter that is: rules exclude some from compensation';
insert into fault.cause (code, position, side, name_zh, name_en) values
    ('LINE',        1, 'OPERATOR',      '外线',         'Outside line'),
    ('EXCHANGE',    2, 'OPERATOR',      '局内设备',     'Exchange equipment'),
    ('CABLE',       3, 'OPERATOR',      '电缆故障',     'Cable'),
    ('POWER',       4, 'OPERATOR',      '机房供电',     'Power at the exchange'),
    ('SETTING',     5, 'OPERATOR',      '数据配置',     'Our settings'),
    ('TERMINAL',    6, 'CUSTOMER',      '用户终端',     'Customer''s equipment'),
    ('INDOOR',      7, 'CUSTOMER',      '室内线',       'Wiring indoors'),
    ('DUG_UP',      8, 'THIRD_PARTY',   '施工挖断',     'Dug up by others'),
    ('THEFT',       9, 'THIRD_PARTY',   '盗割',         'Cable theft'),
    ('DISASTER',   10, 'FORCE_MAJEURE', '自然灾害',     'Natural disaster'),
    ('NONE_FOUND', 11, 'OPERATOR',      '未查到原因',   'No cause found');

create table fault.outage (
    id            bigint primary key,
    number        text not null unique,
    exchange      text not null,
    district      text not null,
    street_office text not null,
    text          text not null check (text <> ''),
    began_at      timestamptz not null,
    expected_at   timestamptz not null,
    declared_at   timestamptz not null,
    badge         text not null,
    unit          bigint not null,
    mended_at     timestamptz,
    cause         text references fault.cause,
    remedy        text not null default '',
    mended_by     bigint,
    mended_unit   bigint,
    mended_badge  text,
    check (expected_at > began_at),
    check ((mended_at is null) = (cause is null) and (mended_at is null) = (mended_by is null))
);
create unique index outage_one_at_a_time on fault.outage (exchange, district, street_office) where mended_at is null;
create index outage_newest on fault.outage (declared_at desc);
comment on table fault.outage is 'local: a fault of many: one exchange, and where it is known one street office of it ("": all it serves)';

create table fault.outage_update (
    outage bigint not null references fault.outage,
    n      int not null,
    at     timestamptz not null,
    text   text not null check (text <> ''),
    badge  text not null,
    told   int,
    primary key (outage, n)
);
comment on table fault.outage_update is 'local: news of an outage, each told once to everybody who reported it; told: how many, null until done';

create table fault.fault (
    customer      bigint not null,
    id            bigint not null,
    number        text not null,
    subscription  bigint not null,
    service       bigint not null,
    place         bigint not null,
    offer         text not null,
    product       text not null,
    business_line text not null,
    segment       text not null,
    line          text not null,
    symptom       text not null references fault.symptom,
    note          text not null,
    exchange      text not null,
    district      text not null,
    street_office text not null,
    rural         boolean not null,
    unit          bigint not null,
    channel       text not null,
    state         text not null check (state in ('OPEN', 'VISIT', 'MENDED', 'WITHDRAWN')),
    reported_at   timestamptz not null,
    reported_by   bigint not null,
    badge         text not null,
    due_at        timestamptz not null,
    test_passed   boolean,
    test_fault    text not null default '',
    tested_at     timestamptz,
    visit         bigint,
    outage        bigint,
    told_upto     int not null default 0,
    cause         text references fault.cause,
    remedy        text not null default '',
    mended_at     timestamptz,
    handler       bigint,
    handler_badge text,
    primary key (customer, id),
    check ((state = 'MENDED') = (mended_at is not null)),
    check (state <> 'MENDED' or (cause is not null and handler is not null)),
    check (state <> 'VISIT' or visit is not null)
) with (fillfactor = 85);
create unique index fault_once on fault.fault (customer, subscription) where state in ('OPEN', 'VISIT');
create index fault_open on fault.fault (unit, due_at, customer, id) where state in ('OPEN', 'VISIT');
create index fault_where on fault.fault (exchange, district, street_office, reported_at) where state in ('OPEN', 'VISIT');
create index fault_of_outage on fault.fault (outage, customer, id) where outage is not null;
create index fault_newest on fault.fault (customer, reported_at desc);
comment on table fault.fault is 'customer: something that does not work, from the report to the mending';
