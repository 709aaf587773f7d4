-- Each step of the crew's own list says which items of the convention it answers for, so that it can be laid beside what
-- the customer says of the same items.
alter table fieldwork.checklist_item add column items text[] not null default '{}';
comment on column fieldwork.checklist_item.items is 'codes of the convention''s items the step answers for';
update fieldwork.checklist_item set items = '{UNIFORM}' where purpose = '*' and code = 'UNIFORM';
update fieldwork.checklist_item set items = '{BADGE_WORN,BADGE_SHOWN}', name_zh = '佩戴工号牌，敲门后出示并说明来意',
    name_en = 'Badge worn; knocked, showed it, said what for' where purpose = '*' and code = 'BADGE';
update fieldwork.checklist_item set items = '{CLEANED_UP}' where purpose = '*' and code = 'CLEAN_UP';
update fieldwork.checklist_item set items = '{NO_EXTRA_FEES,NO_GIFTS}' where purpose = '*' and code = 'NO_GIFTS';
