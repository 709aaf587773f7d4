create schema if not exists renown;

create table renown.award (
    id          bigint primary key,
    unit        bigint,
    name_zh     text not null check (name_zh <> ''),
    name_en     text not null check (name_en <> ''),
    grantor_zh  text not null,
    grantor_en  text not null,
    year        int check (year between 1950 and 2200),
    photo       bigint,
    source      text not null check (source <> ''),
    at          timestamptz not null,
    badge       text not null
);
comment on table renown.award is 'local: prizes with who gave them, when, the certificate and where it can be read; only ever added to';
create trigger only_added before update or delete on renown.award for each row execute function platform.refuse_change();

create table renown.comparison (
    id         bigint primary key,
    claim_zh   text not null check (claim_zh <> ''),
    claim_en   text not null check (claim_en <> ''),
    source     text not null check (source <> ''),
    link       text not null check (link = '' or link ~ '^https?://'),
    as_of      text not null check (as_of <> ''),
    at         timestamptz not null,
    badge      text not null
);
comment on table renown.comparison is 'local: what is said of us beside others, with its source and date: nothing is printed that is not here; only ever added to';
create trigger only_added before update or delete on renown.comparison for each row execute function platform.refuse_change();

-- Named in the newspaper portrait of 2004; it gives no years for the prizes.
insert into renown.award values
    (1, null, '成都市优质服务先进单位', 'Chengdu model unit of good service', '成都市', 'City of Chengdu', null, null, '2004年成都电信服务报道', '2004-12-31 00:00+08', 'system'),
    (2, null, '全国十佳营业窗口', 'One of the ten best service windows of the country', '全国评选', 'A national vote', null, null, '2004年成都电信服务报道', '2004-12-31 00:00+08', 'system');
insert into renown.comparison values
    (1, '客户数在全国省会城市电信公司中仅次于广州', 'Second only to Guangzhou among provincial capitals by customers', '2004年成都电信服务报道', '', '2004', '2004-12-31 00:00+08', 'system'),
    (2, '网络规模和客户规模均居全国省会城市前列', 'Among the first provincial capitals by network and customers', '2004年成都电信服务报道', '', '2004', '2004-12-31 00:00+08', 'system');
