create schema if not exists ledger;

create table ledger.gl_account (
    code    text primary key check (code ~ '^[a-z0-9]+([._-][a-z0-9]+)*$'),
    kind    text not null check (kind in ('ASSET', 'LIABILITY', 'REVENUE', 'EXPENSE')),
    name_zh text not null,
    name_en text not null
);
comment on table ledger.gl_account is 'reference: the accounts of the general ledger that entries name';

insert into ledger.gl_account (code, kind, name_zh, name_en) values
    ('receivable', 'ASSET', '应收客户款', 'Receivable from customers'),
    ('cash.counter', 'ASSET', '柜台现金', 'Cash at counters'),
    ('cash.collector', 'ASSET', '上门收费员在途现金', 'Cash in collectors'' custody'),
    ('cash.petty', 'ASSET', '便民备用金', 'Petty service fund'),
    ('bank', 'ASSET', '银行存款', 'Money at the bank'),
    ('clearing.agent', 'ASSET', '代收往来', 'Clearing with collecting agents'),
    ('clearing.debit', 'ASSET', '托收往来', 'Clearing of direct debits'),
    ('clearing.transfer', 'ASSET', '转账往来', 'Clearing of transfers'),
    ('clearing.online', 'ASSET', '网上缴费往来', 'Clearing of online payments'),
    ('liability.prepaid', 'LIABILITY', '预付费卡未用余额', 'Unused balances of prepaid cards'),
    ('liability.deposit', 'LIABILITY', '押金', 'Deposits held'),
    ('transfer', 'LIABILITY', '账户间划转', 'Transfers between accounts'),
    ('tax', 'LIABILITY', '应交税金', 'Tax to be paid'),
    ('opening', 'LIABILITY', '期初余额', 'Balances taken over'),
    ('revenue.rent', 'REVENUE', '月租收入', 'Revenue from rent'),
    ('revenue.usage', 'REVENUE', '通信费收入', 'Revenue from usage'),
    ('revenue.one-off', 'REVENUE', '一次性收入', 'Revenue from one-off charges'),
    ('revenue.late-fee', 'REVENUE', '滞纳金收入', 'Revenue from late fees'),
    ('revenue.adjustment', 'REVENUE', '收入调整', 'Adjustments of revenue'),
    ('expense.bad-debt', 'EXPENSE', '坏账损失', 'Bad debts'),
    ('expense.compensation', 'EXPENSE', '服务承诺赔偿', 'Compensation for broken promises'),
    ('expense.goodwill', 'EXPENSE', '优惠补偿', 'Goodwill');

-- Whoever posts to an account holds this row and no other; it carries no amount, so that nothing can disagree with it.
create table ledger.account (
    customer bigint not null,
    account  bigint not null,
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    version  bigint not null default 1,
    primary key (customer, account)
) with (fillfactor = 70);
comment on table ledger.account is 'customer: accounts that were posted to; the row is the lock of its account';

create table ledger.item (
    customer     bigint not null,
    id           bigint not null,
    account      bigint not null,
    side         text not null check (side in ('D', 'C')),
    kind         text not null,
    product      text not null,
    amount_minor bigint not null check (amount_minor > 0),
    currency     text not null check (currency ~ '^[A-Z]{3}$'),
    happened_on  date not null,
    counts_on    date not null,
    due_on       date,
    reference    text not null,
    other_side   text not null,
    reverses     bigint,
    journal      bigint not null,
    primary key (customer, id),
    check ((kind in ('RENT', 'USAGE', 'ONE_OFF', 'DEPOSIT', 'LATE_FEE', 'ADJUSTMENT', 'OPENING', 'REFUND', 'TRANSFER_OUT', 'REVERSAL'))
           = (side = 'D')),
    check (side = 'D' or kind in ('PAYMENT', 'CREDIT_NOTE', 'COMPENSATION', 'DEPOSIT_RETURN', 'WRITE_OFF', 'CARD', 'GOODWILL',
           'TRANSFER_IN')),
    check ((side = 'D') = (due_on is not null)),
    check ((kind = 'REVERSAL') = (reverses is not null))
);
comment on table ledger.item is 'customer: what customers owe (D) and what was credited to them (C); only ever added to';
create unique index item_reversed_once on ledger.item (customer, reverses) where reverses is not null;

