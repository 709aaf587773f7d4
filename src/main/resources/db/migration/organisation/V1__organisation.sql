create schema if not exists organisation;

create table organisation.unit (
    id        bigint primary key,
    code      text not null unique,
    kind      text not null check (kind in
        ('COMPANY', 'KEY_ACCOUNTS', 'COMMERCIAL', 'OPERATING', 'COUNTY_BRANCH', 'HOTLINE', 'QUALITY')),
    parent    bigint references organisation.unit,
    name_zh   text not null,
    name_en   text not null,
    city_wide boolean not null,
    check ((kind = 'COMPANY') = (parent is null))
);
create unique index one_company on organisation.unit (kind) where kind = 'COMPANY';
comment on table organisation.unit is 'reference: the units of the company, a tree below one root';

create table organisation.business_line (
    code     text primary key,
    position int not null unique,
    name_zh  text not null,
    name_en  text not null
);
comment on table organisation.business_line is 'reference: who owns a product, beside the unit that faces the customer';

-- One owner for each segment, area and day: an area cannot have two rules for one day.
create table organisation.territory (
    segment       text not null check (segment in ('PUBLIC', 'COMMERCIAL', 'KEY_ACCOUNT')),
    district      text not null check (district ~ '^\d{6}$'),
    street_office text not null check (street_office = '' or street_office ~ '^\d{9}$'),
    unit          bigint not null references organisation.unit,
    days          daterange not null check (not isempty(days) and not lower_inf(days)),
    why           text not null,
    primary key (segment, district, street_office, days),
    exclude using gist (segment with =, district with =, street_office with =, days with &&)
);
comment on table organisation.territory is 'reference: whose customers live where, from day to day; a street office comes before its district';

create table organisation.hall (
    id         bigint primary key,
    code       text not null unique,
    unit       bigint not null references organisation.unit,
    name_zh    text not null,
    name_en    text not null,
    address    text not null,
    lat        double precision not null,
    lon        double precision not null,
    services   text[] not null,
    facilities text[] not null,
    open       boolean not null,
    model      boolean not null
);
create unique index one_model_hall on organisation.hall (model) where model;
comment on table organisation.hall is 'reference: business halls, what they offer and where they are';

create table organisation.hall_hours (
    hall    bigint not null references organisation.hall,
    weekday int not null check (weekday between 1 and 7),
    opens   time not null,
    closes  time not null check (closes > opens),
    primary key (hall, weekday, opens)
);
comment on table organisation.hall_hours is 'reference: when a hall is open, per weekday (1 is Monday); a lunch break makes two rows';

create table organisation.vehicle (
    id    bigint primary key,
    unit  bigint not null unique references organisation.unit,
    plate text not null unique,
    name  text not null
);
comment on table organisation.vehicle is 'reference: service vehicles, one per unit that has one';

create table organisation.crew (
    id           bigint primary key,
    unit         bigint not null references organisation.unit,
    name         text not null,
    skills       text[] not null,
    districts    text[] not null,
    vehicle      bigint references organisation.vehicle,
    disbanded_on date,
    unique (unit, name)
);
create index crew_by_skill on organisation.crew using gin (skills, districts);
comment on table organisation.crew is 'reference: people who go out together, what they can do and where they go';

create table organisation.staff (
    id            bigint primary key,
    badge         text not null unique check (badge = btrim(badge) and length(badge) between 1 and 40),
    name_zh       text not null,
    name_en       text not null,
    unit          bigint not null references organisation.unit,
    roles         text[] not null check (cardinality(roles) > 0 and roles <@ array[
        'COUNTER_CLERK', 'LOBBY_GUIDE', 'HOTLINE_AGENT', 'CALLBACK_AGENT', 'DISPATCHER', 'TECHNICIAN',
        'QUALITY_SUPERVISOR', 'FINANCE', 'ACCOUNT_MANAGER', 'BRANCH_MANAGER', 'ADMINISTRATOR']),
    skills        text[] not null,
    crew          bigint references organisation.crew,
    hall          bigint references organisation.hall,
    password_hash text not null check (password_hash like '{%}%'),
    since         date not null,
    left_on       date
);
create index staff_by_unit on organisation.staff (unit);
create index staff_by_crew on organisation.staff (crew);
comment on table organisation.staff is 'reference: who works here, with badge, roles and the hash of the password';

