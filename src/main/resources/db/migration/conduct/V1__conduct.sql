create schema if not exists conduct;

-- What somebody says was not kept: a customer by badge, a spot check, an answer in a callback, a complaint.
create table conduct.signal (
    id          bigint primary key,
    source      text not null check (source in ('REPORT', 'FINDING', 'CALLBACK', 'COMPLAINT')),
    reference   text not null unique,
    person      bigint,
    unit        bigint,
    badge       text not null,
    item        text not null check (item <> ''),
    convention  int not null check (convention > 0),
    happened_on date not null,
    words       text not null,
    evidence    text not null,
    photo       bigint,
    reporter    bigint not null,
    at          timestamptz not null,
    check ((person is null) = (unit is null))
);
create index signal_by_time on conduct.signal (at);
create index signal_by_person on conduct.signal (person, at);
comment on table conduct.signal is 'local: what somebody says was not kept, by whom, against which item of which version of the convention; only ever added to';
comment on column conduct.signal.reporter is 'who of our staff noted it, 0 for customers and the system';
comment on column conduct.signal.evidence is 'the address of the page that shows what it rests on';
create trigger only_added before update or delete on conduct.signal
    for each row execute function platform.refuse_change();

create table conduct.report (
    signal    bigint primary key references conduct.signal,
    code_mark bytea not null unique,
    named     boolean not null,
    sealed    bytea,
    origin    bytea not null,
    at        timestamptz not null,
    check (named = (sealed is not null))
);
create index report_by_origin on conduct.report (origin, at);
comment on table conduct.report is 'local: what a report from the public page adds: the mark of the code its outcome is read with, the way to reach who gave a name (sealed), the mark of where it came from';

create table conduct.dismissal (
    signal  bigint primary key references conduct.signal,
    at      timestamptz not null,
    person  bigint not null,
    badge   text not null,
    why     text not null check (why <> '')
);
comment on table conduct.dismissal is 'local: signals that led to no proceeding, and why; what is told to whoever reported';
create trigger only_added before update or delete on conduct.dismissal
    for each row execute function platform.refuse_change();

-- The rules money is taken by. Examples and law, each with its source; the newest that has begun holds.
create table conduct.penalty_rule (
    version            int primary key check (version > 0),
    since              date not null unique,
    share_permille     int not null check (share_permille between 0 and 1000),
    notice_days        int not null check (notice_days between 0 and 60),
    appeal_days        int not null check (appeal_days between 1 and 90),
    late_appeal_days   int not null check (late_appeal_days >= appeal_days),
    name_zh            text not null,
    name_en            text not null,
    source             text not null,
    example            boolean not null
);
comment on table conduct.penalty_rule is 'reference: what share of a month''s income a breach may cost, and the days of notice and appeal, by version';
insert into conduct.penalty_rule values
    (1, '2003-01-01', 500, 3, 7, 180, '扣发当月个人收入的50%', 'Half of the month''s income',
     '比例出自2004年的报道；告知期、申诉期为示例', true);

create table conduct.legal_cap (
    since                date primary key,
    share_permille       int not null check (share_permille between 0 and 1000),
    keeps_minimum_wage   boolean not null,
    name_zh              text not null,
    name_en              text not null,
    source               text not null
);
comment on table conduct.legal_cap is 'reference: what the law lets an employer take from a month''s wage at most, from a day on';
insert into conduct.legal_cap values
    ('1995-01-01', 200, true, '每月扣除不超过当月工资的20%，剩余部分不低于当地月最低工资标准',
     'No more than 20 % of the month''s wage, and the local minimum wage is left',
     '工资支付暂行规定（劳部发〔1994〕489号）第十五、十六条');

create table conduct.minimum_wage (
    since         date primary key,
    amount_minor  bigint not null check (amount_minor > 0),
    place_zh      text not null,
    place_en      text not null,
    source        text not null,
    example       boolean not null
);
comment on table conduct.minimum_wage is 'reference: the local minimum wage of a month, from a day on; each is to be confirmed with the government''s notice';
insert into conduct.minimum_wage values
    ('1995-01-01',  45000, '成都（示例值）', 'Chengdu (an example)', '示例值，使用前以当地政府公布的标准替换', true),
    ('2018-07-01', 178000, '成都', 'Chengdu', '四川省月最低工资标准，凭记忆录入，使用前核对政府通知', true),
    ('2022-04-01', 210000, '成都', 'Chengdu', '四川省月最低工资标准，凭记忆录入，使用前核对政府通知', true);

