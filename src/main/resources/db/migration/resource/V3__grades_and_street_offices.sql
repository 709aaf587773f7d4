-- Fancy numbers: which endings are of which grade, and what a grade costs once. Grades are for the operator to set.
create table resource.grade (
    code      text primary key check (code ~ '^[A-Z0-9_]*$'),
    place     integer not null,
    name_zh   text not null,
    name_en   text not null,
    fee_minor bigint not null check (fee_minor >= 0),
    currency  text not null check (currency ~ '^[A-Z]{3}$'),
    example   boolean not null
);
comment on table resource.grade is 'reference: how fancy a number is and what it costs once; the empty code is any other number';

insert into resource.grade (code, place, name_zh, name_en, fee_minor, currency, example) values
    ('SUPREME', 1, '特级吉祥号', 'supreme', 300000, 'CNY', true),
    ('FIRST', 2, '一级吉祥号', 'first grade', 80000, 'CNY', true),
    ('SECOND', 3, '二级吉祥号', 'second grade', 20000, 'CNY', true),
    ('THIRD', 4, '三级吉祥号', 'third grade', 5000, 'CNY', true),
    ('', 9, '普通号码', 'ordinary', 0, 'CNY', true);

create table resource.grade_rule (
    place   integer primary key,
    pattern text not null check (pattern <> ''),
    grade   text not null references resource.grade
);
comment on table resource.grade_rule is 'reference: regular expressions found in a number; the first that is decides its grade';

insert into resource.grade_rule (place, pattern, grade) values
    (10, '(\d)\1{3}$', 'SUPREME'),
    (20, '(\d)\1{2}$', 'FIRST'),
    (30, '(0123|1234|2345|3456|4567|5678|6789)$', 'FIRST'),
    (40, '(\d)\1(\d)\2$', 'SECOND'),
    (50, '(\d\d)\1$', 'SECOND'),
    (60, '(168|518|520|1314)$', 'SECOND'),
    (70, '(66|88|99|68|86|89|98)$', 'THIRD');

alter table resource.number add column grade text not null default '' references resource.grade;
update resource.number n
set grade = coalesce((select r.grade from resource.grade_rule r where n.number ~ r.pattern order by r.place limit 1), '');
create index number_free_grade on resource.number (exchange, grade, number) where state = 'FREE';

-- Ports and pairs of a cross-connection cabinet reach one street office only.
alter table resource.port
    add column street_office text not null default '' check (street_office ~ '^(\d{9})?$');
comment on column resource.port.street_office is 'the office its wire leads to; empty: all that the exchange serves';
drop index resource.port_free;
create index port_free on resource.port (exchange, kind, street_office, id) where state = 'FREE';
