-- Products and offers as a city operator had them; every amount is an example, to be replaced by the operator's own.
insert into catalog.product (code, place, name_zh, name_en, business_line) values
    ('FIXED_LINE', 1, '固定电话', 'Fixed line',         'VOICE'),
    ('PHS',        2, '小灵通',   'PHS',                'PHS'),
    ('ADSL',       3, 'ADSL宽带', 'ADSL broadband',     'DATA'),
    ('LAN',        4, 'LAN宽带',  'LAN broadband',      'DATA'),
    ('FIXED_SMS',  5, '固话短信', 'Fixed-line messages', 'VALUE_ADDED'),
    ('FTTH',       6, '光纤宽带', 'Fibre to the home',  'DATA');

insert into catalog.offer (id, product, place, name_zh, name_en, needs_visit, skill, visit_minutes, needs_number,
                           port_kind, access_kind, speed_kbps, sold_from) values
    ('FIXED_LINE_HOME',     'FIXED_LINE', 1, '家庭电话',          'Home line',              true,  'COPPER', 60, true,  'PAIR',  'VOICE',     0,      '2000-01-01'),
    ('FIXED_LINE_SECOND',   'FIXED_LINE', 2, '家庭第二部电话',    'Second home line',       true,  'COPPER', 45, true,  'PAIR',  'VOICE',     0,      '2000-01-01'),
    ('FIXED_LINE_BUSINESS', 'FIXED_LINE', 3, '商务电话',          'Business line',          true,  'COPPER', 90, true,  'PAIR',  'VOICE',     0,      '2000-01-01'),
    ('PHS_STANDARD',        'PHS',        1, '小灵通标准',        'PHS standard',           false, '',        0, true,  '',      'PHS',       0,      '2000-01-01'),
    ('PHS_FAMILY',          'PHS',        2, '小灵通亲情',        'PHS family',             false, '',        0, true,  '',      'PHS',       0,      '2000-01-01'),
    ('ADSL_512K',           'ADSL',       1, 'ADSL 512K',         'ADSL 512 kbit/s',        true,  'ADSL',   90, false, 'DSLAM', 'BROADBAND', 512,    '2000-01-01'),
    ('ADSL_1M',             'ADSL',       2, 'ADSL 1M',           'ADSL 1 Mbit/s',          true,  'ADSL',   90, false, 'DSLAM', 'BROADBAND', 1024,   '2000-01-01'),
    ('ADSL_2M',             'ADSL',       3, 'ADSL 2M',           'ADSL 2 Mbit/s',          true,  'ADSL',   90, false, 'DSLAM', 'BROADBAND', 2048,   '2000-01-01'),
    ('LAN_2M',              'LAN',        1, 'LAN 2M',            'LAN 2 Mbit/s',           true,  'LAN',    60, false, 'LAN',   'BROADBAND', 2048,   '2000-01-01'),
    ('LAN_10M',             'LAN',        2, 'LAN 10M',           'LAN 10 Mbit/s',          true,  'LAN',    60, false, 'LAN',   'BROADBAND', 10240,  '2000-01-01'),
    ('FIXED_SMS_BASIC',     'FIXED_SMS',  1, '固话短信基本包',    'Messages, pay per use',  false, '',        0, false, '',      'MESSAGE',   0,      '2000-01-01'),
    ('FIXED_SMS_100',       'FIXED_SMS',  2, '固话短信100条包',   'Messages, 100 a month',  false, '',        0, false, '',      'MESSAGE',   0,      '2000-01-01'),
    ('FIXED_SMS_SET',       'FIXED_SMS',  3, '固话短信送机上门',  'Messages with a telephone set', true, 'COPPER', 30, false, '', 'MESSAGE',  0,      '2000-01-01'),
    ('FTTH_20M',            'FTTH',       1, '光纤宽带 20M',      'Fibre 20 Mbit/s',        true,  'FIBRE', 120, false, 'PON',   'BROADBAND', 20480,  '2000-01-01'),
    ('FTTH_100M',           'FTTH',       2, '光纤宽带 100M',     'Fibre 100 Mbit/s',       true,  'FIBRE', 120, false, 'PON',   'BROADBAND', 102400, '2000-01-01'),
    ('FTTH_300M',           'FTTH',       3, '光纤宽带 300M',     'Fibre 300 Mbit/s',       true,  'FIBRE', 120, false, 'PON',   'BROADBAND', 307200, '2000-01-01');

