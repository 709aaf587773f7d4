-- The first recipes. They are examples of a city operator's ways; an operator publishes its own as version 2.
insert into fulfilment.recipe (action, product, version, since, promise, reason, badge) values
    ('INSTALL',  '', 1, '2000-01-01', 'INSTALL', 'first version', 'system'),
    ('MOVE',     '', 1, '2000-01-01', 'MOVE',    'first version', 'system'),
    ('CHANGE',   '', 1, '2000-01-01', 'CHANGE',  'first version', 'system'),
    ('REMOVE',   '', 1, '2000-01-01', 'REMOVE',  'first version', 'system'),
    ('TRANSFER', '', 1, '2000-01-01', 'CHANGE',  'first version', 'system'),
    ('RENUMBER', '', 1, '2000-01-01', 'CHANGE',  'first version', 'system'),
    ('SUSPEND',  '', 1, '2000-01-01', 'CHANGE',  'first version', 'system'),
    ('RESUME',   '', 1, '2000-01-01', 'RESUME',  'first version', 'system');

create function pg_temp.step(action text, place int, code text, kind text, needs text[], name_zh text, name_en text,
                             stuck_after int, more jsonb default '{}') returns void language sql as $$
    insert into fulfilment.recipe_step (action, product, version, code, position, kind, needs, only_if, shared, at_once,
        counts, no_return, queue, makes, keeps, minutes, stuck_after, name_zh, name_en)
    values (action, '', 1, code, place, kind, needs, coalesce(more ->> 'only_if', ''),
        coalesce((more ->> 'shared')::boolean, false), coalesce((more ->> 'at_once')::boolean, false),
        coalesce((more ->> 'counts')::boolean, true), coalesce(more ->> 'no_return', ''),
        coalesce(more ->> 'queue', ''), coalesce(more ->> 'makes', ''), coalesce(more ->> 'keeps', ''),
        coalesce((more ->> 'minutes')::int, 0), stuck_after, name_zh, name_en)
$$;

do $$
declare
    hour int := 60;
    day int := 24 * 60;
