create schema if not exists contact;

create table contact.reason (
    code     text primary key check (code ~ '^[A-Z_]+$'),
    position int not null unique,
    name_zh  text not null,
    name_en  text not null
);
comment on table contact.reason is 'reference: why somebody turned to us';
insert into contact.reason (code, position, name_zh, name_en) values
    ('ENQUIRY',     1, '咨询',         'Enquiry'),
    ('ORDER',       2, '办理业务',     'Order'),
    ('BILL',        3, '话费与账单',   'Bill'),
    ('FAULT',       4, '报修',         'Fault'),
    ('COMPLAINT',   5, '投诉',         'Complaint'),
    ('APPOINTMENT', 6, '上门预约',     'Appointment'),
    ('PRAISE',      7, '表扬',         'Praise'),
    ('FOLLOW_UP',   8, '查询办理进度', 'What became of it'),
    ('VISIT',       9, '上门服务',     'Visit at the place'),
    ('OTHER',      10, '其他',         'Other');

create table contact.outcome (
    code     text primary key check (code ~ '^[A-Z_]+$'),
    position int not null unique,
    settled  boolean not null,
    name_zh  text not null,
    name_en  text not null
);
comment on table contact.outcome is 'reference: wrap-up codes: how a contact ended; settled: nothing is left to do';
insert into contact.outcome (code, position, settled, name_zh, name_en) values
    ('ANSWERED',    1, true,  '当场答复',   'Answered at once'),
    ('OPENED',      2, false, '已立案受理', 'Taken up as a case'),
    ('ORDERED',     3, true,  '已受理业务', 'Order taken'),
    ('REPORTED',    4, false, '已报障',     'Fault reported'),
    ('BOOKED',      5, true,  '已约上门',   'Visit booked'),
    ('HANDED_OVER', 6, false, '已转交',     'Handed over'),
    ('CALLS_BACK',  7, false, '约定回电',   'We ring back'),
    ('DONE',        8, true,  '办理完毕',   'Done'),
    ('NOT_DONE',    9, false, '未能办理',   'Could not be done'),
    ('DROPPED',    10, false, '通话中断',   'Cut off');

create table contact.contact (
    customer     bigint not null,
    id           bigint not null,
    channel      text not null check (channel in ('HALL', 'HOTLINE', 'VEHICLE', 'VISIT', 'LETTER', 'WEB', 'SMS', 'ACCOUNT_MANAGER')),
    caller       text not null default '',
    began_at     timestamptz not null,
    ended_at     timestamptz,
    reason       text references contact.reason,
    outcome      text references contact.outcome,
    note         text not null default '',
    subject      text not null default '',
    person       bigint not null,
    unit         bigint not null,
    badge        text not null,
    verified     text[] not null default '{}',
    primary key (customer, id),
    check (ended_at is null or ended_at >= began_at),
    constraint a_contact_that_ended_has_a_reason_and_an_outcome
        check ((ended_at is null) = (reason is null) and (ended_at is null) = (outcome is null))
);
create index contact_newest on contact.contact (customer, began_at desc);
create index contact_open on contact.contact (person, began_at) where ended_at is null;
comment on table contact.contact is 'customer: every touch: who, by which channel, why, with what outcome; open while somebody still speaks';

create table contact.stranger (
    id       bigint primary key,
    caller   text not null,
    at       timestamptz not null,
    reason   text not null references contact.reason,
    note     text not null check (note <> ''),
    person   bigint not null,
    unit     bigint not null,
    badge    text not null
);
create index stranger_newest on contact.stranger (at desc);
comment on table contact.stranger is 'local: calls of people who are no customers of ours and did not become one';

create table contact.prompt (
    code     text primary key check (code ~ '^[A-Z_]+$'),
    position int not null unique,
    text_zh  text not null,
    text_en  text not null
);
comment on table contact.prompt is 'reference: what a caller may be asked to show that they are who they say';
insert into contact.prompt (code, position, text_zh, text_en) values
    ('NAME',     1, '请问机主姓名是？',               'What is the name the line is registered under?'),
    ('DOCUMENT', 2, '请报证件号码后四位。',           'Please tell me the last four of the document number.'),
    ('ADDRESS',  3, '请报装机地址。',                 'Please tell me the address of the line.'),
    ('ACCOUNT',  4, '请报账户号码。',                 'Please tell me the account number.'),
    ('BILL',     5, '上个月的话费大约是多少？',       'About how much was the last bill?');

