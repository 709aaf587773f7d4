create schema if not exists improvement;

create table improvement.suggestion (
    id          bigint primary key,
    transaction text not null,
    version     int not null check (version > 0),
    field       text not null,
    proposal    text not null check (proposal in ('REWORD', 'DROP', 'ADD', 'ORDER', 'OTHER')),
    what        text not null check (what <> '' or proposal = 'DROP'),
    why         text not null check (why <> ''),
    person      bigint not null,
    badge       text not null,
    unit        bigint not null,
    made_at     timestamptz not null
);
comment on table improvement.suggestion is 'local: what staff would change about a registration form, as they said it on the form';
create index suggestions_by_form on improvement.suggestion (transaction, id);
create index suggestions_by_person on improvement.suggestion (person, id);

create table improvement.answer (
    suggestion  bigint primary key references improvement.suggestion,
    led_to      int check (led_to > 1),
    text        text not null check (text <> ''),
    badge       text not null,
    answered_at timestamptz not null
);
comment on table improvement.answer is 'local: what became of a suggestion, once; led_to is the version of the form it led to, null where it was declined';

create trigger only_added before update or delete on improvement.suggestion
    for each row execute function platform.refuse_change();
create trigger only_added before update or delete on improvement.answer
    for each row execute function platform.refuse_change();
