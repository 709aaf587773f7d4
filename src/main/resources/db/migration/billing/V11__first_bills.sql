-- Who was installed first and pays later: how many of them never do. After how many days a bill counts as never paid is data.
alter table billing.rule drop constraint rule_code_check;
alter table billing.rule add constraint rule_code_check
    check (code in ('ALARM_PERMILLE', 'ALARM_MONTHS', 'DUE_DAYS', 'LINES_MAX', 'DEFAULT_DAYS'));
insert into billing.rule (code, valid_from, value, source) values ('DEFAULT_DAYS', '2000-01-01', 60, '示例 example');
create index one_off_by_day on billing.one_off (happened_on, customer) where charge = 'FEE';