create table organisation.sign_in_attempt (
    id        bigint primary key,
    badge     text not null,
    at        timestamptz not null,
    origin    text not null,
    succeeded boolean not null
);
create index sign_in_attempt_by_badge on organisation.sign_in_attempt (badge, at);
comment on table organisation.sign_in_attempt is 'local: attempts to sign in; too many failures lock a badge for a while';

create table organisation.shift (
    id      bigint primary key,
    staff   bigint not null,
    crew    bigint not null,
    day     date not null,
    minutes int4range not null check (not isempty(minutes) and lower(minutes) >= 0 and upper(minutes) <= 1440),
    check ((staff = 0) <> (crew = 0)),
    exclude using gist (staff with =, crew with =, day with =, minutes with &&)
);
comment on table organisation.shift is 'local: who is on duty when, a person or a crew; minutes count from midnight';

create table organisation.access_grant (
    customer bigint not null,
    id       bigint not null,
    staff    bigint not null,
    how      text not null,
    since    timestamptz not null,
    until    timestamptz not null check (until > since),
    primary key (customer, id)
);
create index access_grant_by_staff on organisation.access_grant (customer, staff, until);
comment on table organisation.access_grant is 'customer: leave for a person of another unit to serve a customer for a short while';

-- Departments, operating units, county branches, the hotline centre and their number are those of Chengdu Telecom in 2003:
-- 1 key accounts, 2 commercial (east, west), 6 operating units, 14 county branches, 1 hotline, 1 quality department. The
-- sources name the kinds and not each operating unit; that the sixth is the high-tech zone's is our assumption.

insert into organisation.unit (id, code, kind, parent, name_zh, name_en, city_wide) values
    (1, 'CD', 'COMPANY', null, '成都电信', 'Chengdu Telecom', true),
    (2, 'DKH', 'KEY_ACCOUNTS', 1, '大客户部', 'Key Accounts Department', false),
    (3, 'SYD', 'COMMERCIAL', 1, '东区商业客户部', 'Commercial Customers East', false),
    (4, 'SYX', 'COMMERCIAL', 1, '西区商业客户部', 'Commercial Customers West', false),
    (5, 'JJ', 'OPERATING', 1, '锦江电信运营部', 'Jinjiang Operating Unit', false),
    (6, 'QY', 'OPERATING', 1, '青羊电信运营部', 'Qingyang Operating Unit', false),
    (7, 'JN', 'OPERATING', 1, '金牛电信运营部', 'Jinniu Operating Unit', false),
    (8, 'WH', 'OPERATING', 1, '武侯电信运营部', 'Wuhou Operating Unit', false),
    (9, 'CH', 'OPERATING', 1, '成华电信运营部', 'Chenghua Operating Unit', false),
    (10, 'GX', 'OPERATING', 1, '高新电信运营部', 'High-tech Zone Operating Unit', false),
    (11, 'LQ', 'COUNTY_BRANCH', 1, '龙泉驿分公司', 'Longquanyi Branch', false),
    (12, 'QBJ', 'COUNTY_BRANCH', 1, '青白江分公司', 'Qingbaijiang Branch', false),
    (13, 'XD', 'COUNTY_BRANCH', 1, '新都分公司', 'Xindu Branch', false),
    (14, 'WJ', 'COUNTY_BRANCH', 1, '温江分公司', 'Wenjiang Branch', false),
    (15, 'SL', 'COUNTY_BRANCH', 1, '双流分公司', 'Shuangliu Branch', false),
    (16, 'PX', 'COUNTY_BRANCH', 1, '郫县分公司', 'Pixian Branch', false),
    (17, 'JT', 'COUNTY_BRANCH', 1, '金堂分公司', 'Jintang Branch', false),
    (18, 'DY', 'COUNTY_BRANCH', 1, '大邑分公司', 'Dayi Branch', false),
    (19, 'PJ', 'COUNTY_BRANCH', 1, '蒲江分公司', 'Pujiang Branch', false),
    (20, 'XJ', 'COUNTY_BRANCH', 1, '新津分公司', 'Xinjin Branch', false),
    (21, 'DJY', 'COUNTY_BRANCH', 1, '都江堰分公司', 'Dujiangyan Branch', false),
    (22, 'PZ', 'COUNTY_BRANCH', 1, '彭州分公司', 'Pengzhou Branch', false),
    (23, 'QL', 'COUNTY_BRANCH', 1, '邛崃分公司', 'Qionglai Branch', false),
    (24, 'CZ', 'COUNTY_BRANCH', 1, '崇州分公司', 'Chongzhou Branch', false),
    (25, '10000', 'HOTLINE', 1, '10000号客户服务中心', '10000 Customer Hotline Centre', true),
    (26, 'ZJ', 'QUALITY', 1, '服务质量管理部', 'Service Quality Department', true);

