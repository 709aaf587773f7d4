-- Gaps: {0} the bill's number, {1} what it comes to, {2} the average of the months before.
insert into message.template (code, version, since, secret, valid_minutes, name_zh, name_en, text_zh, text_en) values
    ('BILL_ABNORMAL', 1, '2000-01-01', false, 4320, '账单异常提醒', 'Abnormal bill',
     '【芙蓉】您的账单{0}为{1}元，明显高于此前月均{2}元。详单可免费查询，如有疑问请拨10000。',
     '[Furong] Your bill {0} comes to {1} yuan, far above the {2} yuan of the months before. Its details are free; questions: 10000.');
