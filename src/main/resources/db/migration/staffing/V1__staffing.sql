create schema if not exists staffing;

create table staffing.arrival (
    day             date not null,
    slot            int not null check (slot between 0 and 47),
    calls           int not null check (calls >= 0),
    handled_seconds bigint not null check (handled_seconds >= 0),
    answered        int not null check (answered between 0 and calls),
    in_time         int not null check (in_time between 0 and answered),
    primary key (day, slot)
);
comment on table staffing.arrival is
    'local: calls to the hotline by half hour: how many came, were answered, answered in time, and what they took';

create table staffing.target (
    since          date primary key,
    share          numeric(4, 3) not null check (share > 0 and share < 1),
    within_seconds int not null check (within_seconds >= 0),
    source         text not null check (source <> '')
);
comment on table staffing.target is 'reference: the service level to be kept from a day on, and whose rule it is';

insert into staffing.target (since, share, within_seconds, source) values
    ('2000-01-01', 0.850, 15, '电信服务规范（信息产业部令第36号）：15秒内应答，85%为沿用数值，待核 / the 85% is customary and to be confirmed');
