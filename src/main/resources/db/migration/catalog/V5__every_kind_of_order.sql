-- A customer asks for more than a new line: what is asked for is data, and so is what the network calls a port or an access.
alter table catalog.offer drop constraint offer_port_kind_check;
alter table catalog.offer drop constraint offer_access_kind_check;
alter table catalog.offer add constraint offer_port_kind_check check (port_kind ~ '^([A-Z][A-Z_]*)?$');
alter table catalog.offer add constraint offer_access_kind_check check (access_kind ~ '^([A-Z][A-Z_]*)?$');
alter table catalog.offer add rides_on text references catalog.product;
comment on column catalog.offer.access_kind is 'how the network serves it; empty for a bundle, whose parts say it';
comment on column catalog.offer.rides_on is 'product whose line it hangs on, such as an extension set on a fixed line; null for none';

create table catalog.bundle_part (
    bundle text not null references catalog.offer,
    part   text not null references catalog.offer,
    place  int not null,
    primary key (bundle, part),
    unique (bundle, place),
    check (bundle <> part)
);
comment on table catalog.bundle_part is 'reference: the offers a bundle consists of; it is sold at its own price';

create table catalog.feature (
    product         text not null references catalog.product,
    code            text not null check (code ~ '^[A-Z][A-Z0-9_]{1,40}$'),
    place           int not null,
    name_zh         text not null,
    name_en         text not null,
    recurring_minor bigint not null check (recurring_minor >= 0),
    one_off_minor   bigint not null check (one_off_minor >= 0),
    currency        text not null check (currency ~ '^[A-Z]{3}$'),
    sold_from       date not null,
    sold_until      date check (sold_until > sold_from),
    example         boolean not null,
    primary key (product, code, sold_from),
    constraint one_feature_a_day
        exclude using gist (product with =, code with =, daterange(sold_from, sold_until) with &&)
);
comment on table catalog.feature is 'reference: what can be added to a product, and its price from a date on';

create table catalog.fee (
    action       text not null check (action ~ '^[A-Z][A-Z_]*$'),
    product      text not null,
    valid_from   date not null,
    valid_until  date check (valid_until > valid_from),
    name_zh      text not null,
    name_en      text not null,
    amount_minor bigint not null check (amount_minor >= 0),
    currency     text not null check (currency ~ '^[A-Z]{3}$'),
    example      boolean not null,
    primary key (action, product, valid_from),
    constraint one_fee_a_day
        exclude using gist (action with =, product with =, daterange(valid_from, valid_until) with &&)
);
comment on table catalog.fee is 'reference: what a transaction costs once; an empty product means any, the single product decides';

create table catalog.equipment (
    offer         text not null references catalog.offer,
    code          text not null check (code ~ '^[A-Z][A-Z0-9_]{1,40}$'),
    place         int not null,
    name_zh       text not null,
    name_en       text not null,
    hired         boolean not null,
    deposit_minor bigint not null check (deposit_minor >= 0),
    currency      text not null check (currency ~ '^[A-Z]{3}$'),
    example       boolean not null,
    primary key (offer, code),
    check (hired or deposit_minor = 0)
);
comment on table catalog.equipment is 'reference: what comes with an offer; what is hired goes back at the end, and the deposit with it';

alter table catalog.transaction add action text not null default '' check (action ~ '^([A-Z][A-Z_]*)?$');
alter table catalog.transaction add needs_consent boolean not null default false;
create unique index transaction_action on catalog.transaction (action, product) where action <> '';
comment on column catalog.transaction.action is 'what is done with a line: INSTALL, MOVE, CHANGE …; empty where it is not about one';
comment on column catalog.transaction.needs_consent is 'whether the customer confirms by signature, code or recorded voice before it is done';

-- A form may ask nothing at all: where everything is known, nothing is asked.
alter table catalog.form drop constraint form_fields_check;
alter table catalog.form add constraint form_fields_check check (jsonb_typeof(fields) = 'array');

update catalog.transaction set action = 'INSTALL' where code like 'INSTALL\_%';

-- Two more products: one more set on the same line, and what is sold together. Amounts are examples.
insert into catalog.product (code, place, name_zh, name_en, business_line) values
    ('EXTENSION', 7, '电话副机', 'Extension set',       'VOICE'),
    ('HOME_PACK', 8, '电话宽带套餐', 'Phone and broadband', 'DATA');

insert into catalog.offer (id, product, place, name_zh, name_en, needs_visit, skill, visit_minutes, needs_number,
                           port_kind, access_kind, speed_kbps, sold_from, rides_on) values
    ('EXTENSION_SET', 'EXTENSION', 1, '电话副机', 'Extension set', true, 'COPPER', 30, false, '', 'VOICE', 0, '2000-01-01', 'FIXED_LINE'),
    ('HOME_PACK_1M',  'HOME_PACK', 1, '家庭电话加ADSL 1M', 'Home line with ADSL 1 Mbit/s', true, 'ADSL', 120, true, '', '', 1024, '2000-01-01', null),
    ('HOME_PACK_2M',  'HOME_PACK', 2, '家庭电话加ADSL 2M', 'Home line with ADSL 2 Mbit/s', true, 'ADSL', 120, true, '', '', 2048, '2000-01-01', null);