insert into organisation.business_line (code, position, name_zh, name_en) values
    ('VOICE', 1, '固定电话业务', 'Fixed voice'),
    ('PHS', 2, '小灵通业务', 'PHS'),
    ('DATA', 3, '数据与宽带业务', 'Data and broadband'),
    ('VALUE_ADDED', 4, '增值业务', 'Value-added services'),
    ('CARD', 5, '电话卡业务', 'Cards'),
    ('PUBLIC_PHONE', 6, '公用电话业务', 'Public telephones'),
    ('LEASED', 7, '专线与集团业务', 'Leased lines and groups');

-- Districts by their codes of GB/T 2260 (新津 has two: 510132 until 2020, 510118 since). Which department is east and which
-- is west, and who has 简阳, are editable examples: move them on the page of territories.

insert into organisation.territory (segment, district, street_office, unit, days, why) values
    ('PUBLIC', '510104', '', 5, daterange('2000-01-01', null), '首次划分'),
    ('PUBLIC', '510105', '', 6, daterange('2000-01-01', null), '首次划分'),
    ('PUBLIC', '510106', '', 7, daterange('2000-01-01', null), '首次划分'),
    ('PUBLIC', '510107', '', 8, daterange('2000-01-01', null), '首次划分'),
    ('PUBLIC', '510108', '', 9, daterange('2000-01-01', null), '首次划分'),
    ('PUBLIC', '510112', '', 11, daterange('2000-01-01', null), '首次划分'),
    ('PUBLIC', '510113', '', 12, daterange('2000-01-01', null), '首次划分'),
    ('PUBLIC', '510114', '', 13, daterange('2000-01-01', null), '首次划分'),
    ('PUBLIC', '510115', '', 14, daterange('2000-01-01', null), '首次划分'),
    ('PUBLIC', '510116', '', 15, daterange('2000-01-01', null), '首次划分'),
    ('PUBLIC', '510117', '', 16, daterange('2000-01-01', null), '首次划分'),
    ('PUBLIC', '510118', '', 20, daterange('2000-01-01', null), '新津区，2020年起的代码'),
    ('PUBLIC', '510121', '', 17, daterange('2000-01-01', null), '首次划分'),
    ('PUBLIC', '510129', '', 18, daterange('2000-01-01', null), '首次划分'),
    ('PUBLIC', '510131', '', 19, daterange('2000-01-01', null), '首次划分'),
    ('PUBLIC', '510132', '', 20, daterange('2000-01-01', null), '新津县，2020年前的代码'),
    ('PUBLIC', '510181', '', 21, daterange('2000-01-01', null), '首次划分'),
    ('PUBLIC', '510182', '', 22, daterange('2000-01-01', null), '首次划分'),
    ('PUBLIC', '510183', '', 23, daterange('2000-01-01', null), '首次划分'),
    ('PUBLIC', '510184', '', 24, daterange('2000-01-01', null), '首次划分'),
    ('PUBLIC', '510185', '', 11, daterange('2000-01-01', null), '简阳2016年划归成都，由龙泉驿分公司服务'),
    ('COMMERCIAL', '510104', '', 3, daterange('2000-01-01', null), '首次划分'),
    ('COMMERCIAL', '510105', '', 4, daterange('2000-01-01', null), '首次划分'),
    ('COMMERCIAL', '510106', '', 4, daterange('2000-01-01', null), '首次划分'),
    ('COMMERCIAL', '510107', '', 4, daterange('2000-01-01', null), '首次划分'),
    ('COMMERCIAL', '510108', '', 3, daterange('2000-01-01', null), '首次划分'),
    ('COMMERCIAL', '510112', '', 3, daterange('2000-01-01', null), '首次划分'),
    ('COMMERCIAL', '510113', '', 3, daterange('2000-01-01', null), '首次划分'),
    ('COMMERCIAL', '510114', '', 3, daterange('2000-01-01', null), '首次划分'),
    ('COMMERCIAL', '510115', '', 4, daterange('2000-01-01', null), '首次划分'),
    ('COMMERCIAL', '510116', '', 4, daterange('2000-01-01', null), '首次划分'),
    ('COMMERCIAL', '510117', '', 4, daterange('2000-01-01', null), '首次划分'),
    ('COMMERCIAL', '510118', '', 4, daterange('2000-01-01', null), '新津区，2020年起的代码'),
    ('COMMERCIAL', '510121', '', 3, daterange('2000-01-01', null), '首次划分'),
    ('COMMERCIAL', '510129', '', 4, daterange('2000-01-01', null), '首次划分'),
    ('COMMERCIAL', '510131', '', 4, daterange('2000-01-01', null), '首次划分'),
    ('COMMERCIAL', '510132', '', 4, daterange('2000-01-01', null), '新津县，2020年前的代码'),
    ('COMMERCIAL', '510181', '', 4, daterange('2000-01-01', null), '首次划分'),
    ('COMMERCIAL', '510182', '', 4, daterange('2000-01-01', null), '首次划分'),
    ('COMMERCIAL', '510183', '', 4, daterange('2000-01-01', null), '首次划分'),
    ('COMMERCIAL', '510184', '', 4, daterange('2000-01-01', null), '首次划分'),
    ('COMMERCIAL', '510185', '', 3, daterange('2000-01-01', null), '简阳2016年划归成都，由龙泉驿分公司服务'),
    ('KEY_ACCOUNT', '510104', '', 2, daterange('2000-01-01', null), '首次划分'),
    ('KEY_ACCOUNT', '510105', '', 2, daterange('2000-01-01', null), '首次划分'),
    ('KEY_ACCOUNT', '510106', '', 2, daterange('2000-01-01', null), '首次划分'),
    ('KEY_ACCOUNT', '510107', '', 2, daterange('2000-01-01', null), '首次划分'),
    ('KEY_ACCOUNT', '510108', '', 2, daterange('2000-01-01', null), '首次划分'),
    ('KEY_ACCOUNT', '510112', '', 2, daterange('2000-01-01', null), '首次划分'),
    ('KEY_ACCOUNT', '510113', '', 2, daterange('2000-01-01', null), '首次划分'),
    ('KEY_ACCOUNT', '510114', '', 2, daterange('2000-01-01', null), '首次划分'),
    ('KEY_ACCOUNT', '510115', '', 2, daterange('2000-01-01', null), '首次划分'),
    ('KEY_ACCOUNT', '510116', '', 2, daterange('2000-01-01', null), '首次划分'),
    ('KEY_ACCOUNT', '510117', '', 2, daterange('2000-01-01', null), '首次划分'),
    ('KEY_ACCOUNT', '510118', '', 2, daterange('2000-01-01', null), '新津区，2020年起的代码'),
    ('KEY_ACCOUNT', '510121', '', 2, daterange('2000-01-01', null), '首次划分'),
    ('KEY_ACCOUNT', '510129', '', 2, daterange('2000-01-01', null), '首次划分'),
    ('KEY_ACCOUNT', '510131', '', 2, daterange('2000-01-01', null), '首次划分'),
    ('KEY_ACCOUNT', '510132', '', 2, daterange('2000-01-01', null), '新津县，2020年前的代码'),
    ('KEY_ACCOUNT', '510181', '', 2, daterange('2000-01-01', null), '首次划分'),
    ('KEY_ACCOUNT', '510182', '', 2, daterange('2000-01-01', null), '首次划分'),
    ('KEY_ACCOUNT', '510183', '', 2, daterange('2000-01-01', null), '首次划分'),
    ('KEY_ACCOUNT', '510184', '', 2, daterange('2000-01-01', null), '首次划分'),
    ('KEY_ACCOUNT', '510185', '', 2, daterange('2000-01-01', null), '简阳2016年划归成都，由龙泉驿分公司服务'),
    ('PUBLIC', '510107', '510107061', 10, daterange('2000-01-01', null), '高新技术产业开发区'),
    ('PUBLIC', '510107', '510107062', 10, daterange('2000-01-01', null), '高新技术产业开发区'),
    ('PUBLIC', '510107', '510107063', 10, daterange('2000-01-01', null), '高新技术产业开发区'),
    ('PUBLIC', '510107', '510107064', 10, daterange('2000-01-01', null), '高新技术产业开发区'),
    ('PUBLIC', '510116', '510116004', 10, daterange('2000-01-01', null), '高新技术产业开发区'),
    ('PUBLIC', '510117', '510117019', 10, daterange('2000-01-01', null), '高新技术产业开发区'),
    ('PUBLIC', '510117', '510117020', 10, daterange('2000-01-01', null), '高新技术产业开发区');

