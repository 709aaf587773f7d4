-- Whoever doubts a ranking reads what it rests on: behind a link, or in the source's own words.
alter table renown.comparison add column passage text not null default '';
comment on column renown.comparison.passage is 'the words of the source; needed where there is no link';

-- The two shipped rows had no link and said less, and more, than the portrait does: its words as they were handed on.
alter table renown.comparison disable trigger only_added;
update renown.comparison set
    claim_zh = '全国省会城市中仅次于广州', claim_en = 'Second only to Guangzhou among the provincial capitals',
    source = '2004年报纸上关于成都电信服务的报道（所引片段，比较的范围以原文为准）',
    passage = '全国省会城市中仅次于广州'
where id = 1;
update renown.comparison set
    claim_zh = '网络规模和客户规模均居全国第一', claim_en = 'First in the country by network and by customers',
    source = '2004年报纸上关于成都电信服务的报道（所引片段，比较的范围以原文为准）',
    passage = '网络规模和客户规模均居全国第一'
where id = 2;
alter table renown.comparison enable trigger only_added;
alter table renown.comparison add constraint a_ranking_opens_its_source check (link <> '' or passage <> '');
