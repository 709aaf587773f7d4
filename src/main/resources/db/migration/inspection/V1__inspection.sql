create schema if not exists inspection;

create table inspection.regulation (
    version         int primary key check (version > 0),
    since           date not null unique,
    name_zh         text not null,
    name_en         text not null,
    per_stratum     int not null check (per_stratum between 1 and 500),
    days            int not null check (days between 1 and 366),
    consequence_zh  text not null,
    consequence_en  text not null,
    example         boolean not null
);
comment on table inspection.regulation is 'reference: the rules of supervision and inspection: how often, how many from each unit, what follows; each plan keeps its version; only ever added to';
insert into inspection.regulation values
    (1, '2003-01-01', '服务质量监督检查办法', 'Rules of supervision and inspection of service quality', 2, 7,
     '检查发现计入个人考核台账；违反公约的，按程序立案处理', 'Findings count in the appraisal; what breaks the convention may lead to a proceeding', true);

create table inspection.standard (
    code     text not null check (code ~ '^[A-Z][A-Z_]{1,30}$'),
    version  int not null check (version > 0),
    since    date not null,
    frame    text not null check (frame in ('VISIT', 'PERSON', 'HALL', 'CALL')),
    twice    boolean not null,
    name_zh  text not null,
    name_en  text not null,
    example  boolean not null,
    badge    text not null,
    primary key (code, version),
    unique (code, since)
);
comment on table inspection.standard is 'reference: inspection forms by version: what is drawn (visits, people, halls, calls) and whether two people score it independently; only ever added to';

create table inspection.standard_item (
    standard  text not null,
    version   int not null,
    code      text not null check (code ~ '^[A-Z][A-Z_]{1,30}$'),
    place     int not null,
    weight    int not null check (weight between 1 and 100),
    cites     text not null,
    text_zh   text not null,
    text_en   text not null,
    primary key (standard, version, code),
    unique (standard, version, place),
    foreign key (standard, version) references inspection.standard
);
comment on table inspection.standard_item is 'reference: the items of a form; cites: the item of the convention it checks, empty for none; only ever added to';
create trigger only_added before update or delete on inspection.regulation for each row execute function platform.refuse_change();
create trigger only_added before update or delete on inspection.standard for each row execute function platform.refuse_change();
create trigger only_added before update or delete on inspection.standard_item for each row execute function platform.refuse_change();

-- Examples, to be edited: the newspaper names the standards (dress, phrases, environment, home visits), not their items.
insert into inspection.standard values
    ('HOME_VISIT',  1, '2003-01-01', 'VISIT',  false, '上门服务规范', 'Home-visit standard', true, 'system'),
    ('DRESS',       1, '2003-01-01', 'PERSON', false, '着装规范', 'Dress standard', true, 'system'),
    ('ENVIRONMENT', 1, '2003-01-01', 'HALL',   false, '营业环境规范', 'Hall environment standard', true, 'system'),
    ('PHRASE',      1, '2003-01-01', 'CALL',   true,  '服务电话用语规范', 'Telephone phrase standard', true, 'system');
