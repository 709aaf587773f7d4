-- A case reopened and closed again is asked about again: each closing is counted, not each case.
create table care.closing (
    customer   bigint not null,
    case_id    bigint not null,
    round      int not null,
    at         timestamptz not null,
    cause      text not null references care.cause,
    calls_back boolean not null,
    person     bigint not null,
    badge      text not null,
    primary key (customer, case_id, round),
    foreign key (customer, case_id) references care.case (customer, id)
);
create index closing_by_time on care.closing (at);
create trigger only_added before update or delete on care.closing for each row execute function platform.refuse_change();
comment on table care.closing is 'customer: each time a case was closed, why it had come, and whether the customer is asked about it; only ever added to';

insert into care.closing (customer, case_id, round, at, cause, calls_back, person, badge)
select k.customer, k.id, k.round, k.closed_at, k.cause, p.calls_back, k.handler, k.handler_badge
from care.case k join care.procedure p on p.code = k.procedure and p.version = k.version
where k.state = 'CLOSED' and k.source = '' and k.cause is not null;
