-- {0} the address with the one-time token, which is told to the customer and to nobody else; {1} what it is about.
insert into message.template (code, version, since, secret, valid_minutes, name_zh, name_en, text_zh, text_en) values
    ('CALLBACK_LINK', 1, '2000-01-01', true, 1440, '回访链接', 'Questions by link',
     '【芙蓉】我们几次致电都没能联系上您，想请您评价这次服务（{1}）：{0} 三天内有效，不用登录，不收费。',
     '[Furong] We could not reach you by phone. Would you tell us how our service was ({1})? {0} Open for three days, no sign-in, no charge.');
