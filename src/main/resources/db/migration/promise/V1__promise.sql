create schema if not exists promise;

create table promise.jurisdiction (
    code    text primary key check (code ~ '^[A-Z]{2}(-[A-Z0-9]+)*$'),
    parent  text references promise.jurisdiction,
    country text not null check (country ~ '^[A-Z]{2}$'),
    zone    text not null,
    hours   text not null,
    name_zh text not null,
    name_en text not null
);
comment on table promise.jurisdiction is 'reference: where rules hold, with the zone, holidays and hours they are counted in';

-- The columns of a term or a payout that it has no use for are null; the checks say which it needs.
create table promise.rule (
    code             text not null,
    version          int  not null check (version > 0),
    type             text not null,
    jurisdiction     text not null references promise.jurisdiction,
    segment          text check (segment in ('PUBLIC', 'COMMERCIAL', 'KEY_ACCOUNT')),
    product          text not null default '',
    setting          text not null default 'ANY' check (setting in ('ANY', 'URBAN', 'RURAL')),
    since            date not null,
    until            date check (until > since),
    term_kind        text not null check (term_kind in
                         ('HOURS', 'CALENDAR_DAYS', 'WORKING_DAYS', 'WORKING_HOURS', 'SAME_DAY', 'AGREED')),
    term_amount      int check (term_amount > 0),
    term_cutoff      time,
    pay_kind         text not null check (pay_kind in
                         ('NONE', 'ONCE', 'PER_DAY', 'PER_DATE', 'SHARE_OF_FEE_PER_DAY', 'RENT_FOR_THE_TIME')),
    pay_minor        bigint check (pay_minor > 0),
    pay_cap_minor    bigint check (pay_cap_minor >= pay_minor),
    pay_currency     text check (pay_currency ~ '^[A-Z]{3}$'),
    pay_basis_points int check (pay_basis_points > 0),
    excludes         text[] not null default '{}',
    kind             text not null check (kind in ('LAW', 'STANDARD', 'OPERATOR', 'HOUSE')),
    text_zh          text not null,
    text_en          text not null,
    source           text not null check (source <> ''),
    confirmed        boolean not null,
    primary key (code, version),
    check ((term_kind = 'AGREED') = (term_amount is null)),
    check ((term_kind = 'SAME_DAY') = (term_cutoff is not null)),
    check ((pay_kind in ('ONCE', 'PER_DAY', 'PER_DATE')) = (pay_minor is not null)),
    check ((pay_minor is null) = (pay_currency is null)),
    check (pay_cap_minor is null or pay_kind = 'PER_DAY'),
    check ((pay_kind = 'SHARE_OF_FEE_PER_DAY') = (pay_basis_points is not null))
);
comment on table promise.rule is 'reference: versions of the rules that promises are made by; a published one never changes';
create trigger only_added before update or delete on promise.rule
    for each row execute function platform.refuse_change();
create trigger never_emptied before truncate on promise.rule
    for each statement execute function platform.refuse_change();

create table promise.promise (
    customer      bigint not null,
    id            bigint not null,
    type          text not null,
    subject       text not null check (subject <> ''),
    rule          text not null,
    rule_version  int not null,
    jurisdiction  text not null,
    segment       text not null,
    product       text not null,
    rural         boolean not null,
    unit          bigint not null,
    business_line text not null,
    fee_minor     bigint,
    fee_currency  text,
    bundle        text not null,
    began_at      timestamptz not null,
    made_at       timestamptz not null,
    due_at        timestamptz not null,
    state         text not null default 'OPEN' check (state in ('OPEN', 'KEPT', 'BROKEN', 'VOID')),
    ended_at      timestamptz,
    done_at       timestamptz,
    cause         text not null default '',
    evidence      text not null default '',
    primary key (customer, id),
    foreign key (rule, rule_version) references promise.rule,
    check ((state = 'OPEN') = (ended_at is null)),
    check (state <> 'OPEN' or done_at is null),
    check (state <> 'KEPT' or (done_at = ended_at and done_at <= due_at)),
    check (state <> 'BROKEN' or ended_at = due_at),
    check ((state in ('BROKEN', 'VOID')) = (cause <> '')),
    check ((fee_minor is null) = (fee_currency is null))
);
comment on table promise.promise is 'customer: what was promised, by which rule, until when, and how it ended';
create unique index promise_open_once on promise.promise (customer, type, subject) where state = 'OPEN';
create index promise_by_subject on promise.promise (customer, subject);
create index promise_due on promise.promise (due_at, customer, id) where state = 'OPEN';
create index promise_ended on promise.promise (ended_at, customer, id) where state <> 'OPEN';

-- Looks at the changed row only. Who answers for a promise may change with a boundary; what was promised may not.
create function promise.hold_to_it() returns trigger language plpgsql as $$
begin
    if (new.customer, new.id, new.type, new.subject, new.rule, new.rule_version, new.began_at, new.made_at, new.due_at)
            is distinct from
       (old.customer, old.id, old.type, old.subject, old.rule, old.rule_version, old.began_at, old.made_at, old.due_at)
    then
        raise exception 'promise % is made and stays as it was made', old.id using errcode = 'restrict_violation';
    end if;
    if old.state <> 'OPEN' and (new.state, new.ended_at) is distinct from (old.state, old.ended_at) then
        raise exception 'promise % has ended as % and ends once', old.id, old.state
            using errcode = 'restrict_violation';
    end if;
    if old.done_at is not null and new.done_at is distinct from old.done_at then
        raise exception 'promise % was done and is done once', old.id using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger hold_to_it before update on promise.promise for each row execute function promise.hold_to_it();
create trigger never_removed before delete on promise.promise
    for each row execute function platform.refuse_change();
create trigger never_emptied before truncate on promise.promise
    for each statement execute function platform.refuse_change();

create table promise.excuse (
    customer bigint not null,
    promise  bigint not null,
    cause    text not null check (cause in ('CUSTOMER', 'THIRD_PARTY', 'FORCE_MAJEURE', 'NOT_IN_PLACE')),
    evidence text not null check (evidence <> ''),
    noted_at timestamptz not null,
    person   bigint not null,
    primary key (customer, promise),
    foreign key (customer, promise) references promise.promise
);
comment on table promise.excuse is 'customer: why a promise may be late through no fault of ours, with the evidence';
create trigger only_added before update or delete on promise.excuse
    for each row execute function platform.refuse_change();

-- The two kinds in the key are the rule "at most one compensation, at most one reversal of it".
create table promise.compensation (
    customer     bigint not null,
    promise      bigint not null,
    kind         text not null check (kind in ('COMPENSATION', 'REVERSAL')),
    amount_minor bigint not null,
    currency     text not null,
    days         int not null check (days >= 0),
    bundle       text not null,
    reason       text not null,
    at           timestamptz not null,
    person       bigint not null,
    primary key (customer, promise, kind),
    foreign key (customer, promise) references promise.promise,
    check ((kind = 'COMPENSATION') = (amount_minor > 0))
);
comment on table promise.compensation is 'customer: what broken promises cost us; a reversal is a row of its own';
create unique index compensation_once_per_bundle on promise.compensation (customer, bundle)
    where kind = 'COMPENSATION' and bundle <> '';
create trigger only_added before update or delete on promise.compensation
    for each row execute function platform.refuse_change();
create trigger never_emptied before truncate on promise.compensation
    for each statement execute function platform.refuse_change();