insert into inspection.standard_item values
    ('HOME_VISIT', 1, 'UNIFORM',     1, 20, 'UNIFORM',       '穿着统一标识服', 'In the uniform with our mark'),
    ('HOME_VISIT', 1, 'BADGE_WORN',  2, 20, 'BADGE_WORN',    '佩戴工作证件', 'Badge worn'),
    ('HOME_VISIT', 1, 'BADGE_SHOWN', 3, 20, 'BADGE_SHOWN',   '进门前出示证件', 'Badge shown before entering'),
    ('HOME_VISIT', 1, 'ON_TIME',     4, 15, 'ON_TIME',       '在约定时间内到达', 'Came within the agreed time'),
    ('HOME_VISIT', 1, 'SHOE_COVERS', 5, 10, '',              '穿鞋套、铺垫布', 'Shoe covers and a mat'),
    ('HOME_VISIT', 1, 'CLEANED_UP',  6, 10, 'CLEANED_UP',    '完工清理现场', 'Cleaned up'),
    ('HOME_VISIT', 1, 'FEES',        7, 10, 'NO_EXTRA_FEES', '只收公示费用', 'Charged only what is published'),
    ('DRESS', 1, 'UNIFORM',    1, 40, 'UNIFORM',    '着“电信蓝”统一标识服', 'In the blue uniform with our mark'),
    ('DRESS', 1, 'BADGE_WORN', 2, 40, 'BADGE_WORN', '挂牌上岗，证件可辨认', 'Badge worn and readable'),
    ('DRESS', 1, 'TIDY',       3, 20, '',           '仪容整洁', 'Clean and tidy'),
    ('ENVIRONMENT', 1, 'WINDOWS',  1, 20, '', '窗明几净', 'Windows and desks clean'),
    ('ENVIRONMENT', 1, 'SIGNS',    2, 20, '', '标识、公示齐全清晰', 'Signs and published prices complete and legible'),
    ('ENVIRONMENT', 1, 'SEATS',    3, 20, '', '座席、通道整齐畅通', 'Seats in order, ways free'),
    ('ENVIRONMENT', 1, 'AMENITY',  4, 20, '', '饮水、报纸、便民用品可用', 'Water, newspapers and things to borrow are there'),
    ('ENVIRONMENT', 1, 'ACCESS',   5, 20, '', '爱心专席和无障碍通道可用', 'Priority seat and step-free way usable'),
    ('PHRASE', 1, 'OPENING',   1, 20, '', '使用规范开头语，报工号', 'Opening line with badge number'),
    ('PHRASE', 1, 'LISTENING', 2, 20, '', '听完客户陈述，不打断', 'Let the customer finish'),
    ('PHRASE', 1, 'VERIFIED',  3, 20, '', '核实身份后才谈客户资料', 'Verified who rings before speaking of data'),
    ('PHRASE', 1, 'FORBIDDEN', 4, 20, 'NO_QUARREL', '没有使用服务忌语', 'No forbidden words'),
    ('PHRASE', 1, 'CLOSING',   5, 20, '', '使用规范结束语，确认无其他需要', 'Closing line, asked for anything else');

create table inspection.seen (
    customer   bigint not null,
    kind       text not null check (kind in ('VISIT', 'CALL')),
    id         bigint not null,
    person     bigint not null,
    unit       bigint not null,
    at         timestamptz not null,
    primary key (customer, kind, id)
);
create index seen_by_time on inspection.seen (kind, at);
comment on table inspection.seen is 'customer: visits that were done and calls that were taken, as they happened: what spot checks are drawn from';

-- The seed is drawn and sealed when the plan is made, before what it draws from has happened, and published with the draw:
-- nobody could choose the sample, and everybody can repeat it.
create table inspection.plan (
    id           bigint primary key,
    standard     text not null,
    version      int not null,
    regulation   int not null references inspection.regulation,
    since        date not null,
    until        date not null,
    per_stratum  int not null check (per_stratum between 1 and 500),
    seal         text not null check (seal ~ '^[0-9a-f]{64}$'),
    sealed_seed  bytea not null,
    planned_at   timestamptz not null,
    person       bigint not null,
    badge        text not null,
    unique (id, seal),
    foreign key (standard, version) references inspection.standard,
    check (until > since)
);
comment on table inspection.plan is 'local: a spot check that will be drawn: by which form and regulation, from which days, how many of each unit, and the mark of its seed';

create table inspection.draw (
    plan        bigint primary key,
    seal        text not null,
    seed        text not null,
    at          timestamptz not null,
    person      bigint not null,
    badge       text not null,
    frame_size  int not null check (frame_size >= 0),
    frame_mark  text not null,
    unique (plan, person),
    foreign key (plan, seal) references inspection.plan (id, seal),
    constraint the_seed_is_the_sealed_one check (encode(sha256(convert_to(seed, 'UTF8')), 'hex') = seal)
);
comment on table inspection.draw is 'local: a plan that was drawn, with its seed for everybody to read and the mark of the list it was drawn from';

