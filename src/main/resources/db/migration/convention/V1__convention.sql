create schema if not exists convention;

create table convention.convention (
    version      int primary key check (version > 0),
    since        date not null unique,
    title_zh     text not null check (title_zh <> ''),
    title_en     text not null check (title_en <> ''),
    preamble_zh  text not null,
    preamble_en  text not null,
    printed_zh   text not null,
    printed_en   text not null,
    example      boolean not null,
    reason       text not null check (reason <> ''),
    badge        text not null
);
comment on table convention.convention is 'reference: the public convention for those who come to customers, by version; in force from its day until the next one; only ever added to';
comment on column convention.convention.printed_zh is 'where it was printed for customers to hold us to it';

create table convention.item (
    version  int not null references convention.convention,
    code     text not null check (code ~ '^[A-Z][A-Z_]{1,30}$'),
    kind     text not null check (kind in ('DO', 'DONT')),
    place    int not null check (place between 1 and 5),
    text_zh  text not null check (text_zh <> ''),
    text_en  text not null check (text_en <> ''),
    example  boolean not null,
    primary key (version, code),
    unique (version, kind, place)
);
comment on table convention.item is 'reference: the five things kept and the five never done, each with a code that scripts, checks and cases cite; only ever added to';

create function convention.five_and_five() returns trigger language plpgsql as $$
begin
    if (select count(*) filter (where kind = 'DO') <> 5 or count(*) filter (where kind = 'DONT') <> 5
        from convention.item where version = new.version) then
        raise exception 'version % of the convention does not have five of each', new.version using errcode = 'check_violation';
    end if;
    return null;
end $$;
create constraint trigger five_and_five after insert on convention.convention
    deferrable initially deferred for each row execute function convention.five_and_five();
create trigger only_added before update or delete on convention.convention
    for each row execute function platform.refuse_change();
create trigger only_added before update or delete on convention.item
    for each row execute function platform.refuse_change();

-- The newspaper names the convention and its form (五遵守、五不准), not its ten items. These ten are Furong's own examples, to be
-- replaced by the operator's text. Three of them carry the breaches the newspaper does name: uniform, badge worn, badge shown.
insert into convention.convention (version, since, title_zh, title_en, preamble_zh, preamble_en, printed_zh, printed_en, example, reason, badge) values
    (1, '2003-01-01', '服务人员上门服务公约', 'Convention of home-visit service',
     '我们的服务人员上门时遵守下列约定，请广大客户监督。', 'Whoever of us comes to your home keeps to the following. Please hold us to it.',
     '示例：各大报刊、营业厅公告栏、上门前短信', 'Example: newspapers, halls, the message before a visit', true, '示例文本', 'system');
insert into convention.item (version, code, kind, place, text_zh, text_en, example) values
    (1, 'UNIFORM',          'DO',   1, '穿着统一标识服，仪容整洁', 'Wear the uniform with our mark, clean and tidy', true),
    (1, 'BADGE_WORN',       'DO',   2, '全程佩戴工作证件', 'Wear the badge the whole time', true),
    (1, 'BADGE_SHOWN',      'DO',   3, '进门前主动出示证件、说明来意', 'Show the badge before entering and say what we come for', true),
    (1, 'ON_TIME',          'DO',   4, '在约定时间内到达，不能按时提前告知', 'Come within the agreed time, or say so beforehand', true),
    (1, 'CLEANED_UP',       'DO',   5, '完工清理现场，物品复位', 'Clean up and put everything back', true),
    (1, 'NO_EXTRA_FEES',    'DONT', 1, '不准收取公示以外的任何费用', 'Take no money beyond the published fees', true),
    (1, 'NO_GIFTS',         'DONT', 2, '不准收受礼品、接受吃请', 'Accept no gifts and no meals', true),
    (1, 'NO_PRIVATE_SALES', 'DONT', 3, '不准私自推销商品、承揽私活', 'Sell nothing and do no work on our own account', true),
    (1, 'NO_QUARREL',       'DONT', 4, '不准与客户争吵、刁难客户', 'Do not quarrel with customers or make things hard for them', true),
    (1, 'NO_DISCLOSURE',    'DONT', 5, '不准泄露客户信息', 'Tell nobody about a customer', true);
