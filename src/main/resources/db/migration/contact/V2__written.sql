-- What we write is a contact, too: a message, a letter. And what somebody answers to it.
alter table contact.contact add column outgoing boolean not null default false;
comment on column contact.contact.outgoing is 'we turned to the customer, not they to us';

alter table contact.reason add column offered boolean not null default true;
comment on column contact.reason.offered is 'whether an agent may choose it; the others are noted by the house itself';
update contact.reason set offered = false where code = 'VISIT';
insert into contact.reason (code, position, offered, name_zh, name_en) values
    ('NOTICE',    11, false, '通知',     'Notice'),
    ('REPLY',     12, false, '短信回复', 'Reply to a message'),
    ('ANSWER',    13, false, '书面答复', 'Answer in writing');

alter table contact.outcome add column offered boolean not null default true;
comment on column contact.outcome.offered is 'whether an agent may choose it; the others are noted by the house itself';
insert into contact.outcome (code, position, settled, offered, name_zh, name_en) values
    ('SENT',     11, true,  false, '已发出',   'Sent'),
    ('NOT_SENT', 12, false, false, '未能发出', 'Could not be sent'),
    ('RECEIVED', 13, true,  false, '已收到',   'Received'),
    ('POSTED',   14, true,  false, '已寄出',   'Posted');
