create schema if not exists material;

create table material.item (
    code    text primary key check (code ~ '^[A-Z][A-Z0-9_]{1,30}$'),
    place   int not null unique,
    name_zh text not null,
    name_en text not null,
    unit_zh text not null,
    unit_en text not null,
    example boolean not null
);
comment on table material.item is 'reference: what crews use up at a visit, and in what it is counted';

insert into material.item (code, place, name_zh, name_en, unit_zh, unit_en, example) values
    ('ADSL_MODEM',   1, 'ADSL调制解调器', 'ADSL modem',            '台', 'pcs', true),
    ('ONT',          2, '光猫',           'Optical terminal',      '台', 'pcs', true),
    ('PHS_HANDSET',  3, '小灵通手机',     'PHS handset',           '部', 'pcs', true),
    ('TELEPHONE',    4, '电话机',         'Telephone',             '部', 'pcs', true),
    ('SPLITTER',     5, '分离器',         'Splitter',              '个', 'pcs', true),
    ('SOCKET',       6, '接线盒',         'Wall socket',           '个', 'pcs', true),
    ('PLUG',         7, '水晶头',         'Modular plug',          '个', 'pcs', true),
    ('DROP_WIRE',    8, '皮线',           'Drop wire',             '米', 'm',   true),
    ('LAN_CABLE',    9, '五类网线',       'Category 5 cable',      '米', 'm',   true),
    ('FIBRE_CABLE', 10, '皮线光缆',       'Drop fibre',            '米', 'm',   true),
    ('SHOE_COVERS', 11, '鞋套',           'Shoe covers',           '双', 'pairs', true),
    ('LEAFLETS',    12, '业务宣传单',     'Leaflets',              '份', 'pcs', true),
    ('CARDS_50',    13, '50元电话卡',     'Prepaid card, 50 yuan', '张', 'pcs', true);

create table material.place (
    id      bigint primary key,
    kind    text not null check (kind in ('STORE', 'VAN', 'VEHICLE')),
    unit    bigint not null,
    crew    bigint unique,
    vehicle bigint unique,
    check ((kind = 'VAN') = (crew is not null)),
    check ((kind = 'VEHICLE') = (vehicle is not null))
);
create unique index one_store_a_unit on material.place (unit) where kind = 'STORE';
comment on table material.place is 'reference: where things lie: the store of a unit, the van of a crew, a service vehicle';

create table material.stock (
    place    bigint not null references material.place,
    item     text not null references material.item,
    quantity int not null,
    primary key (place, item),
    constraint never_below_zero check (quantity >= 0)
);
comment on table material.stock is 'local: how much of an item lies where; changed by moves alone';

create table material.move (
    id         bigint primary key,
    command    text not null unique check (command <> ''),
    kind       text not null check (kind in ('RECEIVED', 'HANDED_OUT', 'RETURNED', 'USED', 'FOUND', 'MISSING')),
    item       text not null references material.item,
    from_place bigint references material.place,
    to_place   bigint references material.place,
    quantity   int not null check (quantity > 0),
    reference  text not null default '',
    customer   bigint,
    device_at  timestamptz not null,
    at         timestamptz not null,
    person     bigint not null,
    badge      text not null,
    check (from_place is distinct from to_place),
    check ((from_place is null) = (kind in ('RECEIVED', 'FOUND'))),
    check ((to_place is null) = (kind in ('USED', 'MISSING'))),
    check (kind <> 'USED' or reference <> ''),
    check (kind not in ('FOUND', 'MISSING') or reference <> '')
);
create index move_from on material.move (from_place, id);
create index move_to on material.move (to_place, id);
create index move_by_reference on material.move (reference) where reference <> '';
comment on table material.move is 'local: what went from where to where, once per command; only ever added to';
create trigger only_added before update or delete on material.move
    for each row execute function platform.refuse_change();
create trigger never_emptied before truncate on material.move
    for each statement execute function platform.refuse_change();

-- Stock is nothing but the sum of the moves. Both rows are locked in the order of the places, so that two crews that
-- exchange things never wait for one another.
create function material.carry() returns trigger language plpgsql as $$
begin
    perform 1 from material.stock s
    where s.item = new.item and s.place in (new.from_place, new.to_place) order by s.place for update;
    if new.from_place is not null then
        update material.stock set quantity = quantity - new.quantity where place = new.from_place and item = new.item;
        if not found then
            raise exception 'none of % there', new.item using errcode = 'check_violation', constraint = 'never_below_zero';
        end if;
    end if;
    if new.to_place is not null then
        insert into material.stock as s (place, item, quantity) values (new.to_place, new.item, new.quantity)
        on conflict (place, item) do update set quantity = s.quantity + excluded.quantity;
    end if;
    return new;
end $$;
create trigger carry after insert on material.move for each row execute function material.carry();