insert into catalog.bundle_part (bundle, part, place) values
    ('HOME_PACK_1M', 'FIXED_LINE_HOME', 1), ('HOME_PACK_1M', 'ADSL_1M', 2),
    ('HOME_PACK_2M', 'FIXED_LINE_HOME', 1), ('HOME_PACK_2M', 'ADSL_2M', 2);

insert into catalog.price (offer, code, valid_from, kind, name_zh, name_en, amount_minor, currency, per_zh, per_en, example)
select offer, code, date '2000-01-01', kind, name_zh, name_en, amount_minor, 'CNY', per_zh, per_en, true
from (values
    ('EXTENSION_SET', 'INSTALL',  'ONE_OFF',   '副机安装费',   'Fitting the extension',           3000, '次', 'once'),
    ('EXTENSION_SET', 'RENT',     'RECURRING', '副机月租费',   'Extension',                        500, '月', 'month'),
    ('HOME_PACK_1M',  'INSTALL',  'ONE_OFF',   '套餐安装费',   'Installation of both',           18000, '次', 'once'),
    ('HOME_PACK_1M',  'RENT',     'RECURRING', '套餐月费',     'Line and broadband',             12800, '月', 'month'),
    ('HOME_PACK_1M',  'LOCAL',    'USAGE',     '本地通话首三分钟', 'Local call, first three minutes', 22, '首三分钟', 'first three minutes'),
    ('HOME_PACK_1M',  'LOCAL_ON', 'USAGE',     '本地通话三分钟后', 'Local call, each minute after',   11, '分钟', 'minute'),
    ('HOME_PACK_2M',  'INSTALL',  'ONE_OFF',   '套餐安装费',   'Installation of both',           18000, '次', 'once'),
    ('HOME_PACK_2M',  'RENT',     'RECURRING', '套餐月费',     'Line and broadband',             17800, '月', 'month'),
    ('HOME_PACK_2M',  'LOCAL',    'USAGE',     '本地通话首三分钟', 'Local call, first three minutes', 22, '首三分钟', 'first three minutes'),
    ('HOME_PACK_2M',  'LOCAL_ON', 'USAGE',     '本地通话三分钟后', 'Local call, each minute after',   11, '分钟', 'minute')
) as amounts (offer, code, kind, name_zh, name_en, amount_minor, per_zh, per_en);

insert into catalog.reach_rule (product, offer, district, street_office, allowed, reason) values
    ('EXTENSION', '', '', '', true, ''),
    ('HOME_PACK', '', '', '', true, '');

insert into catalog.feature (product, code, place, name_zh, name_en, recurring_minor, one_off_minor, currency, sold_from, example)
select product, code, place, name_zh, name_en, recurring, one_off, 'CNY', date '2000-01-01', true
from (values
    ('FIXED_LINE', 'CALLER_DISPLAY',  1, '来电显示',     'Caller display',           600,    0),
    ('FIXED_LINE', 'CALL_FORWARDING', 2, '呼叫转移',     'Call forwarding',          300,    0),
    ('FIXED_LINE', 'CALL_WAITING',    3, '呼叫等待',     'Call waiting',             200,    0),
    ('FIXED_LINE', 'THREE_WAY',       4, '三方通话',     'Three-way calls',          300,    0),
    ('FIXED_LINE', 'HOTLINE',         5, '免拨号热线',   'Line that dials by itself', 300,   0),
    ('FIXED_LINE', 'WAKE_UP',         6, '闹钟服务',     'Wake-up calls',              0,    0),
    ('FIXED_LINE', 'LONG_DISTANCE',   7, '国内长途直拨', 'Long-distance dialling',     0,    0),
    ('FIXED_LINE', 'FIXED_SMS_PACK',  8, '固话短信包',   'Package of messages',      800,    0),
    ('FIXED_LINE', 'RING_BACK',       9, '七彩铃音',     'Ring-back tune',           500,  500),
    ('PHS',        'CALLER_DISPLAY',  1, '来电显示',     'Caller display',           500,    0),
    ('PHS',        'CALL_FORWARDING', 2, '呼叫转移',     'Call forwarding',          300,    0),
    ('PHS',        'LONG_DISTANCE',   3, '国内长途直拨', 'Long-distance dialling',     0,    0),
    ('PHS',        'RING_BACK',       4, '七彩铃音',     'Ring-back tune',           500,  500),
    ('ADSL',       'STATIC_ADDRESS',  1, '固定IP地址',   'Fixed IP address',        5000, 2000),
    ('ADSL',       'MAILBOX',         2, '大容量邮箱',   'Large mailbox',            500,    0),
    ('LAN',        'STATIC_ADDRESS',  1, '固定IP地址',   'Fixed IP address',        5000, 2000),
    ('LAN',        'MAILBOX',         2, '大容量邮箱',   'Large mailbox',            500,    0),
    ('FTTH',       'STATIC_ADDRESS',  1, '固定IP地址',   'Fixed IP address',        5000, 2000),
    ('FTTH',       'UPLOAD_BOOST',    2, '上行提速',     'Faster upload',           1000,    0),
    ('FTTH',       'MAILBOX',         3, '大容量邮箱',   'Large mailbox',            500,    0)
) as features (product, code, place, name_zh, name_en, recurring, one_off);

