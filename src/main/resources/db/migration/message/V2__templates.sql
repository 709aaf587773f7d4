-- What we say in a few words. Wording and times of validity are ours, as an example.
insert into message.template (code, version, since, secret, valid_minutes, name_zh, name_en, text_zh, text_en) values
    ('CONSENT_CODE', 1, '2000-01-01', true, 10, '确认码', 'Confirmation code',
     '【芙蓉】{0} 是您确认“{1}”的验证码，10分钟内有效。同意办理时请告诉为您服务的工作人员；不同意请勿告诉任何人。',
     '[Furong] {0} confirms "{1}" and is valid for 10 minutes. Tell it to the person serving you if you agree; otherwise tell nobody.');
