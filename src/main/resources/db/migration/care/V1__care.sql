create schema if not exists care;

create table care.procedure (
    code          text not null check (code ~ '^[A-Z_]+$'),
    version       int not null check (version > 0),
    since         date not null,
    kind          text not null check (kind in ('ENQUIRY', 'COMPLAINT')),
    position      int not null,
    owner         text not null check (owner in ('ASKED', 'CUSTOMER', 'HOTLINE', 'QUALITY')),
    limit_hours   int check (limit_hours > 0),
    product       text not null,
    calls_back    boolean not null,
    name_zh       text not null,
    name_en       text not null,
    knowledge_zh  text not null,
    knowledge_en  text not null,
    primary key (code, version)
);
create trigger only_added before update or delete on care.procedure for each row execute function platform.refuse_change();
comment on table care.procedure is 'reference: how a type of case is handled; a new type is rows, not code; a version never changes';
comment on column care.procedure.owner is 'who handles it: the unit asked, the unit that faces the customer, the hotline, the quality department';
comment on column care.procedure.limit_hours is 'hours to answer in; null: what the promise rules say about the answer to a complaint';

create table care.procedure_step (
    procedure text not null,
    version   int not null,
    position  int not null,
    code      text not null check (code ~ '^[A-Z_]+$'),
    stage     text not null check (stage in ('ACKNOWLEDGEMENT', 'ASSESSMENT', 'INVESTIGATION', 'RESPONSE')),
    required  boolean not null,
    name_zh   text not null,
    name_en   text not null,
    hint_zh   text not null,
    hint_en   text not null,
    primary key (procedure, version, position),
    unique (procedure, version, code),
    foreign key (procedure, version) references care.procedure
);
create trigger only_added before update or delete on care.procedure_step for each row execute function platform.refuse_change();
comment on table care.procedure_step is 'reference: the steps of a procedure, by the stages of ISO 10002; receipt, answer and closing are the same for all';

create table care.procedure_field (
    procedure  text not null,
    version    int not null,
    position   int not null,
    code       text not null check (code ~ '^[a-z][a-zA-Z0-9]*$'),
    kind       text not null check (kind in ('TEXT', 'CHOICE', 'DATE', 'YES_NO')),
    required   boolean not null,
    name_zh    text not null,
    name_en    text not null,
    choices_zh text[] not null default '{}',
    choices_en text[] not null default '{}',
    primary key (procedure, version, position),
    unique (procedure, version, code),
    foreign key (procedure, version) references care.procedure,
    check (cardinality(choices_zh) = cardinality(choices_en)),
    check ((kind = 'CHOICE') = (cardinality(choices_zh) > 1))
);
create trigger only_added before update or delete on care.procedure_field for each row execute function platform.refuse_change();
comment on table care.procedure_field is 'reference: what is asked when a case of this type is taken up';

create table care.rung (
    procedure text not null,
    version   int not null,
    level     int not null check (level > 0),
    percent   int not null check (percent > 0),
    target    text not null check (target in ('HANDLER', 'MANAGER', 'PARENT', 'QUALITY')),
    primary key (procedure, version, level),
    foreign key (procedure, version) references care.procedure
);
create trigger only_added before update or delete on care.rung for each row execute function platform.refuse_change();
comment on table care.rung is 'reference: the ladder of a procedure: after how much of its time a case goes to whom';

create table care.cause (
    code     text primary key check (code ~ '^[A-Z_]+$'),
    position int not null unique,
    name_zh  text not null,
    name_en  text not null
);
comment on table care.cause is 'reference: why there was something to complain about; what is improved begins here';

