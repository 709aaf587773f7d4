-- What a customer hears of cases, faults and outages. CASE_…: {0} the number, {1} what it is about or the answer, {2} until when.
-- FAULT_…: {0} the number, {1} the line, {2} until when or what was done. OUTAGE_UPDATE: {0} the news.
insert into message.template (code, version, since, secret, valid_minutes, name_zh, name_en, text_zh, text_en) values
    ('CASE_TAKEN', 1, '2000-01-01', false, 1440, '受理回执', 'Taken up',
     '【芙蓉】您反映的“{1}”已受理，编号{0}。我们最迟{2}书面答复您。查询请拨10000，无需重述。',
     '[Furong] We have taken up "{1}", number {0}. You have our written answer by {2}. Ask 10000; you need not tell it again.'),
    ('CASE_ANSWERED', 1, '2000-01-01', false, 10080, '书面答复', 'Our answer',
     '【芙蓉】关于您反映的问题（{0}），答复如下：{1} 如不满意请拨10000，我们重新处理；也可向省通信管理局申诉。',
     '[Furong] Our answer to {0}: {1} If you are not content, call 10000 and we take it up again; you may also appeal to the provincial authority.'),
    ('FAULT_TAKEN', 1, '2000-01-01', false, 1440, '报障受理', 'Fault taken',
     '【芙蓉】{1}的故障已受理，编号{0}。我们最迟{2}修复；逾期按规定减免月租或赔付，无需您申请。',
     '[Furong] We have your fault report {0} for {1} and mend it by {2}. If we are late, rent is waived or compensation paid without your asking.'),
    ('FAULT_IN_OUTAGE', 1, '2000-01-01', false, 1440, '片区故障', 'Wide fault',
     '【芙蓉】{1}受片区故障影响，编号{0}，正在抢修，预计{2}前恢复。有进展会短信告诉您。',
     '[Furong] {1} is hit by a fault in your area (number {0}). We are at work and expect it back by {2}. You will hear from us.'),
    ('OUTAGE_UPDATE', 1, '2000-01-01', false, 720, '抢修进展', 'News of the repair',
     '【芙蓉】片区故障进展：{0}',
     '[Furong] News of the fault in your area: {0}'),
    ('FAULT_MENDED', 1, '2000-01-01', false, 4320, '故障修复', 'Fault mended',
     '【芙蓉】{1}的故障已修复（{0}）：{2}。稍后有人回访；如仍有问题请拨10000。',
     '[Furong] {1} is mended ({0}): {2}. Somebody will ring and ask; if it is not right, call 10000.'),
    ('COMPENSATED', 1, '2000-01-01', false, 10080, '主动补偿', 'Compensation',
     '【芙蓉】因我们未按承诺办好，按“{1}”补偿您{0}元，已记入您的账户，无需申请。',
     '[Furong] We did not keep our promise. By the rule "{1}" you get {0} yuan, credited to your account without your asking.');
