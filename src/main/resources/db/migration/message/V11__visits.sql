-- What a customer hears of a visit. {0} is the link, which is a secret; {1} what for; {2} the window, or who comes.
insert into message.template (code, version, since, secret, valid_minutes, name_zh, name_en, text_zh, text_en) values
    ('VISIT_AGREED', 1, '2000-01-01', true, 1440, '上门时间', 'Time of the visit',
     '【芙蓉】{1}上门时间：{2}。谁来、改时间、晚到，请点：{0}',
     '[Furong] {1}: we come {2}. Who comes, another time, running late: {0}?lang=en'),
    ('VISIT_TOMORROW', 1, '2000-01-01', true, 840, '明日上门提醒', 'We come tomorrow',
     '【芙蓉】明天上门（{1}）：{2}。时间不便请点此改约：{0}',
     '[Furong] Tomorrow ({1}): {2}. If that does not suit, choose another time: {0}?lang=en'),
    ('VISIT_ON_THE_WAY', 1, '2000-01-01', true, 120, '师傅已出发', 'On the way',
     '【芙蓉】{1}师傅{2}已出发，请核对工号。预计到达时间：{0}',
     '[Furong] {2} is on the way ({1}); please check the badge. Expected arrival: {0}?lang=en'),
    ('VISIT_NEW_TIME', 1, '2000-01-01', true, 1440, '请另选上门时间', 'Please choose another time',
     '【芙蓉】很抱歉，{1}（{2}）需要改时间。请点此选择方便的时间，或拨打10000：{0}',
     '[Furong] We are sorry: {1} ({2}) needs another time. Please choose one, or call 10000: {0}?lang=en');
