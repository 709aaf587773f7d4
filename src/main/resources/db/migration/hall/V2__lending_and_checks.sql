create table hall.item (
    code       text primary key check (code ~ '^[A-Z][A-Z_]{1,30}$'),
    place      int not null unique,
    name_zh    text not null,
    name_en    text not null,
    days       int not null check (days between 0 and 90),
    example    boolean not null
);
comment on table hall.item is 'reference: what a hall lends, and for how many days; 0 is until the hall closes';

insert into hall.item (code, place, name_zh, name_en, days, example) values
    ('UMBRELLA',   1, '便民伞',       'Umbrella',            3, true),
    ('GLASSES',    2, '老花镜',       'Reading glasses',     0, true),
    ('DICTIONARY', 3, '《新华字典》',   'Dictionary',          0, true),
    ('DIRECTORY',  4, '《电话号码簿》', 'Telephone directory', 0, true);

create table hall.stock (
    hall    bigint not null,
    item    text not null references hall.item,
    total   int not null check (total >= 0),
    in_hall int not null check (in_hall >= 0),
    out     int not null check (out >= 0),
    lost    int not null check (lost >= 0),
    primary key (hall, item),
    constraint nothing_vanishes check (in_hall + out + lost = total)
);
comment on table hall.stock is 'local: how many of an item a hall has bought, and where they are: in the hall, out, or lost';

create table hall.loan (
    hall        bigint not null,
    id          bigint not null,
    item        text not null references hall.item,
    customer    bigint,
    name        text not null check (name <> ''),
    phone       text not null check (phone <> ''),
    lent_at     timestamptz not null,
    due_at      timestamptz not null check (due_at > lent_at),
    lent_by     bigint not null,
    badge       text not null,
    ended_at    timestamptz,
    ended_how   text check (ended_how in ('RETURNED', 'LOST')),
    ended_by    bigint,
    reminded_at timestamptz,
    reminders   int not null default 0,
    primary key (hall, id),
    foreign key (hall, item) references hall.stock,
    check ((ended_at is null) = (ended_how is null) and (ended_at is null) = (ended_by is null))
);
create index loan_open on hall.loan (hall, due_at) where ended_at is null;
create index loan_newest on hall.loan (hall, lent_at);
comment on table hall.loan is 'local: what was lent to whom, until when, and how it came back';

create table hall.check_item (
    code      text primary key check (code ~ '^[A-Z][A-Z_]{1,40}$'),
    place     int not null unique,
    kind      text not null check (kind in ('AMENITY', 'ENVIRONMENT')),
    name_zh   text not null,
    name_en   text not null,
    since     date not null,
    until     date check (until > since),
    example   boolean not null
);
comment on table hall.check_item is 'reference: what is looked at each morning before a hall opens';

insert into hall.check_item (code, place, kind, name_zh, name_en, since, example) values
    ('WATER',       1, 'AMENITY',     '饮用水已备好',         'Drinking water is there',        '2000-01-01', true),
    ('CUPS',        2, 'AMENITY',     '一次性水杯充足',       'Enough paper cups',              '2000-01-01', true),
    ('NEWSPAPER',   3, 'AMENITY',     '当天报纸已上架',       'Today''s newspapers are out',    '2000-01-01', true),
    ('LENDING',     4, 'AMENITY',     '便民用品齐全',         'Things to lend are complete',    '2000-01-01', true),
    ('CARDS',       5, 'AMENITY',     '业务小卡片齐全',       'Procedure cards are complete',   '2000-01-01', true),
    ('PRIORITY',    6, 'AMENITY',     '爱心专席有人、有标识', 'Priority seat staffed and marked', '2000-01-01', true),
    ('WINDOWS',     7, 'ENVIRONMENT', '窗明几净',             'Windows and tables clean',       '2000-01-01', true),
    ('FLOOR',       8, 'ENVIRONMENT', '地面干燥无杂物',       'Floor dry and clear',            '2000-01-01', true),
    ('LIGHT',       9, 'ENVIRONMENT', '灯光和指示牌完好',     'Lights and signs work',          '2000-01-01', true),
    ('RAMP',       10, 'ENVIRONMENT', '无障碍通道畅通',       'Ramp is free',                   '2000-01-01', true),
    ('UNIFORM',    11, 'ENVIRONMENT', '员工着统一标识服、挂牌', 'Staff in uniform, with badge', '2000-01-01', true),
    ('PLANTS',     12, 'ENVIRONMENT', '绿植整齐',             'Plants tidy',                    '2000-01-01', true);

create table hall.morning (
    hall   bigint not null,
    day    date not null,
    at     timestamptz not null,
    person bigint not null,
    badge  text not null,
    primary key (hall, day)
);
comment on table hall.morning is 'local: the inspection of a hall on a morning; once a day';

create table hall.finding (
    hall bigint not null,
    day  date not null,
    item text not null references hall.check_item,
    ok   boolean not null,
    note text not null,
    primary key (hall, day, item),
    foreign key (hall, day) references hall.morning,
    check (ok or note <> '')
);
create trigger only_added before update or delete on hall.finding
    for each row execute function platform.refuse_change();
comment on table hall.finding is 'local: what each look of a morning found; what is not in order says what is wrong';

create table hall.task (
    hall      bigint not null,
    day       date not null,
    item      text not null,
    why       text not null check (why in ('MISSED', 'NOT_OK')),
    raised_at timestamptz not null,
    done_at   timestamptz,
    done_by   bigint,
    note      text not null default '',
    primary key (hall, day, item),
    check ((done_at is null) = (done_by is null)),
    check ((done_at is null) = (note = ''))
);
create index task_open on hall.task (hall, raised_at) where done_at is null;
comment on table hall.task is 'local: what a hall must put in order: a look that found something, or a morning without one (empty item)';