insert into catalog.price (offer, code, valid_from, kind, name_zh, name_en, amount_minor, currency, per_zh, per_en, example)
select offer, code, date '2000-01-01', kind, name_zh, name_en, amount_minor, 'CNY', per_zh, per_en, true
from (values
    ('FIXED_LINE_HOME',     'INSTALL',  'ONE_OFF',   '装机工料费',   'Installation work and material', 15800, '次', 'once'),
    ('FIXED_LINE_HOME',     'RENT',     'RECURRING', '月租费',       'Line rental',                     2100, '月', 'month'),
    ('FIXED_LINE_HOME',     'LOCAL',    'USAGE',     '本地通话首三分钟', 'Local call, first three minutes', 22, '首三分钟', 'first three minutes'),
    ('FIXED_LINE_HOME',     'LOCAL_ON', 'USAGE',     '本地通话三分钟后', 'Local call, each minute after',   11, '分钟', 'minute'),
    ('FIXED_LINE_SECOND',   'INSTALL',  'ONE_OFF',   '装机工料费',   'Installation work and material',  8000, '次', 'once'),
    ('FIXED_LINE_SECOND',   'RENT',     'RECURRING', '月租费',       'Line rental',                     1500, '月', 'month'),
    ('FIXED_LINE_SECOND',   'LOCAL',    'USAGE',     '本地通话首三分钟', 'Local call, first three minutes', 22, '首三分钟', 'first three minutes'),
    ('FIXED_LINE_SECOND',   'LOCAL_ON', 'USAGE',     '本地通话三分钟后', 'Local call, each minute after',   11, '分钟', 'minute'),
    ('FIXED_LINE_BUSINESS', 'INSTALL',  'ONE_OFF',   '装机工料费',   'Installation work and material', 23500, '次', 'once'),
    ('FIXED_LINE_BUSINESS', 'RENT',     'RECURRING', '月租费',       'Line rental',                     3500, '月', 'month'),
    ('FIXED_LINE_BUSINESS', 'LOCAL',    'USAGE',     '本地通话首三分钟', 'Local call, first three minutes', 22, '首三分钟', 'first three minutes'),
    ('FIXED_LINE_BUSINESS', 'LOCAL_ON', 'USAGE',     '本地通话三分钟后', 'Local call, each minute after',   11, '分钟', 'minute'),
    ('PHS_STANDARD',        'OPENING',  'ONE_OFF',   '入网手续费',   'Opening',                         5000, '次', 'once'),
    ('PHS_STANDARD',        'RENT',     'RECURRING', '月租费',       'Rental',                          2000, '月', 'month'),
    ('PHS_STANDARD',        'LOCAL',    'USAGE',     '本地通话',     'Local call',                        11, '分钟', 'minute'),
    ('PHS_FAMILY',          'OPENING',  'ONE_OFF',   '入网手续费',   'Opening',                         3000, '次', 'once'),
    ('PHS_FAMILY',          'RENT',     'RECURRING', '月租费',       'Rental',                          2800, '月', 'month'),
    ('PHS_FAMILY',          'LOCAL',    'USAGE',     '本地通话',     'Local call',                         8, '分钟', 'minute'),
    ('ADSL_512K',           'INSTALL',  'ONE_OFF',   '安装调测费',   'Installation and test',          10000, '次', 'once'),
    ('ADSL_512K',           'RENT',     'RECURRING', '宽带月费',     'Broadband',                       8800, '月', 'month'),
    ('ADSL_1M',             'INSTALL',  'ONE_OFF',   '安装调测费',   'Installation and test',          10000, '次', 'once'),
    ('ADSL_1M',             'RENT',     'RECURRING', '宽带月费',     'Broadband',                      12000, '月', 'month'),
    ('ADSL_2M',             'INSTALL',  'ONE_OFF',   '安装调测费',   'Installation and test',          10000, '次', 'once'),
    ('ADSL_2M',             'RENT',     'RECURRING', '宽带月费',     'Broadband',                      16800, '月', 'month'),
    ('ADSL_2M',             'MODEM',    'RECURRING', '调制解调器租用', 'Modem hire',                    1000, '月', 'month'),
    ('LAN_2M',              'INSTALL',  'ONE_OFF',   '安装调测费',   'Installation and test',          20000, '次', 'once'),
    ('LAN_2M',              'RENT',     'RECURRING', '宽带月费',     'Broadband',                       7800, '月', 'month'),
    ('LAN_10M',             'INSTALL',  'ONE_OFF',   '安装调测费',   'Installation and test',          20000, '次', 'once'),
    ('LAN_10M',             'RENT',     'RECURRING', '宽带月费',     'Broadband',                      12800, '月', 'month'),
    ('FIXED_SMS_BASIC',     'MESSAGE',  'USAGE',     '发送短信',     'Message sent',                      10, '条', 'message'),
    ('FIXED_SMS_100',       'RENT',     'RECURRING', '100条短信包',  '100 messages',                     800, '月', 'month'),
    ('FIXED_SMS_100',       'MESSAGE',  'USAGE',     '超出部分短信', 'Message beyond the 100',             8, '条', 'message'),
    ('FIXED_SMS_SET',       'SET',      'ONE_OFF',   '短信电话机',   'Telephone set with messages',    19800, '台', 'set'),
    ('FIXED_SMS_SET',       'MESSAGE',  'USAGE',     '发送短信',     'Message sent',                      10, '条', 'message'),
    ('FTTH_20M',            'INSTALL',  'ONE_OFF',   '光纤安装费',   'Fibre installation',             10000, '次', 'once'),
    ('FTTH_20M',            'RENT',     'RECURRING', '宽带月费',     'Broadband',                       9900, '月', 'month'),
    ('FTTH_100M',           'INSTALL',  'ONE_OFF',   '光纤安装费',   'Fibre installation',             10000, '次', 'once'),
    ('FTTH_100M',           'RENT',     'RECURRING', '宽带月费',     'Broadband',                      12900, '月', 'month'),
    ('FTTH_300M',           'INSTALL',  'ONE_OFF',   '光纤安装费',   'Fibre installation',             10000, '次', 'once'),
    ('FTTH_300M',           'RENT',     'RECURRING', '宽带月费',     'Broadband',                      16900, '月', 'month')
) as amounts (offer, code, kind, name_zh, name_en, amount_minor, per_zh, per_en);

