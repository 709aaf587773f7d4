create schema if not exists knowledge;

create table knowledge.article (
    id         bigint not null,
    version    int not null check (version > 0),
    symptom    text not null,
    title      text not null check (title <> ''),
    lesson     text not null check (lesson <> ''),
    review_by  date not null,
    at         timestamptz not null,
    person     bigint not null,
    badge      text not null,
    primary key (id, version)
);
create index article_by_symptom on knowledge.article (symptom, id);
comment on table knowledge.article is 'local: what was learnt at customers'' homes, by the symptom of the fault; every version stays; only ever added to';
create trigger only_added before update or delete on knowledge.article for each row execute function platform.refuse_change();

create table knowledge.vote (
    article  bigint not null,
    person   bigint not null,
    helpful  boolean not null,
    at       timestamptz not null,
    primary key (article, person)
);
comment on table knowledge.vote is 'local: whether an article helped, one vote a person, which may change';

create table knowledge.use (
    customer  bigint not null,
    article   bigint not null,
    fault     bigint not null,
    at        timestamptz not null,
    badge     text not null,
    primary key (customer, article, fault)
);
create index use_by_article on knowledge.use (article);
comment on table knowledge.use is 'customer: an article was used on a fault; only ever added to';

create table knowledge.mended (
    customer  bigint not null,
    fault     bigint not null,
    symptom   text not null,
    line      bigint not null,
    at        timestamptz not null,
    again     boolean not null,
    primary key (customer, fault)
);
create index mended_by_symptom on knowledge.mended (symptom, at);
comment on table knowledge.mended is 'customer: faults that were mended; again: the same line had been mended of the same symptom within thirty days before';
