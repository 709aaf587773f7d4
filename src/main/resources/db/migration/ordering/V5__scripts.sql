create table ordering.script (
    segment  text not null check (segment in ('PUBLIC', 'COMMERCIAL', 'KEY_ACCOUNT')),
    since    date not null,
    words_zh text not null check (words_zh <> ''),
    words_en text not null check (words_en <> ''),
    example  boolean not null,
    primary key (segment, since)
);
create trigger only_added before update or delete on ordering.script
    for each row execute function platform.refuse_change();
comment on table ordering.script is
    'reference: what whoever takes an order keeps in mind and says, by the customer''s segment; only ever added to';

-- Examples of our own: standard service, professional service and personal service in the words of a desk.
insert into ordering.script (segment, since, words_zh, words_en, example) values
    ('PUBLIC', '2000-01-01',
     '先听客户要什么，再说资费、约定的时间和我们的承诺，请客户确认。最后问：还有什么可以帮您？',
     'Hear first what the customer wants; then say the price, the time agreed and what we promise, and let them confirm. Last: is there anything else?', true),
    ('COMMERCIAL', '2000-01-01',
     '称呼单位和经办人，核对授权。问清营业时间，上门避开营业高峰；多条线路可用批量办理。说明由商业客户组跟进。',
     'Name the company and the person who comes for it, and see their authority. Ask for business hours and keep visits out of the rush; several lines go by a file. Say that the business group follows it up.', true),
    ('KEY_ACCOUNT', '2000-01-01',
     '先看协议条款和客户经理，按约定办理。办好后当即告诉客户经理，由客户经理向客户回话；时间有变，先打电话再改。',
     'Look at the agreed terms and the account manager first, and go by them. Tell the manager at once, who answers the customer; before a time changes, somebody rings.', true);
