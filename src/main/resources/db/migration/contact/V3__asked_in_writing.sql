-- A letter or a page that asks how satisfied somebody is, and the answer to it, are contacts, too.
insert into contact.reason (code, position, offered, name_zh, name_en) values
    ('SURVEY', 14, false, '满意度回访', 'Asked how satisfied');
