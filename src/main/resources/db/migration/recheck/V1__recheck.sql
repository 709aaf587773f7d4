create schema if not exists recheck;

create table recheck.draw (
    id         bigint primary key,
    number     text not null unique,
    from_day   date not null,
    until_day  date not null check (until_day > from_day),
    seed       text not null check (seed <> ''),
    frame      bigint not null check (frame > 0),
    frame_mark bigint not null,
    size       int not null check (size > 0 and size <= frame),
    drawn_at   timestamptz not null,
    person     bigint not null,
    badge      text not null
);
create index draw_newest on recheck.draw (drawn_at desc, id desc);
comment on table recheck.draw is 'local: samples of held callbacks, drawn by a published seed, to ring again and see whether they are true';
comment on column recheck.draw.frame_mark is 'a number made of every callback the sample was drawn from: the same frame makes the same number';
create trigger only_added before update or delete on recheck.draw for each row execute function platform.refuse_change();

create table recheck.item (
    customer     bigint not null,
    draw         bigint not null,
    callback     bigint not null,
    place        int not null check (place > 0),
    first_caller bigint not null,
    primary key (customer, draw, callback),
    unique (customer, draw, callback, first_caller)
);
create index item_of_draw on recheck.item (draw, place);
comment on table recheck.item is 'customer: a callback of a sample; first_caller is who held it, and may not ring again';
create trigger only_added before update or delete on recheck.item for each row execute function platform.refuse_change();

-- first_caller is a copy the foreign key keeps true, so that the check compares with whoever really held the callback.
create table recheck.result (
    customer     bigint not null,
    draw         bigint not null,
    callback     bigint not null,
    at           timestamptz not null,
    verdict      text not null check (verdict in ('CONFIRMED', 'DIFFERENT', 'NEVER_RUNG', 'NOT_REACHED')),
    call_record  text not null,
    note         text not null,
    first_caller bigint not null,
    person       bigint not null,
    badge        text not null,
    primary key (customer, draw, callback),
    foreign key (customer, draw, callback, first_caller) references recheck.item (customer, draw, callback, first_caller),
    constraint another_rings_again check (person <> first_caller),
    constraint a_difference_says_which check (verdict not in ('DIFFERENT', 'NEVER_RUNG') or note <> ''),
    constraint whoever_was_heard_is_on_record check (verdict = 'NOT_REACHED' or call_record <> '')
);
comment on table recheck.result is 'customer: what a second person heard when ringing again; only ever added to';
create trigger only_added before update or delete on recheck.result for each row execute function platform.refuse_change();