begin
    perform pg_temp.step('INSTALL', 1, 'NUMBER',   'RESERVE_NUMBER', '{}', '预留号码', 'Reserve the number', hour, '{"only_if": "NUMBER"}');
    perform pg_temp.step('INSTALL', 2, 'PORT',     'RESERVE_PORT', '{}', '预留端口', 'Reserve a port', hour, '{"only_if": "PORT"}');
    perform pg_temp.step('INSTALL', 3, 'START',    'START', '{NUMBER,PORT}', '建立服务', 'Begin the service', hour);
    perform pg_temp.step('INSTALL', 4, 'VISIT',    'VISIT', '{START}', '上门安装', 'Visit', day, '{"only_if": "VISIT", "shared": true}');
    perform pg_temp.step('INSTALL', 5, 'ACTIVATE', 'ACTIVATE', '{START,VISIT}', '开通', 'Switch on', 15, '{"no_return": "BEGUN", "makes": "ACTIVATION"}');
    perform pg_temp.step('INSTALL', 6, 'TEST',     'TEST', '{ACTIVATE}', '测试', 'Test', 15, '{"keeps": "ACTIVATION"}');
    perform pg_temp.step('INSTALL', 7, 'CALL_BACK', 'CALL_BACK', '{TEST}', '回访', 'Call back', 4 * day, '{"shared": true, "counts": false}');

    perform pg_temp.step('MOVE', 1, 'NUMBER',      'RESERVE_NUMBER', '{}', '预留新号码', 'Reserve the new number', hour, '{"only_if": "NEW_NUMBER"}');
    perform pg_temp.step('MOVE', 2, 'PORT',        'RESERVE_PORT', '{}', '预留新端口', 'Reserve a port at the new place', hour, '{"only_if": "PORT"}');
    perform pg_temp.step('MOVE', 3, 'START_LEG',   'START_LEG', '{NUMBER,PORT}', '准备新线路', 'Prepare the new line', hour);
    perform pg_temp.step('MOVE', 4, 'VISIT',       'VISIT', '{START_LEG}', '新址上门', 'Visit the new place', day, '{"only_if": "VISIT", "shared": true}');
    perform pg_temp.step('MOVE', 5, 'ACTIVATE_LEG', 'ACTIVATE_LEG', '{START_LEG,VISIT}', '新址开通', 'Switch on at the new place', 15, '{"makes": "ACTIVATION"}');
    perform pg_temp.step('MOVE', 6, 'TEST_LEG',    'TEST_LEG', '{ACTIVATE_LEG}', '新址测试', 'Test at the new place', 15, '{"keeps": "ACTIVATION", "no_return": "DONE"}');
    perform pg_temp.step('MOVE', 7, 'ANNOUNCE',    'ANNOUNCE', '{TEST_LEG}', '原号码播报新号码', 'Announce the new number on the old', hour, '{"only_if": "NEW_NUMBER"}');
    perform pg_temp.step('MOVE', 8, 'RELEASE_LEG', 'RELEASE_LEG', '{TEST_LEG,ANNOUNCE}', '原址停机', 'Switch off at the old place', hour);
    perform pg_temp.step('MOVE', 9, 'VISIT_OLD',   'VISIT_OLD', '{RELEASE_LEG}', '原址拆机', 'Take down at the old place', 3 * day, '{"only_if": "VISIT", "shared": true, "at_once": true, "minutes": 30}');
    perform pg_temp.step('MOVE', 10, 'CALL_BACK',  'CALL_BACK', '{VISIT_OLD,RELEASE_LEG}', '回访', 'Call back', 4 * day, '{"shared": true, "counts": false}');

    perform pg_temp.step('CHANGE', 1, 'WAIT_UNTIL', 'WAIT_UNTIL', '{}', '等到生效日', 'Wait for the day', hour, '{"only_if": "DATED"}');
    perform pg_temp.step('CHANGE', 2, 'CHANGE',    'CHANGE', '{WAIT_UNTIL}', '改性能', 'Change', 15, '{"no_return": "BEGUN"}');

    perform pg_temp.step('REMOVE', 1, 'WAIT_UNTIL', 'WAIT_UNTIL', '{}', '等到停用日', 'Wait for the day', hour, '{"only_if": "DATED"}');
    perform pg_temp.step('REMOVE', 2, 'END',       'END', '{WAIT_UNTIL}', '停机销号', 'Switch off for good', hour, '{"no_return": "BEGUN"}');
    perform pg_temp.step('REMOVE', 3, 'RETURN',    'WORK', '{WAIT_UNTIL}', '收回设备', 'Take the hired equipment back', 3 * day, '{"only_if": "HIRED", "queue": "STORE"}');
    perform pg_temp.step('REMOVE', 4, 'FINAL_BILL', 'WORK', '{END}', '出清账单', 'Make the final bill', day, '{"queue": "FINANCE"}');
    perform pg_temp.step('REMOVE', 5, 'DEPOSIT',   'WORK', '{RETURN,FINAL_BILL}', '退还押金', 'Give the deposit back', day, '{"only_if": "DEPOSIT", "queue": "FINANCE"}');

    perform pg_temp.step('TRANSFER', 1, 'TRANSFER', 'TRANSFER', '{}', '过户', 'Transfer', hour, '{"no_return": "BEGUN"}');
    perform pg_temp.step('TRANSFER', 2, 'FINAL_BILL', 'WORK', '{TRANSFER}', '原机主出清账单', 'Make the former owner''s final bill', day, '{"queue": "FINANCE"}');
    perform pg_temp.step('TRANSFER', 3, 'DEPOSIT', 'WORK', '{FINAL_BILL}', '转移押金', 'Pass the deposit on', day, '{"only_if": "DEPOSIT", "queue": "FINANCE"}');

    perform pg_temp.step('RENUMBER', 1, 'NUMBER',  'RESERVE_NUMBER', '{}', '预留新号码', 'Reserve the new number', hour);
    perform pg_temp.step('RENUMBER', 2, 'RENUMBER', 'RENUMBER', '{NUMBER}', '换号', 'Change the number', 15, '{"no_return": "BEGUN"}');

    perform pg_temp.step('SUSPEND', 1, 'WAIT_UNTIL', 'WAIT_UNTIL', '{}', '等到停机日', 'Wait for the day', hour, '{"only_if": "DATED"}');
    perform pg_temp.step('SUSPEND', 2, 'HOLD',     'HOLD', '{WAIT_UNTIL}', '停机保号', 'Suspend', 15, '{"no_return": "BEGUN"}');

    perform pg_temp.step('RESUME', 1, 'WAIT_UNTIL', 'WAIT_UNTIL', '{}', '等到复机日', 'Wait for the day', hour, '{"only_if": "DATED"}');
    perform pg_temp.step('RESUME', 2, 'LIFT',      'LIFT', '{WAIT_UNTIL}', '复机', 'Resume', 15, '{"no_return": "BEGUN"}');
end
$$;
