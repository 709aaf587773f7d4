-- What is asked after a move. An example, to be edited; "gap" asks whether the new line worked before the old one was let go.
insert into callback.script values
    ('MOVE', 1, '2003-01-01', '您好，这里是10000号客户服务中心，想就您家的移机服务做一个简短回访，可以占用您两分钟吗？',
     'Hello, this is customer service 10000. May I take two minutes to ask how the move of your line went?');
insert into callback.question values
    ('MOVE', 1, 'works',   1, 'YES_NO', true,  '',              '新地址的线路现在可以正常使用吗？', 'Does the line work at the new place now?'),
    ('MOVE', 1, 'gap',     2, 'YES_NO', true,  '',              '新线开通之前，原来的线路一直能用吗？', 'Did the old line work until the new one did?'),
    ('MOVE', 1, 'on_time', 3, 'YES_NO', true,  '',              '上门人员是否在约定时间内到达？', 'Did our people come within the agreed time?'),
    ('MOVE', 1, 'uniform', 4, 'YES_NO', true,  'UNIFORM',       '上门人员是否穿着统一标识服？', 'Did they wear the uniform?'),
    ('MOVE', 1, 'badge',   5, 'YES_NO', true,  'BADGE_WORN',    '上门人员是否佩戴工作证件？', 'Did they wear their badge?'),
    ('MOVE', 1, 'shown',   6, 'YES_NO', true,  'BADGE_SHOWN',   '进门前是否主动出示证件？', 'Did they show it before entering?'),
    ('MOVE', 1, 'clean',   7, 'YES_NO', true,  'CLEANED_UP',    '完工后是否清理了现场？', 'Did they clean up afterwards?'),
    ('MOVE', 1, 'money',   8, 'YES_NO', true,  'NO_EXTRA_FEES', '上门人员是否只收取了公示的费用（或没有收费）？', 'Did they charge only what is published, or nothing?'),
    ('MOVE', 1, 'level',   9, 'LEVEL',  true,  '',              '总的来说，这次服务让您不满意、满意、感动，还是愉悦？', 'All in all, did our service leave you dissatisfied, satisfied, touched or delighted?'),
    ('MOVE', 1, 'words',  10, 'TEXT',   false, '',              '您还有什么话想对我们说？', 'Is there anything else you would like to tell us?');