create table contact.phrase (
    code     text primary key check (code ~ '^[A-Z_0-9]+$'),
    position int not null unique,
    moment   text not null check (moment in ('OPENING', 'LISTENING', 'HOLD', 'TRANSFER', 'CLOSING', 'NEVER')),
    text_zh  text not null,
    text_en  text not null
);
comment on table contact.phrase is 'reference: the standard of words on the telephone; NEVER: words not to be said. Examples, to be edited';
insert into contact.phrase (code, position, moment, text_zh, text_en) values
    ('OPENING_1',   1, 'OPENING',   '您好，10000号，{0}号为您服务。请问有什么可以帮您？', 'Hello, this is 10000, number {0} speaking. What can I do for you?'),
    ('LISTENING_1', 2, 'LISTENING', '我理解您的心情，我马上为您核实。', 'I understand. I will look into it at once.'),
    ('LISTENING_2', 3, 'LISTENING', '我复述一遍，请您看是否准确。', 'Let me say it back to you, please tell me whether I have it right.'),
    ('HOLD_1',      4, 'HOLD',      '请您稍等，我查询一下，不会超过一分钟。', 'May I put you on hold while I look? Not longer than a minute.'),
    ('HOLD_2',      5, 'HOLD',      '感谢您的等候。', 'Thank you for waiting.'),
    ('TRANSFER_1',  6, 'TRANSFER',  '您不用再说一遍，我会把情况转给接手的同事，并一直负责到您满意。', 'You need not tell it again: I pass it on, and I answer for it until you are content.'),
    ('CLOSING_1',   7, 'CLOSING',   '请问还有其他需要帮助的吗？', 'Is there anything else I can do?'),
    ('CLOSING_2',   8, 'CLOSING',   '感谢您的来电，再见。', 'Thank you for calling. Goodbye.'),
    ('NEVER_1',     9, 'NEVER',     '不知道', 'I do not know'),
    ('NEVER_2',    10, 'NEVER',     '这不归我管', 'That is not my business'),
    ('NEVER_3',    11, 'NEVER',     '规定就是这样', 'Those are the rules'),
    ('NEVER_4',    12, 'NEVER',     '你去找别人', 'Ask somebody else');

create table contact.duty (
    customer         bigint not null,
    subject          text not null check (subject <> ''),
    title            text not null,
    channel          text not null check (channel in ('HALL', 'HOTLINE', 'VEHICLE', 'VISIT', 'LETTER', 'WEB', 'SMS', 'ACCOUNT_MANAGER')),
    first_asked_by   bigint not null,
    first_badge      text not null,
    first_unit       bigint not null,
    first_asked_at   timestamptz not null,
    holder           bigint not null,
    holder_badge     text not null,
    holder_unit      bigint not null,
    settled_at       timestamptz,
    settled_by       bigint,
    confirmed_at     timestamptz,
    confirmed_how    text check (confirmed_how in ('CUSTOMER', 'CALLBACK', 'NOT_REACHED', 'WITHDRAWN')),
    told_again       boolean,
    primary key (customer, subject),
    check ((settled_at is null) = (settled_by is null)),
    check ((confirmed_at is null) = (confirmed_how is null)),
    check (told_again is null or confirmed_at is not null)
);
create index duty_owed_by_first on contact.duty (first_asked_by, first_asked_at) where confirmed_at is null;
create index duty_owed_by_holder on contact.duty (holder, first_asked_at) where confirmed_at is null;
create index duty_by_day on contact.duty (first_asked_at);
comment on table contact.duty is 'customer: who was asked first about a matter and answers for it until the customer confirms';
comment on column contact.duty.holder is 'who works on it now; the first asked stays answerable all the same';

create function contact.first_asked_stays() returns trigger language plpgsql as $$
begin
    if (new.first_asked_by, new.first_badge, new.first_unit, new.first_asked_at, new.channel)
       is distinct from (old.first_asked_by, old.first_badge, old.first_unit, old.first_asked_at, old.channel) then
        raise exception 'who was asked first is set once' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger first_asked_stays before update on contact.duty for each row execute function contact.first_asked_stays();
create function contact.never_forgotten() returns trigger language plpgsql as $$
begin
    raise exception 'who was asked first is never forgotten' using errcode = 'restrict_violation';
end $$;
create trigger never_forgotten before delete on contact.duty for each row execute function contact.never_forgotten();

create table contact.hand_over (
    customer       bigint not null,
    id             bigint not null,
    subject        text not null,
    from_person    bigint not null,
    from_badge     text not null,
    from_unit      bigint not null,
    to_unit        bigint not null,
    to_person      bigint,
    why            text not null check (why <> ''),
    offered_at     timestamptz not null,
    ended_at       timestamptz,
    answer         text check (answer in ('ACCEPTED', 'DECLINED', 'TAKEN_BACK')),
    answered_by    bigint,
    answered_badge text,
    answer_note    text not null default '',
    primary key (customer, id),
    foreign key (customer, subject) references contact.duty (customer, subject),
    check ((ended_at is null) = (answer is null) and (ended_at is null) = (answered_by is null)),
    check (answer <> 'ACCEPTED' or answered_by <> from_person),
    check (answer <> 'DECLINED' or answer_note <> '')
);
create unique index one_offer_at_a_time on contact.hand_over (customer, subject) where ended_at is null;
create index hand_over_open on contact.hand_over (to_unit, offered_at) where ended_at is null;
create index hand_over_by_day on contact.hand_over (offered_at);
comment on table contact.hand_over is 'customer: a matter offered to somebody else; until it is accepted the giver answers for it';