-- Where: district codes of GB/T 2260, street offices by their nine-digit codes. Which places have what is an example.
insert into catalog.reach_rule (product, offer, district, street_office, allowed, reason) values
    ('FIXED_LINE', '', '', '', true, ''),
    ('PHS',        '', '', '', true, ''),
    ('FIXED_SMS',  '', '', '', true, '');

-- ADSL: within reach of an exchange, so the city, the near districts, and the seats and larger towns of the counties.
insert into catalog.reach_rule (product, offer, district, street_office, allowed, reason)
select 'ADSL', '', district, '', true, ''
from unnest(array['510104', '510105', '510106', '510107', '510108', '510112', '510113', '510114', '510115', '510116', '510117']) district;
insert into catalog.reach_rule (product, offer, district, street_office, allowed, reason)
select 'ADSL', '', district, '', false, 'too-far-from-exchange'
from unnest(array['510118', '510121', '510129', '510131', '510181', '510182', '510183', '510184', '510185']) district;
insert into catalog.reach_rule (product, offer, district, street_office, allowed, reason)
select 'ADSL', '', left(office, 6), office, true, ''
from unnest(array['510118001', '510118004', '510121001', '510121006', '510129001', '510129105', '510131001', '510131002',
                  '510181001', '510181004', '510181110', '510182001', '510182003', '510183001', '510183002', '510183004',
                  '510184001', '510184002', '510184107', '510185001', '510185002', '510185012']) office;