-- A proceeding goes from stage to stage; each stage is a row that cannot be there without the one before it.
create table conduct.proceeding (
    id         bigint primary key,
    number     text not null unique,
    signal     bigint not null unique references conduct.signal,
    person     bigint not null,
    unit       bigint not null,
    badge      text not null,
    reporter   bigint not null,
    opener     bigint not null,
    opener_badge text not null,
    rule       int not null references conduct.penalty_rule,
    facts      text not null check (facts <> ''),
    at         timestamptz not null,
    unique (id, person, reporter, opener),
    constraint nobody_opens_against_themselves check (person <> opener and person <> reporter)
);
create index proceeding_by_person on conduct.proceeding (person, at);
comment on table conduct.proceeding is 'local: a proceeding about a breach: against whom, who noted it, who opened it; only ever added to';

create table conduct.notice (
    proceeding      bigint primary key references conduct.proceeding,
    at              timestamptz not null,
    by_person       bigint not null,
    badge           text not null,
    words           text not null check (words <> ''),
    hearing_from    timestamptz not null,
    unique (proceeding, hearing_from),
    check (hearing_from >= at)
);
comment on table conduct.notice is 'local: the person was told what is held against them and from when they are heard';

create table conduct.hearing (
    proceeding    bigint primary key,
    at            timestamptz not null,
    hearing_from  timestamptz not null,
    own_words     boolean not null,
    statement     text not null check (statement <> ''),
    by_person     bigint not null,
    badge         text not null,
    foreign key (proceeding, hearing_from) references conduct.notice (proceeding, hearing_from),
    constraint nobody_is_heard_too_early check (own_words or at >= hearing_from)
);
comment on table conduct.hearing is 'local: what the person said, in their own words before the day if they like, else written down on or after it';

create table conduct.decision (
    proceeding    bigint primary key references conduct.hearing,
    at            timestamptz not null,
    decider       bigint not null,
    badge         text not null,
    upheld        boolean not null,
    reasons       text not null check (reasons <> ''),
    appeal_until  timestamptz not null,
    person        bigint not null,
    reporter      bigint not null,
    opener        bigint not null,
    unique (proceeding, upheld),
    unique (proceeding, decider, person, reporter, opener),
    foreign key (proceeding, person, reporter, opener) references conduct.proceeding (id, person, reporter, opener),
    constraint the_decider_is_nobody_before check (decider <> person and decider <> reporter and decider <> opener),
    check (appeal_until > at)
);
comment on table conduct.decision is 'local: upheld or not, by somebody who is neither the person, nor who noted it, nor who opened it';

create table conduct.appeal (
    proceeding  bigint primary key,
    upheld      boolean not null check (upheld),
    at          timestamptz not null,
    grounds     text not null check (grounds <> ''),
    late        boolean not null,
    foreign key (proceeding, upheld) references conduct.decision (proceeding, upheld)
);
comment on table conduct.appeal is 'local: the person does not accept a decision that was upheld; late: new evidence after the time for it';

create table conduct.ruling (
    proceeding  bigint primary key references conduct.appeal,
    at          timestamptz not null,
    ruler       bigint not null,
    badge       text not null,
    reversed    boolean not null,
    reasons     text not null check (reasons <> ''),
    decider     bigint not null,
    person      bigint not null,
    reporter    bigint not null,
    opener      bigint not null,
    foreign key (proceeding, decider, person, reporter, opener)
        references conduct.decision (proceeding, decider, person, reporter, opener),
    constraint the_ruler_is_nobody_before
        check (ruler <> decider and ruler <> person and ruler <> reporter and ruler <> opener)
);
comment on table conduct.ruling is 'local: an appeal is confirmed or the decision reversed, by somebody who had no part in it';

create table conduct.settlement (
    proceeding      bigint not null references conduct.decision,
    kind            text not null check (kind in ('DEDUCTION', 'RESTORATION')),
    person          bigint not null,
    month           date not null check (extract(day from month) = 1),
    income_minor    bigint not null check (income_minor >= 0),
    wage_minor      bigint not null check (wage_minor >= 0),
    minimum_minor   bigint not null check (minimum_minor >= 0),
    share_permille  int not null,
    cap_permille    int not null,
    wanted_minor    bigint not null check (wanted_minor >= 0),
    amount_minor    bigint not null,
    at              timestamptz not null,
    by_person       bigint not null,
    badge           text not null,
    primary key (proceeding, kind),
    check (kind = 'DEDUCTION' or amount_minor <= 0),
    constraint by_rule check (abs(amount_minor) <= wanted_minor and wanted_minor * 1000 <= income_minor * share_permille + 1000),
    constraint under_the_legal_cap check (abs(amount_minor) * 1000 <= wage_minor * cap_permille),
    constraint the_minimum_wage_is_left check (amount_minor <= 0 or wage_minor - amount_minor >= minimum_minor),
    constraint nobody_settles_their_own check (by_person <> person)
);
create index settlement_by_month on conduct.settlement (month, person);
comment on table conduct.settlement is 'local: what payroll deducts for a proceeding, and gives back if it is reversed; only ever added to';

