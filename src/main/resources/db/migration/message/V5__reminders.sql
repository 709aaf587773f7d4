-- Reminders of unpaid bills. Gaps: {0} amount, {1} since when it is overdue, {2} what happens next and when.
insert into message.template (code, version, since, secret, valid_minutes, name_zh, name_en, text_zh, text_en) values
    ('DUNNING_1', 1, '2000-01-01', false, 2880, '催缴提醒', 'Reminder',
     '【芙蓉】您有{0}元费用自{1}起逾期，请交费。各营业厅、银行、代收点均可办理。如已交费请忽略。查询请拨10000，回复TD不再接收短信提醒。',
     '[Furong] {0} yuan is overdue since {1}. Please pay at any hall, bank or agent. If you have paid, ignore this. Questions: 10000. Reply TD to stop these messages.'),
    ('DUNNING_2', 1, '2000-01-01', false, 2880, '再次催缴', 'Second reminder',
     '【芙蓉】再次提醒：您有{0}元费用自{1}起逾期未交。有困难请拨10000约定交费日期。如已交费请忽略。',
     '[Furong] Second reminder: {0} yuan is overdue since {1}. If that is difficult, call 10000 and agree on a day. If you have paid, ignore this.'),
    ('DUNNING_LAST', 1, '2000-01-01', false, 2880, '停机前提醒', 'Last reminder',
     '【芙蓉】您有{0}元费用自{1}起逾期未交，逾期满30日后将暂停服务。交清后自动恢复。约定交费日期或查询请拨10000。',
     '[Furong] {0} yuan is overdue since {1}. After 30 days overdue, service is suspended; it comes back by itself once paid. To agree on a day: 10000.'),
    ('DUNNING_SOFT', 1, '2000-01-01', false, 2880, '限制呼出', 'Restricted for non-payment',
     '【芙蓉】因{0}元费用逾期，您的电话暂时只能接听和拨打紧急号码，宽带只能打开交费页面。交清后立即恢复。',
     '[Furong] Because {0} yuan is overdue your line can only be called and reach emergency numbers, and broadband only the payment pages. All is back at once when paid.');