insert into catalog.reach_rule (product, offer, district, street_office, allowed, reason)
select 'ADSL', '', left(office, 6), office, false, 'too-far-from-exchange'
from unnest(array['510112115', '510113111', '510114116', '510115106', '510116111']) office;
insert into catalog.reach_rule (product, offer, district, street_office, allowed, reason)
select 'ADSL', 'ADSL_2M', district, '', false, 'speed-not-here'
from unnest(array['510112', '510113', '510115', '510117']) district;

-- LAN: only where buildings have been cabled.
insert into catalog.reach_rule (product, offer, district, street_office, allowed, reason)
values ('LAN', '', '', '', false, 'building-not-cabled');
insert into catalog.reach_rule (product, offer, district, street_office, allowed, reason)
select 'LAN', '', left(office, 6), office, true, ''
from unnest(array['510104022', '510104023', '510104030', '510104035', '510105005', '510105007', '510105011', '510105013',
                  '510106024', '510106032', '510106035', '510107004', '510107005', '510107009', '510107061', '510107062',
                  '510107064', '510108002', '510108004', '510108011', '510116003', '510117006']) office;
insert into catalog.reach_rule (product, offer, district, street_office, allowed, reason)
select 'LAN', 'LAN_10M', left(office, 6), office, false, 'speed-not-here'
from unnest(array['510104030', '510105007', '510106035', '510108004', '510117006']) office;

-- Fibre: the five inner districts but for a few old quarters, and some offices around.
insert into catalog.reach_rule (product, offer, district, street_office, allowed, reason)
values ('FTTH', '', '', '', false, 'fibre-not-yet');
insert into catalog.reach_rule (product, offer, district, street_office, allowed, reason)
select 'FTTH', '', district, '', true, ''
from unnest(array['510104', '510105', '510106', '510107', '510108']) district;
insert into catalog.reach_rule (product, offer, district, street_office, allowed, reason)
select 'FTTH', '', left(office, 6), office, true, ''
from unnest(array['510112001', '510112002', '510113002', '510114001', '510114004', '510115001', '510115002', '510116001',
                  '510116002', '510116003', '510117001', '510117006', '510118001', '510121001', '510181001', '510182001',
                  '510183001', '510184001', '510185001']) office;
insert into catalog.reach_rule (product, offer, district, street_office, allowed, reason)
select 'FTTH', '', left(office, 6), office, false, 'fibre-not-yet'
from unnest(array['510105003', '510106042', '510108016']) office;
insert into catalog.reach_rule (product, offer, district, street_office, allowed, reason)
values ('FTTH', 'FTTH_300M', '', '', false, 'speed-not-here');
insert into catalog.reach_rule (product, offer, district, street_office, allowed, reason)
select 'FTTH', 'FTTH_300M', district, '', false, 'speed-not-here'
from unnest(array['510104', '510105', '510106', '510107', '510108']) district;
insert into catalog.reach_rule (product, offer, district, street_office, allowed, reason)
select 'FTTH', 'FTTH_300M', left(office, 6), office, true, ''
from unnest(array['510104022', '510105005', '510107061', '510107062', '510107063', '510107064', '510108002']) office;

insert into catalog.transaction (code, place, name_zh, name_en, product) values
    ('INSTALL_FIXED_LINE', 1, '新装固定电话', 'Install a fixed line',         'FIXED_LINE'),
    ('INSTALL_PHS',        2, '开通小灵通',   'Open a PHS service',           'PHS'),
    ('INSTALL_ADSL',       3, '新装ADSL宽带', 'Install ADSL broadband',       'ADSL'),
    ('INSTALL_LAN',        4, '新装LAN宽带',  'Install LAN broadband',        'LAN'),
    ('INSTALL_FIXED_SMS',  5, '开通固话短信', 'Open fixed-line messages',     'FIXED_SMS'),
    ('INSTALL_FTTH',       6, '新装光纤宽带', 'Install fibre to the home',    'FTTH'),
    ('CANCEL_ORDER',       7, '取消订单',     'Cancel an order',              ''),
    ('CHANGE_APPOINTMENT', 8, '更改上门时间', 'Change an appointment',        '');
