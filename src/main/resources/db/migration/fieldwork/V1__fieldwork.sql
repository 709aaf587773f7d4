create schema if not exists fieldwork;

create table fieldwork.slot_window (
    starts time primary key,
    ends   time not null,
    check (starts < ends)
);
comment on table fieldwork.slot_window is 'reference: the windows a day is sold in, every day of the year';
insert into fieldwork.slot_window values
    ('09:00', '11:00'), ('11:00', '13:00'), ('14:00', '16:00'), ('16:00', '18:00'), ('18:00', '20:00');

-- Minutes are sold by capability and delivered by crews, and both are counted. A slot offers the minutes of every crew
-- that has the skill and serves the district; a crew that can do more stands in several slots. Its time is there once:
-- a hold takes its minutes from the slot and, in the same transaction, from one crew's window. Whatever is sold elsewhere,
-- no crew is sold twice.
create table fieldwork.slot (
    skill    text not null,
    district text not null,
    day      date not null,
    starts   time not null,
    ends     time not null,
    capacity int not null check (capacity >= 0),
    reserved int not null default 0 check (reserved >= 0),
    primary key (skill, district, day, starts),
    check (reserved <= capacity)
);
comment on table fieldwork.slot is 'local: minutes for sale per skill, district and window of a day';

create table fieldwork.crew_window (
    crew     bigint not null,
    day      date not null,
    starts   time not null,
    ends     time not null,
    capacity int not null check (capacity >= 0),
    reserved int not null default 0 check (reserved >= 0),
    primary key (crew, day, starts),
    check (reserved <= capacity)
);
create index crew_window_by_day on fieldwork.crew_window (day, starts);
comment on table fieldwork.crew_window is 'local: minutes of each crew in a window of a day, and how many are taken';

create table fieldwork.hold (
    customer   bigint not null,
    id         bigint not null,
    skill      text not null,
    district   text not null,
    day        date not null,
    starts     time not null,
    ends       time not null,
    crew       bigint not null,
    minutes    int not null check (minutes > 0),
    state      text not null check (state in ('HELD', 'CONFIRMED', 'RELEASED', 'EXPIRED')),
    held_by    bigint not null,
    expires_at timestamptz not null,
    visit      bigint,
    primary key (customer, id),
    check ((state = 'CONFIRMED') <= (visit is not null))
);
create index hold_by_expiry on fieldwork.hold (expires_at) where state = 'HELD';
comment on table fieldwork.hold is 'customer: minutes of a slot and a crew taken for a customer; given back exactly once';

create table fieldwork.fail_reason (
    code    text primary key,
    name_zh text not null,
    name_en text not null,
    side    text not null check (side in ('OURS', 'CUSTOMER', 'THIRD_PARTY'))
);
comment on table fieldwork.fail_reason is 'reference: why a visit may fail and whose matter that is';
insert into fieldwork.fail_reason values
    ('LINE_FAULT',       '线路不通，需外线处理',       'Line faulty, outside plant must mend it',   'OURS'),
    ('MATERIAL_MISSING', '缺少材料或终端',             'Material or terminal missing',              'OURS'),
    ('CREW_DELAYED',     '车辆或人员原因未能到达',     'Vehicle or crew could not get there',       'OURS'),
    ('CUSTOMER_REFUSED', '客户当场要求不装',           'Customer no longer wants it',               'CUSTOMER'),
    ('NOT_READY',        '室内不具备安装条件',         'Premises not ready for the work',           'CUSTOMER'),
    ('ACCESS_REFUSED',   '物业或第三方不准进入、布线', 'Landlord or third party refused access',    'THIRD_PARTY'),
    ('POWER_CUT',        '停电或道路封闭',             'Power cut or road closed',                  'THIRD_PARTY');

create table fieldwork.wait_rule (
    since    date primary key,
    minutes  int not null check (minutes >= 0),
    attempts int not null check (attempts >= 0)
);
comment on table fieldwork.wait_rule is 'reference: after how long a wait and how many contact attempts a crew may go';
insert into fieldwork.wait_rule values ('2000-01-01', 15, 2);

create table fieldwork.checklist_item (
    purpose  text not null,
    code     text not null,
    position int not null,
    name_zh  text not null,
    name_en  text not null,
    required boolean not null,
    active   boolean not null default true,
    primary key (purpose, code)
);
comment on table fieldwork.checklist_item is
    'reference: the home-visit standard as steps to tick; purpose * holds for every visit. Examples, to be edited';
insert into fieldwork.checklist_item (purpose, code, position, name_zh, name_en, required) values
    ('*',            'UNIFORM',     10, '着工装、仪容整洁',             'In uniform, tidy',                              true),
    ('*',            'BADGE',       20, '敲门后出示工号牌、说明来意',   'Knocked, showed the badge, said what for',      true),
    ('*',            'SHOE_COVERS', 30, '穿鞋套，工具放在垫布上',       'Shoe covers on, tools on the mat',              true),
    ('*',            'AGREED',      40, '与客户确认走线和安装位置',     'Agreed with the customer where the line runs',  true),
    ('*',            'CLEAN_UP',    80, '清理现场，物品复位',           'Cleaned up, everything back in its place',      true),
    ('*',            'NO_GIFTS',    90, '未收取礼物、烟酒或额外费用',   'Took no gift and no extra money',               true),
    ('INSTALL_ADSL', 'SPLITTER',    50, '分离器与话机接法已讲解',       'Explained the splitter and the telephone',      true),
    ('INSTALL_ADSL', 'DIAL_UP',     60, '已演示拨号上网',               'Showed how to go online',                       true),
    ('INSTALL_LAN',  'DIAL_UP',     60, '已演示上网',                   'Showed how to go online',                       true),
    ('INSTALL_FTTH', 'FIBRE',       50, '光纤弯曲半径与光功率已检查',   'Checked fibre bend and optical power',          true),
    ('INSTALL_FIXED_LINE', 'TEST_CALL', 60, '已与客户试打一个电话',     'Made a test call with the customer',            true);