create table ledger.allocation (
    customer     bigint not null,
    id           bigint not null,
    account      bigint not null,
    debit        bigint not null,
    credit       bigint not null,
    amount_minor bigint not null check (amount_minor <> 0),
    rule_version int not null,
    reverses     bigint,
    reason       text not null default '',
    at           timestamptz not null,
    primary key (customer, id),
    check ((amount_minor < 0) = (reverses is not null)),
    check ((reverses is null) = (reason = ''))
);
comment on table ledger.allocation is 'customer: which credit settled which debit; taken back by a row of its own with a reason';
create unique index allocation_reversed_once on ledger.allocation (customer, reverses) where reverses is not null;

-- A projection of item and allocation, kept in the same transaction, checked against them every night.
create table ledger.open_item (
    customer        bigint not null,
    account         bigint not null,
    item            bigint not null,
    side            text not null check (side in ('D', 'C')),
    kind            text not null,
    product         text not null,
    happened_on     date not null,
    due_on          date,
    amount_minor    bigint not null,
    open_minor      bigint not null check (open_minor > 0 and open_minor <= amount_minor),
    contested_minor bigint not null default 0 check (contested_minor between 0 and open_minor),
    reference       text not null,
    primary key (customer, account, item)
) with (fillfactor = 80);
comment on table ledger.open_item is 'customer: what of each item is still open; item less allocations, kept with them';
create index open_item_due on ledger.open_item (due_on, customer, account) where side = 'D';

create table ledger.journal (
    customer    bigint not null,
    month       date not null,
    id          bigint not null,
    account     bigint not null,
    kind        text not null check (kind in ('CHARGE', 'CREDIT', 'REVERSAL', 'REFUND', 'TRANSFER')),
    reference   text not null,
    reason      text not null,
    happened_on date not null,
    counts_on   date not null,
    made_at     timestamptz not null,
    person      bigint not null,
    badge       text not null,
    origin      text not null,
    primary key (customer, month, id),
    check (extract(day from month) = 1 and counts_on >= month and counts_on < month + interval '1 month'),
    check (kind not in ('REVERSAL', 'REFUND') or reason <> '')
) partition by range (month);
comment on table ledger.journal is 'customer: one posting each, who made it, when and why; by month, only ever added to';

create table ledger.entry (
    customer     bigint not null,
    month        date not null,
    journal      bigint not null,
    line         int not null check (line > 0),
    account      bigint not null,
    gl           text not null,
    amount_minor bigint not null check (amount_minor <> 0),
    currency     text not null,
    primary key (customer, month, journal, line)
) partition by range (month);
comment on table ledger.entry is 'customer: the entries of a journal, debit positive; they sum to zero, by month, only ever added to';

-- Looks at the rows of one journal of one customer only. It also stands for the foreign keys of an entry: those would
-- lock the row of the general-ledger account, which every posting of the house would then share.
create function ledger.balanced() returns trigger language plpgsql as $$
declare
    total   numeric;
    strange text;
begin
    select sum(amount_minor), min(currency) || case when min(currency) <> max(currency) then ' and ' || max(currency) end
        into total, strange
        from ledger.entry where customer = new.customer and month = new.month and journal = new.journal;
    if total <> 0 or strange like '% and %' then
        raise exception 'journal % does not sum to zero in one currency: %', new.journal, total using errcode = 'integrity_constraint_violation';
    end if;
    if not exists (select from ledger.journal where customer = new.customer and month = new.month and id = new.journal) then
        raise exception 'entry without journal %', new.journal using errcode = 'foreign_key_violation';
    end if;
    if not exists (select from ledger.gl_account where code = new.gl) then
        raise exception 'no account % in the general ledger', new.gl using errcode = 'foreign_key_violation';
    end if;
    return null;