create table care.case (
    customer         bigint not null,
    id               bigint not null,
    number           text not null,
    procedure        text not null,
    version          int not null,
    kind             text not null check (kind in ('ENQUIRY', 'COMPLAINT')),
    title            text not null check (title <> ''),
    story            text not null,
    answers          jsonb not null,
    channel          text not null,
    complainant      text not null,
    on_behalf_of     text not null,
    unit             bigint not null,
    business_line    text not null,
    segment          text not null,
    rural            boolean not null,
    state            text not null check (state in ('OPEN', 'ANSWERED', 'CLOSED', 'MERGED')),
    round            int not null default 1 check (round > 0),
    handler          bigint not null,
    handler_badge    text not null,
    received_at      timestamptz not null,
    due_at           timestamptz not null,
    answered_at      timestamptz,
    decision         text check (decision in ('UPHELD', 'PARTLY', 'NOT_UPHELD', 'INFORMED')),
    answer           text not null default '',
    closed_at        timestamptz,
    cause            text references care.cause,
    level            int not null default 0,
    next_level_at    timestamptz,
    escalated_to     bigint,
    parked_until     timestamptz,
    merged_into      bigint,
    source           text not null default '',
    primary key (customer, id),
    foreign key (procedure, version) references care.procedure,
    foreign key (customer, merged_into) references care.case (customer, id),
    check (due_at > received_at),
    constraint an_answer_says_something check (source <> '' or answered_at is null or (answer <> '' and decision is not null)),
    constraint closed_with_its_cause check (state <> 'CLOSED' or closed_at is not null and answered_at is not null and (source <> '' or cause is not null)),
    constraint open_is_not_answered check (state <> 'OPEN' or answered_at is null),
    constraint merged_into_another check ((state = 'MERGED') = (merged_into is not null) and merged_into <> id),
    constraint parked_only_while_open check (parked_until is null or state = 'OPEN')
) with (fillfactor = 85);
create index case_open on care.case (unit, due_at, customer, id) where state = 'OPEN';
create index case_escalated on care.case (escalated_to, due_at) where state = 'OPEN' and escalated_to is not null;
create index case_to_close on care.case (unit, answered_at) where state = 'ANSWERED';
create index case_next_level on care.case (next_level_at) where state = 'OPEN' and next_level_at is not null;
create index case_parked on care.case (parked_until) where parked_until is not null;
create index case_number on care.case (number text_pattern_ops);
create index case_of_customer on care.case (customer, received_at desc);
create index case_merged on care.case (customer, merged_into) where merged_into is not null;
create index case_by_day on care.case (received_at, unit);
create index case_closed on care.case (unit, closed_at desc, customer, id) where state = 'CLOSED';
comment on table care.case is 'customer: an enquiry or a complaint, from the moment it is taken up to its closing';
comment on column care.case.round is 'which time it is being handled: an unhappy customer opens the next';
comment on column care.case.source is 'the file it was taken over from; "" for our own. Those were not all answered in words we have';

create table care.step_done (
    customer bigint not null,
    case_id  bigint not null,
    round    int not null,
    code     text not null,
    at       timestamptz not null,
    person   bigint not null,
    badge    text not null,
    note     text not null,
    primary key (customer, case_id, round, code),
    foreign key (customer, case_id) references care.case (customer, id)
);
create trigger only_added before update or delete on care.step_done for each row execute function platform.refuse_change();
comment on table care.step_done is 'customer: which step of a case was done, by whom and how; only ever added to';

create table care.answer (
    customer bigint not null,
    case_id  bigint not null,
    round    int not null,
    at       timestamptz not null,
    decision text not null check (decision in ('UPHELD', 'PARTLY', 'NOT_UPHELD', 'INFORMED')),
    words    text not null check (words <> ''),
    in_time  boolean not null,
    person   bigint not null,
    badge    text not null,
    primary key (customer, case_id, round),
    foreign key (customer, case_id) references care.case (customer, id)
);
create trigger only_added before update or delete on care.answer for each row execute function platform.refuse_change();
comment on table care.answer is 'customer: what a customer was answered, each time; only ever added to';

create table care.parking (
    customer  bigint not null,
    id        bigint not null,
    case_id   bigint not null,
    at        timestamptz not null,
    until     timestamptz not null,
    why       text not null check (why <> ''),
    badge     text not null,
    woke_at   timestamptz,
    primary key (customer, id),
    foreign key (customer, case_id) references care.case (customer, id),
    constraint nothing_is_parked_for_ever check (until > at)
);
create unique index parked_once on care.parking (customer, case_id) where woke_at is null;
comment on table care.parking is 'customer: a case waits for something until a day on which it comes back by itself';

create table care.merging (
    customer  bigint not null,
    id        bigint not null,
    case_id   bigint not null,
    into_case bigint not null,
    at        timestamptz not null,
    badge     text not null,
    undone_at timestamptz,
    undone_by text,
    primary key (customer, id),
    foreign key (customer, case_id) references care.case (customer, id),
    foreign key (customer, into_case) references care.case (customer, id),
    check (case_id <> into_case)
);
create unique index merged_once on care.merging (customer, case_id) where undone_at is null;
comment on table care.merging is 'customer: two cases that are one, and the undoing of it';

create table care.escalation (
    customer bigint not null,
    case_id  bigint not null,
    round    int not null,
    level    int not null,
    at       timestamptz not null,
    target   text not null,
    unit     bigint not null,
    primary key (customer, case_id, round, level),
    foreign key (customer, case_id) references care.case (customer, id)
);
create trigger only_added before update or delete on care.escalation for each row execute function platform.refuse_change();
comment on table care.escalation is 'customer: each level a case went up because its time ran; only ever added to';

create table care.external_directory (
    source    text not null,
    reference text not null,
    customer  bigint not null,
    case_id   bigint not null,
    content   bytea not null,
    primary key (source, reference)
);
comment on table care.external_directory is 'directory: cases taken over from files of other systems, by their key there; content: a hash of the row';
