create schema if not exists till;

create table till.shift (
    id            bigint primary key,
    unit          bigint not null,
    hall          bigint,
    clerk         bigint not null,
    badge         text not null,
    currency      char(3) not null,
    business_date date not null,
    opened_at     timestamptz not null,
    float_minor   bigint not null check (float_minor >= 0),
    closed_at     timestamptz,
    system_minor  bigint,
    counted_minor bigint check (counted_minor >= 0),
    witness       bigint,
    note          text not null default '',
    check ((closed_at is null) = (counted_minor is null)),
    check ((closed_at is null) = (system_minor is null)),
    check (closed_at >= opened_at),
    constraint a_difference_has_a_reason_and_a_witness check (
        counted_minor = system_minor or (note <> '' and witness is not null)),
    constraint nobody_is_their_own_witness check (witness <> clerk)
);
create unique index one_open_shift_a_clerk on till.shift (clerk) where closed_at is null;
create index shift_by_day on till.shift (business_date, unit);
comment on table till.shift is 'local: one clerk''s till from opening to count; what was taken is derived from the payments of this door';

create table till.movement (
    shift        bigint not null references till.shift,
    id           bigint not null,
    kind         text not null check (kind in ('TO_SAFE', 'FROM_COLLECTOR', 'PAID_OUT')),
    amount_minor bigint not null check (amount_minor <> 0),
    reference    text not null check (reference <> ''),
    at           timestamptz not null,
    badge        text not null,
    primary key (shift, id),
    unique (shift, kind, reference),
    check ((kind = 'FROM_COLLECTOR') = (amount_minor > 0))
);
create trigger only_added before update or delete on till.movement
    for each row execute function platform.refuse_change();
comment on table till.movement is 'local: cash into (positive) and out of a till that is no payment';

-- Ours: a small loan is small. A limit may be changed from a day on; a loan keeps the one it was made under.
create table till.fund_rule (
    since          date primary key,
    loan_max_minor bigint not null check (loan_max_minor > 0),
    fund_max_minor bigint not null check (fund_max_minor > 0),
    unique (since, loan_max_minor)
);
comment on table till.fund_rule is 'reference: how much a clerk may lend a customer who is short, and how large a fund may be';
insert into till.fund_rule (since, loan_max_minor, fund_max_minor) values ('2000-01-01', 1000, 50000);

create table till.fund (
    id           bigint primary key,
    hall         bigint not null unique,
    unit         bigint not null,
    currency     char(3) not null,
    size_minor   bigint not null check (size_minor > 0),
    lent_minor   bigint not null default 0 check (lent_minor >= 0),
    waived_minor bigint not null default 0 check (waived_minor >= 0),
    constraint no_more_than_the_fund_holds check (lent_minor + waived_minor <= size_minor)
);
comment on table till.fund is 'local: a hall''s petty service fund; in its box lies its size less what is lent and what was waived';

create table till.own_account (
    customer bigint not null,
    staff    bigint not null,
    at       timestamptz not null,
    primary key (customer, staff)
);
comment on table till.own_account is 'customer: who of our own people is, or lives with, this customer';

create table till.loan (
    customer       bigint not null,
    id             bigint not null,
    account        bigint not null,
    payment        bigint not null,
    fund           bigint not null references till.fund,
    amount_minor   bigint not null check (amount_minor > 0),
    currency       char(3) not null,
    rule_since     date not null,
    loan_max_minor bigint not null,
    lent_to        text not null check (lent_to <> ''),
    reason         text not null check (reason <> ''),
    lent_by        bigint not null check (lent_by > 0),
    badge          text not null,
    at             timestamptz not null,
    primary key (customer, id),
    unique (customer, id, lent_by),
    unique (customer, payment),
    foreign key (rule_since, loan_max_minor) references till.fund_rule (since, loan_max_minor),
    constraint within_the_limit check (amount_minor <= loan_max_minor)
);
create trigger only_added before update or delete on till.loan
    for each row execute function platform.refuse_change();
comment on table till.loan is 'customer: what a clerk lent from the fund to a customer who was short, for which payment and why';

create function till.refuse_own_loan() returns trigger language plpgsql as $$
begin
    if exists (select from till.own_account where customer = new.customer and staff = new.lent_by) then
        raise exception 'nobody lends to themselves' using errcode = 'check_violation', constraint = 'not_to_oneself';
    end if;
    return new;
end $$;
create trigger not_to_oneself before insert on till.loan
    for each row execute function till.refuse_own_loan();

create table till.open_loan (
    customer bigint not null primary key,
    loan     bigint not null,
    foreign key (customer, loan) references till.loan (customer, id)
);
comment on table till.open_loan is 'customer: who has not brought a loan back yet: one at a time';

create table till.loan_end (
    customer bigint not null,
    loan     bigint not null,
    lent_by  bigint not null,
    how      text not null check (how in ('REPAID', 'WAIVED')),
    reason   text not null,
    person   bigint not null check (person > 0),
    badge    text not null,
    at       timestamptz not null,
    primary key (customer, loan),
    foreign key (customer, loan, lent_by) references till.loan (customer, id, lent_by),
    constraint a_waiver_has_a_reason check (how = 'REPAID' or reason <> ''),
    constraint nobody_waives_what_they_lent check (how = 'REPAID' or person <> lent_by)
);
create trigger only_added before update or delete on till.loan_end
    for each row execute function platform.refuse_change();
comment on table till.loan_end is 'customer: how a loan ended: brought back, or waived by another than who lent it';

create table till.fund_count (
    fund           bigint not null references till.fund,
    id             bigint not null,
    business_date  date not null,
    system_minor   bigint not null,
    counted_minor  bigint not null check (counted_minor >= 0),
    note           text not null,
    person         bigint not null,
    badge          text not null,
    at             timestamptz not null,
    primary key (fund, id),
    constraint a_difference_has_a_reason check (counted_minor = system_minor or note <> '')
);
create trigger only_added before update or delete on till.fund_count
    for each row execute function platform.refuse_change();
comment on table till.fund_count is 'local: what lay in a fund''s box at the end of a day, and what should have';

create table till.collector (
    staff         bigint primary key,
    unit          bigint not null,
    badge         text not null,
    currency      char(3) not null,
    limit_minor   bigint not null check (limit_minor > 0),
    in_hand_minor bigint not null default 0 check (in_hand_minor >= 0),
    since         timestamptz not null,
    constraint no_more_in_hand_than_allowed check (in_hand_minor <= limit_minor)
);
comment on table till.collector is 'local: who takes money at the door, how much they have on them and may have';

create table till.remittance (
    id              bigint primary key,
    collector       bigint not null references till.collector,
    shift           bigint not null references till.shift,
    business_date   date not null,
    in_hand_minor   bigint not null check (in_hand_minor > 0),
    remitted_minor  bigint not null check (remitted_minor > 0),
    note            text not null,
    received_by     bigint not null check (received_by > 0),
    received_badge  text not null,
    at              timestamptz not null,
    constraint no_more_than_in_hand check (remitted_minor <= in_hand_minor),
    constraint a_shortage_has_a_reason check (remitted_minor = in_hand_minor or note <> ''),
    constraint nobody_receives_their_own check (received_by <> collector)
);
create index remittance_of on till.remittance (collector, at desc);
create trigger only_added before update or delete on till.remittance
    for each row execute function platform.refuse_change();
comment on table till.remittance is 'local: cash a collector handed in, to the cent; what is short stays theirs to bring';
