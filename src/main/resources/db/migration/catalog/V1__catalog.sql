create schema if not exists catalog;

create table catalog.product (
    code          text primary key check (code ~ '^[A-Z][A-Z_]{1,30}$'),
    place         int not null unique,
    name_zh       text not null,
    name_en       text not null,
    business_line text not null
);
comment on table catalog.product is 'reference: kinds of service and the business line that answers for each';

create table catalog.offer (
    id            text primary key check (id ~ '^[A-Z][A-Z0-9_]{1,40}$'),
    product       text not null references catalog.product,
    place         int not null,
    name_zh       text not null,
    name_en       text not null,
    needs_visit   boolean not null,
    skill         text not null,
    visit_minutes int not null check (visit_minutes >= 0),
    needs_number  boolean not null,
    port_kind     text not null check (port_kind in ('', 'PAIR', 'DSLAM', 'LAN', 'PON')),
    access_kind   text not null check (access_kind in ('VOICE', 'PHS', 'BROADBAND', 'MESSAGE')),
    speed_kbps    int not null check (speed_kbps >= 0),
    sold_from     date not null,
    sold_until    date check (sold_until > sold_from),
    check (needs_visit = (skill <> '') and needs_visit = (visit_minutes > 0))
);
comment on table catalog.offer is 'reference: products as they can be ordered, and what delivering them takes';

create table catalog.price (
    offer        text not null references catalog.offer,
    code         text not null,
    valid_from   date not null,
    valid_until  date check (valid_until > valid_from),
    kind         text not null check (kind in ('ONE_OFF', 'RECURRING', 'USAGE')),
    name_zh      text not null,
    name_en      text not null,
    amount_minor bigint not null check (amount_minor >= 0),
    currency     text not null check (currency ~ '^[A-Z]{3}$'),
    per_zh       text not null,
    per_en       text not null,
    example      boolean not null,
    primary key (offer, code, valid_from),
    constraint one_price_a_day
        exclude using gist (offer with =, code with =, daterange(valid_from, valid_until) with &&)
);
comment on table catalog.price is 'reference: what an offer costs from a date on; example marks amounts to be replaced by the operator''s';

create table catalog.reach_rule (
    product       text not null references catalog.product,
    offer         text not null,
    district      text not null check (district ~ '^([0-9]{6})?$'),
    street_office text not null check (street_office = '' or (street_office ~ '^[0-9]{9}$' and street_office like district || '%' and district <> '')),
    allowed       boolean not null,
    reason        text not null,
    primary key (product, offer, district, street_office),
    check (allowed = (reason = ''))
);
comment on table catalog.reach_rule is 'reference: what may be sold where; empty means any, the narrowest area decides';

create table catalog.transaction (
    code    text primary key check (code ~ '^[A-Z][A-Z0-9_]{1,60}$'),
    place   int not null,
    name_zh text not null,
    name_en text not null,
    product text not null
);
comment on table catalog.transaction is 'reference: what a customer can ask for that has a card and a form';

create table catalog.card (
    transaction   text not null references catalog.transaction,
    version       int not null check (version > 0),
    since         date not null,
    title_zh      text not null,
    title_en      text not null,
    steps         jsonb not null check (jsonb_typeof(steps) = 'array' and jsonb_array_length(steps) > 0),
    documents     jsonb not null check (jsonb_typeof(documents) = 'array'),
    cautions      jsonb not null check (jsonb_typeof(cautions) = 'array'),
    fee_zh        text not null,
    fee_en        text not null,
    time_limit_zh text not null,
    time_limit_en text not null,
    example       boolean not null,
    published_at  timestamptz not null,
    published_by  text not null,
    reason        text not null,
    primary key (transaction, version)
);
comment on table catalog.card is 'reference: procedure cards; a published version never changes';

create table catalog.form (
    transaction  text not null references catalog.transaction,
    version      int not null check (version > 0),
    since        date not null,
    fields       jsonb not null check (jsonb_typeof(fields) = 'array' and jsonb_array_length(fields) > 0),
    example      boolean not null,
    published_at timestamptz not null,
    published_by text not null,
    reason       text not null,
    primary key (transaction, version)
);
comment on table catalog.form is 'reference: registration forms; a published version never changes';

create trigger only_added before update or delete on catalog.card
    for each row execute function platform.refuse_change();
create trigger never_emptied before truncate on catalog.card
    for each statement execute function platform.refuse_change();
create trigger only_added before update or delete on catalog.form
    for each row execute function platform.refuse_change();
create trigger never_emptied before truncate on catalog.form
    for each statement execute function platform.refuse_change();