create function conduct.may_settle() returns trigger language plpgsql as $$
declare
    decided conduct.decision%rowtype;
    taken bigint;
begin
    select * into decided from conduct.decision where proceeding = new.proceeding;
    if decided.person <> new.person then
        raise exception 'a settlement against somebody else' using errcode = 'check_violation';
    end if;
    perform pg_advisory_xact_lock(hashtextextended('conduct.settlement', new.person));
    if new.kind = 'RESTORATION' then
        if not exists (select from conduct.ruling where proceeding = new.proceeding and reversed)
           or not exists (select from conduct.settlement where proceeding = new.proceeding and kind = 'DEDUCTION'
                          and amount_minor = -new.amount_minor and month <= new.month) then
            raise exception 'nothing to restore' using errcode = 'check_violation';
        end if;
        return new;
    end if;
    if not decided.upheld then
        raise exception 'the decision did not uphold it' using errcode = 'check_violation';
    end if;
    if new.at < decided.appeal_until and not exists (select from conduct.ruling where proceeding = new.proceeding) then
        raise exception 'an appeal is still possible' using errcode = 'check_violation';
    end if;
    if exists (select from conduct.appeal a left join conduct.ruling r using (proceeding)
               where a.proceeding = new.proceeding and (r.proceeding is null or r.reversed)) then
        raise exception 'appealed and not confirmed' using errcode = 'check_violation';
    end if;
    select coalesce(sum(amount_minor), 0) into taken from conduct.settlement
    where person = new.person and month = new.month and kind = 'DEDUCTION';
    if (taken + new.amount_minor) * 1000 > new.wage_minor * new.cap_permille
       or new.amount_minor > 0 and new.wage_minor - taken - new.amount_minor < new.minimum_minor then
        raise exception 'over the legal cap of the month' using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger may_settle before insert on conduct.settlement
    for each row execute function conduct.may_settle();

create trigger only_added before update or delete on conduct.proceeding for each row execute function platform.refuse_change();
create trigger only_added before update or delete on conduct.notice for each row execute function platform.refuse_change();
create trigger only_added before update or delete on conduct.hearing for each row execute function platform.refuse_change();
create trigger only_added before update or delete on conduct.decision for each row execute function platform.refuse_change();
create trigger only_added before update or delete on conduct.appeal for each row execute function platform.refuse_change();
create trigger only_added before update or delete on conduct.ruling for each row execute function platform.refuse_change();
create trigger only_added before update or delete on conduct.settlement for each row execute function platform.refuse_change();

create table conduct.commendation (
    id          bigint primary key,
    person      bigint not null,
    unit        bigint not null,
    badge       text not null,
    kind        text not null check (kind in ('LETTER', 'CALL', 'IN_PERSON')),
    from_whom   text not null,
    words       text not null check (words <> ''),
    visit       text not null,
    photo       bigint,
    day         date not null,
    at          timestamptz not null,
    by_person   bigint not null,
    by_badge    text not null,
    constraint nobody_praises_themselves check (person <> by_person),
    constraint a_letter_is_on_file check (kind <> 'LETTER' or photo is not null)
);
create index commendation_by_person on conduct.commendation (person, at);
comment on table conduct.commendation is 'local: praise by letter (scanned), call or in person for one of us; only ever added to';
create trigger only_added before update or delete on conduct.commendation
    for each row execute function platform.refuse_change();

create table conduct.answer (
    customer   bigint not null,
    callback   bigint not null,
    person     bigint not null,
    unit       bigint not null,
    level      text,
    day        date not null,
    asked      text[] not null,
    missed     text[] not null,
    primary key (customer, callback)
);
create index answer_by_day on conduct.answer (day);
comment on table conduct.answer is 'customer: which items of the convention a customer was asked about in a callback and which were not kept; the denominator of breaches';

create table conduct.late_callback (
    customer bigint not null,
    callback bigint not null,
    primary key (customer, callback)
);
comment on table conduct.late_callback is 'customer: callbacks past their time whose answers are still awaited';
