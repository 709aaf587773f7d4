create schema if not exists verbatim;

-- What customers say in their own words is sorted under codes; which codes there are is data, in versions.
create table verbatim.frame (
    version       int primary key check (version > 0),
    since         date not null,
    example       boolean not null,
    published_at  timestamptz,
    badge         text not null,
    reason        text not null check (reason <> '')
);
comment on table verbatim.frame is 'reference: versions of the code frame for what customers say; only ever added to';

create table verbatim.code (
    frame     int not null references verbatim.frame,
    code      text not null check (code ~ '^[A-Z][A-Z_]{1,30}$'),
    position  int not null,
    sense     text not null check (sense in ('PRAISE', 'COMPLAINT', 'WISH', 'NONE')),
    name_zh   text not null check (name_zh <> ''),
    name_en   text not null check (name_en <> ''),
    primary key (frame, code),
    unique (frame, position)
);
comment on table verbatim.code is 'reference: the codes of a version of the frame; only ever added to';

insert into verbatim.frame values (1, '2000-01-01', true, null, 'system', '示例编码框，使用前按本公司情况修订');
insert into verbatim.code values
    (1, 'KIND',      1, 'PRAISE',    '态度好、有礼貌',       'Kind and polite'),
    (1, 'FAST',      2, 'PRAISE',    '办得快、来得准时',     'Fast and on time'),
    (1, 'SKILLED',   3, 'PRAISE',    '技术好、讲得清楚',     'Skilled, explained well'),
    (1, 'LATE',      4, 'COMPLAINT', '来得晚、等得久',       'Late, a long wait'),
    (1, 'RUDE',      5, 'COMPLAINT', '态度不好',             'Rude'),
    (1, 'AGAIN',     6, 'COMPLAINT', '一件事要说几遍',       'Had to say it again'),
    (1, 'FAULTY',    7, 'COMPLAINT', '网速慢、掉线、有杂音', 'Slow, drops or noisy'),
    (1, 'COST',      8, 'COMPLAINT', '费用不清楚或太高',     'Costs unclear or too high'),
    (1, 'MESS',      9, 'COMPLAINT', '现场没有清理',         'Left a mess'),
    (1, 'HOURS',    10, 'WISH',      '希望时间更方便',       'More convenient hours'),
    (1, 'INFORM',   11, 'WISH',      '希望提前告知',         'Tell us beforehand'),
    (1, 'OTHER',    12, 'NONE',      '其他',                 'Something else');

create trigger only_added before update or delete on verbatim.frame for each row execute function platform.refuse_change();
create trigger only_added before update or delete on verbatim.code for each row execute function platform.refuse_change();

create table verbatim.coding (
    customer   bigint not null,
    callback   bigint not null,
    round      int not null check (round in (1, 2)),
    frame      int not null,
    unit       bigint not null,
    said_on    date not null,
    coder      bigint not null,
    badge      text not null,
    at         timestamptz not null,
    primary key (customer, callback, round),
    constraint nobody_codes_the_same_twice unique (customer, callback, coder)
);
create index coding_by_day on verbatim.coding (said_on);
comment on table verbatim.coding is 'customer: who sorted what a customer said, when, by which frame; the second coder does not see what the first chose; only ever added to';

create table verbatim.coded (
    customer  bigint not null,
    callback  bigint not null,
    round     int not null,
    frame     int not null,
    code      text not null,
    primary key (customer, callback, round, code),
    foreign key (customer, callback, round) references verbatim.coding (customer, callback, round),
    foreign key (frame, code) references verbatim.code (frame, code)
);
comment on table verbatim.coded is 'customer: the codes chosen; only ever added to';

create trigger only_added before update or delete on verbatim.coding for each row execute function platform.refuse_change();
create trigger only_added before update or delete on verbatim.coded for each row execute function platform.refuse_change();
