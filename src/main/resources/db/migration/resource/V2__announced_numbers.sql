-- A number somebody gave up may tell callers the new one for a while before it rests.
alter table resource.number
    drop constraint number_state_check,
    drop constraint number_check,
    drop constraint number_check1,
    add column replacement text not null default '' check (replacement ~ '^(\d{5,15})?$'),
    add constraint number_states check (state in ('FREE', 'RESERVED', 'USED', 'ANNOUNCING', 'QUARANTINED')),
    add constraint number_owned check ((state in ('RESERVED', 'USED', 'ANNOUNCING')) = (customer is not null)),
    add constraint number_ends check ((state in ('RESERVED', 'ANNOUNCING', 'QUARANTINED')) = (until is not null)),
    add constraint number_announces check ((state = 'ANNOUNCING') = (replacement <> ''));
comment on column resource.number.replacement is 'what callers of an announcing number are told to dial instead';

create table resource.number_rule (
    term     text not null check (term in ('REST', 'ANNOUNCEMENT')),
    numbers  text not null check (numbers ~ '^[A-Z_]*$'),
    since    date not null,
    days     integer not null check (days between 0 and 3650),
    source   text not null default '',
    primary key (term, numbers, since)
);
comment on table resource.number_rule is 'reference: how long numbers rest after use and announce their successor; for all numbers or one kind, the newest counts';

insert into resource.number_rule (term, numbers, since, days, source) values
    ('REST', '', '2000-01-01', 90, 'example'),
    ('ANNOUNCEMENT', '', '2000-01-01', 45, 'telecom service rules: 45 days of announcement after a change of number');