insert into catalog.fee (action, product, valid_from, name_zh, name_en, amount_minor, currency, example) values
    ('MOVE',     '',           '2000-01-01', '移机工料费', 'Moving the line',        8000, 'CNY', true),
    ('MOVE',     'FTTH',       '2000-01-01', '移机工料费', 'Moving the fibre',      10000, 'CNY', true),
    ('MOVE',     'EXTENSION',  '2000-01-01', '副机移机费', 'Moving the extension',   3000, 'CNY', true),
    ('RENUMBER', '',           '2000-01-01', '改号手续费', 'Changing the number',    2000, 'CNY', true),
    ('TRANSFER', '',           '2000-01-01', '过户手续费', 'Transfer of ownership',  1000, 'CNY', true);

insert into catalog.equipment (offer, code, place, name_zh, name_en, hired, deposit_minor, currency, example)
select offer, code, place, name_zh, name_en, hired, deposit, 'CNY', true
from (values
    ('ADSL_512K',      'MODEM',     1, 'ADSL调制解调器', 'ADSL modem',      true,  20000),
    ('ADSL_512K',      'SPLITTER',  2, '语音分离器',     'Splitter',        false,     0),
    ('ADSL_1M',        'MODEM',     1, 'ADSL调制解调器', 'ADSL modem',      true,  20000),
    ('ADSL_1M',        'SPLITTER',  2, '语音分离器',     'Splitter',        false,     0),
    ('ADSL_2M',        'MODEM',     1, 'ADSL调制解调器', 'ADSL modem',      true,  20000),
    ('ADSL_2M',        'SPLITTER',  2, '语音分离器',     'Splitter',        false,     0),
    ('FIXED_SMS_SET',  'SET',       1, '短信电话机',     'Telephone set with messages', false, 0),
    ('EXTENSION_SET',  'SET',       1, '副机话机',       'Extension telephone', true,  5000),
    ('FTTH_20M',       'FIBRE_BOX', 1, '光猫',           'Fibre box',       true,  10000),
    ('FTTH_100M',      'FIBRE_BOX', 1, '光猫',           'Fibre box',       true,  10000),
    ('FTTH_300M',      'FIBRE_BOX', 1, '光猫',           'Fibre box',       true,  10000)
) as things (offer, code, place, name_zh, name_en, hired, deposit);

update catalog.transaction set place = place + 100 where code in ('CANCEL_ORDER', 'CHANGE_APPOINTMENT');
insert into catalog.transaction (code, place, name_zh, name_en, product, action, needs_consent) values
    ('INSTALL_EXTENSION', 7,  '加装电话副机',   'Add an extension set',        'EXTENSION',  'INSTALL',  false),
    ('INSTALL_HOME_PACK', 8,  '新装电话宽带套餐', 'Install phone and broadband', 'HOME_PACK', 'INSTALL',  false),
    ('MOVE_FIXED_LINE',   21, '移装固定电话',   'Move a fixed line',           'FIXED_LINE', 'MOVE',     false),
    ('MOVE',              22, '移机',           'Move a service',              '',           'MOVE',     false),
    ('CHANGE',            31, '改性能',         'Change of features',          '',           'CHANGE',   true),
    ('RENUMBER',          32, '改号',           'Change of number',            '',           'RENUMBER', true),
    ('TRANSFER',          33, '过户',           'Transfer of ownership',       '',           'TRANSFER', true),
    ('SUSPEND',           41, '停机保号',       'Pause a service',             '',           'SUSPEND',  true),
    ('RESUME',            42, '复机',           'Resume a service',            '',           'RESUME',   false),
    ('REMOVE',            51, '拆机',           'Give a service up',           '',           'REMOVE',   true),
    ('REMOVE_FIXED_LINE', 52, '拆除固定电话',   'Give a fixed line up',        'FIXED_LINE', 'REMOVE',   true),
    ('REMOVE_PHS',        53, '小灵通销号',     'Give a PHS phone up',         'PHS',        'REMOVE',   true);