-- 人民东路 (the model hall) and 新华 are halls of the sources; the others, all addresses, hours, services and facilities are
-- invented, editable examples. Points are WGS-84, rounded, near the street or the seat of the district.

insert into organisation.hall (id, code, unit, name_zh, name_en, address, lat, lon, services, facilities, open, model) values
    (1, 'RMDL', 5, '人民东路营业厅', 'Renmin East Road Model Hall', '人民东路61号', 30.6601, 104.07, '{INSTALL,MOVE,CHANGE,REMOVE,PAYMENT,BILL,FAULT,COMPLAINT,PHS,CARDS,BROADBAND_TRIAL}', '{QUEUE_MACHINE,PRIORITY_SEAT,RAMP,SELF_SERVICE,WATER,READING_GLASSES,UMBRELLAS,CHILD_CORNER,WRITING_DESK,SIGN_LANGUAGE}', true, true),
    (2, 'XHDD', 6, '新华营业厅', 'Xinhua Hall', '新华大道文武路段12号', 30.6702, 104.0745, '{INSTALL,MOVE,CHANGE,REMOVE,PAYMENT,BILL,FAULT,COMPLAINT,PHS,CARDS}', '{QUEUE_MACHINE,PRIORITY_SEAT,RAMP,SELF_SERVICE,WATER,READING_GLASSES,UMBRELLAS}', true, false),
    (3, 'CXL', 5, '春熙路营业厅', 'Chunxi Road Hall', '春熙路南段20号', 30.654, 104.079, '{INSTALL,MOVE,CHANGE,REMOVE,PAYMENT,BILL,FAULT,COMPLAINT,PHS,CARDS}', '{QUEUE_MACHINE,PRIORITY_SEAT,RAMP,SELF_SERVICE,WATER,READING_GLASSES,UMBRELLAS}', true, false),
    (4, 'SZC', 5, '水碾河营业厅', 'Shuinianhe Hall', '水碾河路7号', 30.656, 104.096, '{INSTALL,MOVE,CHANGE,REMOVE,PAYMENT,BILL,FAULT,COMPLAINT,PHS,CARDS}', '{QUEUE_MACHINE,PRIORITY_SEAT,RAMP,SELF_SERVICE,WATER,READING_GLASSES,UMBRELLAS}', true, false),
    (5, 'CT', 6, '草堂营业厅', 'Caotang Hall', '草堂路18号', 30.662, 104.033, '{INSTALL,MOVE,CHANGE,REMOVE,PAYMENT,BILL,FAULT,COMPLAINT,PHS,CARDS}', '{QUEUE_MACHINE,PRIORITY_SEAT,RAMP,SELF_SERVICE,WATER,READING_GLASSES,UMBRELLAS}', true, false),
    (6, 'GH', 6, '光华营业厅', 'Guanghua Hall', '光华村街31号', 30.668, 104.016, '{INSTALL,MOVE,CHANGE,REMOVE,PAYMENT,BILL,FAULT,COMPLAINT,PHS,CARDS}', '{QUEUE_MACHINE,PRIORITY_SEAT,RAMP,SELF_SERVICE,WATER,READING_GLASSES,UMBRELLAS}', true, false),
    (7, 'CDZ', 7, '茶店子营业厅', 'Chadianzi Hall', '茶店子路55号', 30.711, 104.023, '{INSTALL,MOVE,CHANGE,REMOVE,PAYMENT,BILL,FAULT,COMPLAINT,PHS,CARDS}', '{QUEUE_MACHINE,PRIORITY_SEAT,RAMP,SELF_SERVICE,WATER,READING_GLASSES,UMBRELLAS}', true, false),
    (8, 'HHC', 7, '荷花池营业厅', 'Hehuachi Hall', '荷花池路9号', 30.696, 104.076, '{INSTALL,MOVE,CHANGE,REMOVE,PAYMENT,BILL,FAULT,COMPLAINT,PHS,CARDS}', '{QUEUE_MACHINE,PRIORITY_SEAT,RAMP,SELF_SERVICE,WATER,READING_GLASSES,UMBRELLAS}', true, false),
    (9, 'HPL', 8, '红牌楼营业厅', 'Hongpailou Hall', '佳灵路40号', 30.626, 104.023, '{INSTALL,MOVE,CHANGE,REMOVE,PAYMENT,BILL,FAULT,COMPLAINT,PHS,CARDS}', '{QUEUE_MACHINE,PRIORITY_SEAT,RAMP,SELF_SERVICE,WATER,READING_GLASSES,UMBRELLAS}', true, false),
    (10, 'YL', 8, '玉林营业厅', 'Yulin Hall', '玉林南路16号', 30.629, 104.062, '{INSTALL,MOVE,CHANGE,REMOVE,PAYMENT,BILL,FAULT,COMPLAINT,PHS,CARDS}', '{QUEUE_MACHINE,PRIORITY_SEAT,RAMP,SELF_SERVICE,WATER,READING_GLASSES,UMBRELLAS}', true, false),
    (11, 'JSL', 9, '建设路营业厅', 'Jianshe Road Hall', '建设路24号', 30.673, 104.103, '{INSTALL,MOVE,CHANGE,REMOVE,PAYMENT,BILL,FAULT,COMPLAINT,PHS,CARDS}', '{QUEUE_MACHINE,PRIORITY_SEAT,RAMP,SELF_SERVICE,WATER,READING_GLASSES,UMBRELLAS}', true, false),
    (12, 'WNC', 9, '万年场营业厅', 'Wannianchang Hall', '万年路11号', 30.66, 104.12, '{INSTALL,MOVE,CHANGE,REMOVE,PAYMENT,BILL,FAULT,COMPLAINT,PHS,CARDS}', '{QUEUE_MACHINE,PRIORITY_SEAT,RAMP,SELF_SERVICE,WATER,READING_GLASSES,UMBRELLAS}', true, false),
    (13, 'FC', 10, '芳草营业厅', 'Fangcao Hall', '芳草街33号', 30.624, 104.048, '{INSTALL,MOVE,CHANGE,REMOVE,PAYMENT,BILL,FAULT,COMPLAINT,PHS,CARDS}', '{QUEUE_MACHINE,PRIORITY_SEAT,RAMP,SELF_SERVICE,WATER,READING_GLASSES,UMBRELLAS}', true, false),
    (14, 'ZH', 10, '中和营业厅', 'Zhonghe Hall', '中和大道8号', 30.556, 104.09, '{INSTALL,MOVE,CHANGE,REMOVE,PAYMENT,BILL,FAULT,COMPLAINT,PHS,CARDS}', '{QUEUE_MACHINE,PRIORITY_SEAT,RAMP,SELF_SERVICE,WATER,READING_GLASSES,UMBRELLAS}', true, false),
    (15, 'LQ', 11, '龙泉驿营业厅', 'Longquanyi Hall', '龙泉街道北泉路1号', 30.5606, 104.2692, '{INSTALL,MOVE,CHANGE,REMOVE,PAYMENT,BILL,FAULT,COMPLAINT,PHS,CARDS}', '{PRIORITY_SEAT,WATER,READING_GLASSES,UMBRELLAS}', true, false),
    (16, 'QBJ', 12, '青白江营业厅', 'Qingbaijiang Hall', '大弯街道团结路1号', 30.8834, 104.2549, '{INSTALL,MOVE,CHANGE,REMOVE,PAYMENT,BILL,FAULT,COMPLAINT,PHS,CARDS}', '{PRIORITY_SEAT,WATER,READING_GLASSES,UMBRELLAS}', true, false),
    (17, 'XD', 13, '新都营业厅', 'Xindu Hall', '新都街道上南街1号', 30.8248, 104.1602, '{INSTALL,MOVE,CHANGE,REMOVE,PAYMENT,BILL,FAULT,COMPLAINT,PHS,CARDS}', '{PRIORITY_SEAT,WATER,READING_GLASSES,UMBRELLAS}', true, false),
    (18, 'WJ', 14, '温江营业厅', 'Wenjiang Hall', '柳城街道柳台大道1号', 30.698, 103.8368, '{INSTALL,MOVE,CHANGE,REMOVE,PAYMENT,BILL,FAULT,COMPLAINT,PHS,CARDS}', '{PRIORITY_SEAT,WATER,READING_GLASSES,UMBRELLAS}', true, false),
    (19, 'SL', 15, '双流营业厅', 'Shuangliu Hall', '东升街道棠湖西路1号', 30.5732, 103.9227, '{INSTALL,MOVE,CHANGE,REMOVE,PAYMENT,BILL,FAULT,COMPLAINT,PHS,CARDS}', '{PRIORITY_SEAT,WATER,READING_GLASSES,UMBRELLAS}', true, false),
    (20, 'PX', 16, '郫县营业厅', 'Pixian Hall', '郫筒街道望丛中路1号', 30.8088, 103.8878, '{INSTALL,MOVE,CHANGE,REMOVE,PAYMENT,BILL,FAULT,COMPLAINT,PHS,CARDS}', '{PRIORITY_SEAT,WATER,READING_GLASSES,UMBRELLAS}', true, false),
    (21, 'JT', 17, '金堂营业厅', 'Jintang Hall', '赵镇街道金广路1号', 30.8585, 104.4156, '{INSTALL,MOVE,CHANGE,REMOVE,PAYMENT,BILL,FAULT,COMPLAINT,PHS,CARDS}', '{PRIORITY_SEAT,WATER,READING_GLASSES,UMBRELLAS}', true, false),
    (22, 'DY', 18, '大邑营业厅', 'Dayi Hall', '晋原街道内蒙古大道1号', 30.5866, 103.5224, '{INSTALL,MOVE,CHANGE,REMOVE,PAYMENT,BILL,FAULT,COMPLAINT,PHS,CARDS}', '{PRIORITY_SEAT,WATER,READING_GLASSES,UMBRELLAS}', true, false),
    (23, 'PJ', 19, '蒲江营业厅', 'Pujiang Hall', '鹤山街道朝阳大道1号', 30.1944, 103.5115, '{INSTALL,MOVE,CHANGE,REMOVE,PAYMENT,BILL,FAULT,COMPLAINT,PHS,CARDS}', '{PRIORITY_SEAT,WATER,READING_GLASSES,UMBRELLAS}', true, false),
    (24, 'XJ', 20, '新津营业厅', 'Xinjin Hall', '五津街道武阳路1号', 30.4143, 103.8124, '{INSTALL,MOVE,CHANGE,REMOVE,PAYMENT,BILL,FAULT,COMPLAINT,PHS,CARDS}', '{PRIORITY_SEAT,WATER,READING_GLASSES,UMBRELLAS}', true, false),
    (25, 'DJY', 21, '都江堰营业厅', 'Dujiangyan Hall', '灌口街道建设路1号', 30.9911, 103.6279, '{INSTALL,MOVE,CHANGE,REMOVE,PAYMENT,BILL,FAULT,COMPLAINT,PHS,CARDS}', '{PRIORITY_SEAT,WATER,READING_GLASSES,UMBRELLAS}', true, false),
    (26, 'PZ', 22, '彭州营业厅', 'Pengzhou Hall', '天彭街道金彭东路1号', 30.9852, 103.9412, '{INSTALL,MOVE,CHANGE,REMOVE,PAYMENT,BILL,FAULT,COMPLAINT,PHS,CARDS}', '{PRIORITY_SEAT,WATER,READING_GLASSES,UMBRELLAS}', true, false),
    (27, 'QL', 23, '邛崃营业厅', 'Qionglai Hall', '临邛街道东星大道1号', 30.4133, 103.4615, '{INSTALL,MOVE,CHANGE,REMOVE,PAYMENT,BILL,FAULT,COMPLAINT,PHS,CARDS}', '{PRIORITY_SEAT,WATER,READING_GLASSES,UMBRELLAS}', true, false),
    (28, 'CZ', 24, '崇州营业厅', 'Chongzhou Hall', '崇阳街道蜀州路1号', 30.6315, 103.671, '{INSTALL,MOVE,CHANGE,REMOVE,PAYMENT,BILL,FAULT,COMPLAINT,PHS,CARDS}', '{PRIORITY_SEAT,WATER,READING_GLASSES,UMBRELLAS}', true, false);

insert into organisation.hall_hours (hall, weekday, opens, closes)
select id, weekday, opens, closes
from organisation.hall
join (values
    ('model', 1, 7, time '08:30', time '20:00'),
    ('city', 1, 5, time '08:30', time '18:00'),
    ('city', 6, 7, time '09:00', time '17:00'),
    ('county', 1, 5, time '08:30', time '12:00'),
    ('county', 1, 5, time '13:00', time '17:30'),
    ('county', 6, 7, time '09:00', time '16:00')) as usual (kind, first, last, opens, closes)
  on usual.kind = case when model then 'model' when unit >= 11 then 'county' else 'city' end
cross join generate_series(first, last) as weekday;

-- One service vehicle for each of the 2 commercial departments, 6 operating units and 14 county branches (中国电信服务快车);
-- plates are invented.
insert into organisation.vehicle (id, unit, plate, name)
select id - 2, id, '川A·D' || lpad((id - 2)::text, 4, '0'), '服务快车' || (id - 2) || '号'
from organisation.unit where kind in ('COMMERCIAL', 'OPERATING', 'COUNTY_BRANCH');
