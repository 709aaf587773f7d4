alter table organisation.staff drop constraint staff_roles_check, add constraint staff_roles_check
    check (cardinality(roles) > 0 and roles <@ array[
        'COUNTER_CLERK', 'LOBBY_GUIDE', 'HOTLINE_AGENT', 'CALLBACK_AGENT', 'DISPATCHER', 'TECHNICIAN',
        'QUALITY_SUPERVISOR', 'FINANCE', 'BACK_OFFICE', 'ACCOUNT_MANAGER', 'BRANCH_MANAGER', 'ADMINISTRATOR']);
