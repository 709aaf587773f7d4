create schema if not exists customer;

create table customer.customer (
    customer      bigint primary key,
    number        text not null,
    kind          text not null check (kind in ('PERSON', 'ORGANISATION')),
    name          text not null check (name <> ''),
    name_grams    text[] not null,
    segment       text not null check (segment in ('PUBLIC', 'COMMERCIAL', 'KEY_ACCOUNT')),
    home          bigint not null,
    district      text not null,
    street_office text not null,
    since         date not null,
    manager       bigint,
    deputy        bigint,
    constraint key_account_has_manager_and_deputy
        check (segment <> 'KEY_ACCOUNT' or (manager is not null and deputy is not null)),
    constraint deputy_is_somebody_else check (manager <> deputy)
);
create index customer_by_name on customer.customer (name text_pattern_ops);
create index customer_by_name_grams on customer.customer using gin (name_grams);
create index customer_by_area on customer.customer (segment, district, street_office);
create index customer_by_manager on customer.customer (manager) where manager is not null;
create index customer_by_deputy on customer.customer (deputy) where deputy is not null;
comment on table customer.customer is 'customer: people and organisations we serve; district and street_office are those of the home';
comment on column customer.customer.name_grams is 'every two neighbouring characters of the name: finds a fragment of two Chinese characters by index';

create table customer.name_key (
    customer bigint not null references customer.customer,
    key      text not null,
    primary key (customer, key)
);
create index name_key_by_key on customer.name_key (key text_pattern_ops);
comment on table customer.name_key is 'customer: the name as typed in pinyin, whole and as initials, in each plausible reading';

create table customer.place (
    customer      bigint not null references customer.customer,
    id            bigint not null,
    district      text not null,
    street_office text not null,
    street        text not null,
    number        text not null,
    compound      text not null,
    building      text not null,
    unit          text not null,
    room          text not null,
    line          text not null,
    search_line   text not null,
    grams         text[] not null,
    lat           double precision not null check (lat between -90 and 90),
    lon           double precision not null check (lon between -180 and 180),
    rural         boolean not null,
    primary key (customer, id)
);
create index place_by_grams on customer.place using gin (grams);
comment on table customer.place is 'customer: where a customer is served; point in WGS-84 degrees';

create table customer.account (
    customer       bigint not null references customer.customer,
    id             bigint not null,
    number         text not null,
    name           text not null,
    payment_method text not null,
    active         boolean not null,
    since          date not null,
    primary key (customer, id)
);
comment on table customer.account is 'customer: who pays, and how';

create table customer.contact (
    customer  bigint not null references customer.customer,
    kind      text not null check (kind in ('PHONE', 'MOBILE', 'EMAIL')),
    value     text not null,
    name      text not null,
    preferred boolean not null,
    primary key (customer, kind, value)
);
create index contact_by_value on customer.contact (value text_pattern_ops);
create index contact_by_ending on customer.contact (reverse(value) text_pattern_ops);
comment on table customer.contact is 'customer: how to reach a customer';

create table customer.document (
    customer bigint primary key references customer.customer,
    type     text not null,
    tail     text not null,
    sealed   bytea not null
);
create index document_by_tail on customer.document (tail);
comment on table customer.document is 'customer: the identity document, sealed with a key outside the database; its last four characters in clear';

create table customer.need (
    customer     bigint not null references customer.customer,
    id           bigint not null,
    need         text not null,
    note         text not null,
    consent      text not null check (consent <> ''),
    noted_by     bigint not null,
    badge        text not null,
    since        timestamptz not null,
    withdrawn_at timestamptz,
    withdrawn_by bigint,
    primary key (customer, id),
    check ((withdrawn_at is null) = (withdrawn_by is null)),
    check (withdrawn_at is null or note = '')
);
create unique index need_once on customer.need (customer, need) where withdrawn_at is null;
comment on table customer.need is 'customer: what the customer agreed to have remembered; after withdrawal only the proof of consent is left';

create table customer.ownership (
    customer bigint not null references customer.customer,
    since    date not null,
    until    date,
    unit     bigint not null,
    why      text not null,
    primary key (customer, since),
    check (until > since),
    constraint one_owner_at_a_time
        exclude using gist (customer with =, daterange(since, until) with &&)
);
create index ownership_by_unit on customer.ownership (unit) where until is null;
comment on table customer.ownership is 'customer: which unit faces the customer, from a day on until another does';

create table customer.ownership_check (
    day           date primary key,
    customers     bigint not null,
    without_owner bigint not null,
    with_several  bigint not null,
    against_rule  bigint not null,
    moved         bigint not null
);
comment on table customer.ownership_check is 'local: what the nightly count of owners found';

create table customer.timeline (
    customer bigint not null,
    at       timestamptz not null,
    id       bigint not null,
    icon     text not null,
    subject  text not null,
    key      text not null,
    args     jsonb not null,
    badge    text not null,
    primary key (customer, at, id)
);
create trigger only_added before update or delete on customer.timeline
    for each row execute function platform.refuse_change();
comment on table customer.timeline is 'customer: everything that happened with a customer, from every module; only ever added to';

create table customer.review (
    customer bigint not null references customer.customer,
    id       bigint not null,
    due      date not null,
    held_on  date,
    held_by  bigint,
    minutes  text not null,
    primary key (customer, id),
    check ((held_on is null) = (held_by is null))
);
create unique index review_once on customer.review (customer, due);
create index review_open on customer.review (due) where held_on is null;
comment on table customer.review is 'customer: service review meetings of a key account, planned and held';

create table customer.number_directory (
    number   text primary key,
    customer bigint not null,
    account  bigint
);
comment on table customer.number_directory is 'directory: printed number of a customer or an account to its customer';

create table customer.document_directory (
    mark     bytea primary key,
    customer bigint not null
);
comment on table customer.document_directory is 'directory: keyed hash of an identity document to the customer known by it';

create table customer.external_directory (
    source    text not null,
    reference text not null,
    customer  bigint not null,
    content   bytea not null,
    primary key (source, reference)
);
comment on table customer.external_directory is 'directory: the key another system knows a customer by, and a hash of what was imported';

create table customer.district (
    code     text primary key,
    name_zh  text not null,
    name_en  text not null,
    province text not null,
    city     text not null,
    lat      double precision not null,
    lon      double precision not null
);
comment on table customer.district is 'reference: districts of the city by their code of GB/T 2260';

create table customer.street_office (
    code     text primary key,
    district text not null references customer.district,
    name_zh  text not null,
    name_en  text not null,
    rural    boolean not null,
    lat      double precision not null,
    lon      double precision not null
);
comment on table customer.street_office is 'reference: street offices and towns with an approximate point';

create table customer.street (
    name text primary key,
    lat  double precision not null,
    lon  double precision not null
);
comment on table customer.street is 'reference: streets with a point, from OpenStreetMap';

create table customer.key_check (
    one  boolean primary key check (one),
    mark bytea not null
);
comment on table customer.key_check is 'reference: shows whether the key file is the one the documents were sealed with';