create table inspection.frame_row (
    plan     bigint not null references inspection.plan,
    key      text not null,
    unit     bigint not null,
    person   bigint,
    label    text not null,
    drawn    boolean not null,
    primary key (plan, key)
);
create index frame_drawn on inspection.frame_row (plan) where drawn;
comment on table inspection.frame_row is 'local: everything that could have been drawn, frozen, and what was; only ever added to';

create table inspection.redraw (
    plan    bigint not null,
    id      bigint not null,
    drawer  bigint not null,
    at      timestamptz not null,
    person  bigint not null,
    badge   text not null,
    same    boolean not null,
    primary key (plan, id),
    foreign key (plan, drawer) references inspection.draw (plan, person),
    constraint a_second_person_redraws check (person <> drawer)
);
comment on table inspection.redraw is 'local: a second person drew the sample again from its seed: whether it was the same';

create table inspection.look (
    plan       bigint not null,
    key        text not null,
    round      int not null check (round in (1, 2)),
    at         timestamptz not null,
    person     bigint not null,
    badge      text not null,
    inspected  bigint,
    place      text not null,
    lat        double precision check (lat between -90 and 90),
    lon        double precision check (lon between -180 and 180),
    remark     text not null,
    photo      bigint,
    score      int not null check (score between 0 and 1000),
    primary key (plan, key, round),
    unique (plan, key, person),
    foreign key (plan, key) references inspection.frame_row,
    check ((lat is null) = (lon is null)),
    constraint nobody_inspects_themselves check (person <> inspected)
);
create index look_by_time on inspection.look (at);
comment on table inspection.look is 'local: one inspection of what was drawn: by whom, where, with which photograph; a second one by somebody else where the form wants it';
comment on column inspection.look.score is 'share of the weights of its form that was in order, in thousandths';

create table inspection.mark (
    plan   bigint not null,
    key    text not null,
    round  int not null,
    item   text not null,
    ok     boolean not null,
    note   text not null,
    primary key (plan, key, round, item),
    foreign key (plan, key, round) references inspection.look,
    check (ok or note <> '')
);
comment on table inspection.mark is 'local: each item of an inspection, in order or not, and what was wrong';

create table inspection.finding (
    id          bigint primary key,
    plan        bigint not null,
    key         text not null,
    item        text not null,
    cites       text not null,
    convention  int not null,
    person      bigint,
    unit        bigint not null,
    at          timestamptz not null,
    inspector   bigint not null,
    note        text not null,
    unique (plan, key, item),
    foreign key (plan, key) references inspection.frame_row
);
create index finding_by_time on inspection.finding (at);
comment on table inspection.finding is 'local: what was not in order, against which item of which version of the convention; only ever added to';

create function inspection.only_what_was_drawn() returns trigger language plpgsql as $$
begin
    if not exists (select from inspection.frame_row where plan = new.plan and key = new.key and drawn
                   and person is not distinct from new.inspected) then
        raise exception 'only what was drawn is inspected' using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger only_what_was_drawn before insert on inspection.look
    for each row execute function inspection.only_what_was_drawn();
create trigger only_added before update or delete on inspection.plan for each row execute function platform.refuse_change();
create trigger only_added before update or delete on inspection.draw for each row execute function platform.refuse_change();
create trigger only_added before update or delete on inspection.frame_row for each row execute function platform.refuse_change();
create trigger only_added before update or delete on inspection.redraw for each row execute function platform.refuse_change();
create trigger only_added before update or delete on inspection.look for each row execute function platform.refuse_change();
create trigger only_added before update or delete on inspection.mark for each row execute function platform.refuse_change();
create trigger only_added before update or delete on inspection.finding for each row execute function platform.refuse_change();