create table fieldwork.visit (
    customer      bigint not null,
    id            bigint not null,
    purpose       text not null,
    skill         text not null,
    minutes       int not null check (minutes > 0),
    place         bigint not null,
    district      text not null,
    street_office text not null,
    address       text not null,
    contact       text not null,
    owner         bigint not null,
    business_line text not null,
    reference     text not null,
    state         text not null check (state in ('BOOKED', 'ON_THE_WAY', 'ARRIVED', 'WAITING', 'WORKING', 'DONE',
                                                 'CUSTOMER_ABSENT', 'FAILED', 'CANCELLED')),
    since         timestamptz not null,
    appointment   int not null check (appointment > 0),
    handler       bigint,
    reason        text not null default '',
    side          text check (side in ('OURS', 'CUSTOMER', 'THIRD_PARTY')),
    primary key (customer, id),
    check ((state = 'DONE') = (handler is not null)),
    check ((state = 'FAILED') = (side is not null)),
    check ((state in ('FAILED', 'CANCELLED')) = (reason <> ''))
);
comment on table fieldwork.visit is 'customer: a visit at a customer''s place and the state it is in';

create table fieldwork.appointment (
    customer      bigint not null,
    visit         bigint not null,
    number        int not null check (number > 0),
    hold          bigint not null,
    crew          bigint not null,
    day           date not null,
    starts        time not null,
    ends          time not null,
    due_at        timestamptz not null,
    arrived_at    timestamptz,
    waiting_since timestamptz,
    wait_ended    timestamptz,
    outcome       text not null check (outcome in ('PENDING', 'MET', 'LATE', 'MISSED', 'MOVED', 'CANCELLED')),
    side          text check (side in ('OURS', 'CUSTOMER', 'THIRD_PARTY')),
    evidence      text not null default '',
    primary key (customer, visit, number),
    unique (customer, hold),
    foreign key (customer, visit) references fieldwork.visit (customer, id),
    foreign key (customer, hold) references fieldwork.hold (customer, id),
    check (starts < ends),
    -- Nothing is missed or late without a side, and no side without evidence.
    check ((outcome in ('LATE', 'MISSED')) <= (side is not null)),
    check ((side is not null) <= (evidence <> '')),
    check ((outcome in ('MET', 'LATE')) <= (arrived_at is not null)),
    check ((waiting_since is not null) <= (arrived_at is not null)),
    check ((wait_ended is not null) <= (waiting_since is not null))
);
create index appointment_by_due on fieldwork.appointment (due_at) where outcome = 'PENDING';
comment on table fieldwork.appointment is 'customer: the windows agreed for a visit, one after another, and what became of each';

create table fieldwork.stop (
    crew     bigint not null,
    day      date not null,
    starts   time not null,
    customer bigint not null,
    visit    bigint not null,
    primary key (crew, day, starts, visit),
    unique (visit)
);
comment on table fieldwork.stop is 'local: which visit stands on which crew''s tour of a day';

create table fieldwork.visit_event (
    customer    bigint not null,
    id          bigint not null,
    visit       bigint not null,
    command     text not null,
    what        text not null,
    from_state  text not null,
    to_state    text not null,
    device_time timestamptz not null,
    server_time timestamptz not null,
    person      bigint not null,
    unit        bigint not null,
    badge       text not null,
    origin      text not null,
    detail      text not null default '',
    primary key (customer, id),
    unique (customer, command),
    foreign key (customer, visit) references fieldwork.visit (customer, id)
);
create index visit_event_by_visit on fieldwork.visit_event (customer, visit, id);
comment on table fieldwork.visit_event is
    'customer: every accepted command with the device''s time and ours; only ever added to';
create trigger only_added before update or delete on fieldwork.visit_event
    for each row execute function platform.refuse_change();
create trigger never_emptied before truncate on fieldwork.visit_event
    for each statement execute function platform.refuse_change();

create table fieldwork.contact_attempt (
    customer    bigint not null,
    visit       bigint not null,
    id          bigint not null,
    appointment int not null,
    at          timestamptz not null,
    how         text not null check (how in ('CALL', 'MESSAGE', 'KNOCK')),
    answered    boolean not null,
    primary key (customer, visit, id),
    foreign key (customer, visit, appointment) references fieldwork.appointment (customer, visit, number)
);
comment on table fieldwork.contact_attempt is 'customer: tries to reach the customer from the door';

create table fieldwork.visit_check (
    customer bigint not null,
    visit    bigint not null,
    item     text not null,
    at       timestamptz not null,
    person   bigint not null,
    primary key (customer, visit, item),
    foreign key (customer, visit) references fieldwork.visit (customer, id)
);
comment on table fieldwork.visit_check is 'customer: steps of the home-visit standard ticked at a visit';

create table fieldwork.line_test (
    customer bigint not null,
    visit    bigint not null,
    id       bigint not null,
    at       timestamptz not null,
    passed   boolean not null,
    figures  text not null,
    person   bigint not null,
    primary key (customer, visit, id),
    foreign key (customer, visit) references fieldwork.visit (customer, id)
);
comment on table fieldwork.line_test is 'customer: line tests made at a visit; the newest counts';