end $$;
create constraint trigger balanced after insert on ledger.entry
    deferrable initially deferred for each row execute function ledger.balanced();

create trigger only_added before update or delete on ledger.journal for each row execute function platform.refuse_change();
create trigger only_added before update or delete on ledger.entry for each row execute function platform.refuse_change();
create trigger only_added before update or delete on ledger.item for each row execute function platform.refuse_change();
create trigger only_added before update or delete on ledger.allocation for each row execute function platform.refuse_change();
create trigger never_emptied before truncate on ledger.journal for each statement execute function platform.refuse_change();
create trigger never_emptied before truncate on ledger.entry for each statement execute function platform.refuse_change();
create trigger never_emptied before truncate on ledger.item for each statement execute function platform.refuse_change();
create trigger never_emptied before truncate on ledger.allocation for each statement execute function platform.refuse_change();

-- A partition is made beside its parent and attached, which lets postings of other months go on meanwhile.
create function ledger.make_month(wanted date) returns boolean language plpgsql as $$
declare
    first date := date_trunc('month', wanted::timestamp)::date;
    after date := (first + interval '1 month')::date;
    tail  text := to_char(first, 'YYYYMM');
    part  text;
begin
    if to_regclass('ledger.entry_' || tail) is not null then
        return false;
    end if;
    perform pg_advisory_xact_lock(hashtext('ledger.make_month'));
    if to_regclass('ledger.entry_' || tail) is not null then
        return false;
    end if;
    foreach part in array array ['journal', 'entry'] loop
        execute format('create table ledger.%I (like ledger.%I including defaults including constraints)', part || '_' || tail, part);
        execute format('alter table ledger.%I attach partition ledger.%I for values from (%L) to (%L)',
                       part, part || '_' || tail, first, after);
        execute format('create trigger never_emptied before truncate on ledger.%I for each statement '
                       'execute function platform.refuse_change()', part || '_' || tail);
    end loop;
    return true;
end $$;

create table ledger.outbox (
    customer bigint not null,
    account  bigint not null,
    at       timestamptz not null
) with (autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_scale_factor = 0.0);
comment on table ledger.outbox is 'local: accounts posted to that others have not yet heard of';

-- A credit settles debits in the order of the criteria; a list of kinds or products goes from first to last, and what
-- it does not name comes after what it names.
create table ledger.allocation_rule (
    code     text not null,
    version  int not null check (version > 0),
    since    date not null,
    criteria text[] not null check (cardinality(criteria) > 0 and criteria <@ array ['AGE', 'KIND', 'PRODUCT']),
    kinds    text[] not null,
    products text[] not null,
    note_zh  text not null,
    note_en  text not null,
    primary key (code, version)
);
comment on table ledger.allocation_rule is 'reference: versions of the order in which a credit settles what is owed';
create trigger only_added before update or delete on ledger.allocation_rule for each row execute function platform.refuse_change();

insert into ledger.allocation_rule (code, version, since, criteria, kinds, products, note_zh, note_en) values
    ('DEFAULT', 1, '1990-01-01', '{AGE,KIND,PRODUCT}', '{OPENING,RENT,USAGE,ONE_OFF,ADJUSTMENT,DEPOSIT,LATE_FEE}', '{}',
     '先旧后新；同日到期的，先月租和通信费，后押金和滞纳金。', 'The oldest first; of the same due day rent and usage before deposits and late fees.'),
    ('CARD', 1, '1990-01-01', '{AGE,PRODUCT,KIND}', '{OPENING,RENT,USAGE,ONE_OFF,ADJUSTMENT,LATE_FEE,DEPOSIT}',
     '{FIXED,PHS,ADSL,LAN}', '先旧后新；同日到期的，依次为普通电话、小灵通、ADSL、LAN。', 'The oldest first; of the same due day fixed line, PHS, ADSL, LAN.');
