-- Moving a service falls under the same article as installing one: 安装、移装. Wording of the revision of 6 February 2016.
insert into promise.rule (code, version, type, jurisdiction, setting, since, term_kind, term_amount, pay_kind, pay_basis_points,
                          excludes, kind, text_zh, text_en, source, confirmed) values
    ('CN-MOVE', 1, 'MOVE', 'CN', 'ANY', '2016-02-06', 'AGREED', null, 'SHARE_OF_FEE_PER_DAY', 100, '{CUSTOMER,THIRD_PARTY,FORCE_MAJEURE,NOT_IN_PLACE}', 'LAW',
     '应当在公布的时限内移机开通；由于经营者原因逾期的，每日按所收费用的1%支付违约金。', 'Moved within the published time; late through the operator''s fault, 1% of the fee for each day.', '电信条例（2016修订）第三十一条', true);

-- The house's own promises: examples that an operator publishes anew in its own words.
insert into promise.rule (code, version, type, jurisdiction, segment, product, setting, since, term_kind, term_amount, pay_kind, pay_basis_points,
                          excludes, kind, text_zh, text_en, source, confirmed)
select code, 1, type, 'CN-SC', segment, '', setting, date '2000-09-25', term_kind, term_amount, pay_kind, basis_points,
       excludes::text[], 'HOUSE', text_zh, text_en, '内部服务标准示例，可发布新版本 / example of a house standard, to be replaced by your own', true
from (values
    ('SC-MOVE-URBAN', 'MOVE', null, 'URBAN', 'WORKING_DAYS', 5, 'SHARE_OF_FEE_PER_DAY', 100, '{CUSTOMER,THIRD_PARTY,FORCE_MAJEURE,NOT_IN_PLACE}', '城区5个工作日内移机开通，先装后拆；逾期每日按费用的1%支付违约金。', 'Moved within 5 working days in town, the new line before the old one goes; late, 1% of the fee a day.'),
    ('SC-MOVE-RURAL', 'MOVE', null, 'RURAL', 'WORKING_DAYS', 10, 'SHARE_OF_FEE_PER_DAY', 100, '{CUSTOMER,THIRD_PARTY,FORCE_MAJEURE,NOT_IN_PLACE}', '农村10个工作日内移机开通，先装后拆；逾期每日按费用的1%支付违约金。', 'Moved within 10 working days in the countryside, the new line before the old one goes; late, 1% of the fee a day.'),
    ('SC-MOVE-COMMERCIAL', 'MOVE', 'COMMERCIAL', 'ANY', 'WORKING_DAYS', 3, 'SHARE_OF_FEE_PER_DAY', 100, '{CUSTOMER,THIRD_PARTY,FORCE_MAJEURE,NOT_IN_PLACE}', '商业客户3个工作日内移机开通，先装后拆；逾期每日按费用的1%支付违约金。', 'Commercial customers: moved within 3 working days, the new line before the old one goes; late, 1% of the fee a day.'),
    ('SC-MOVE-KEY', 'MOVE', 'KEY_ACCOUNT', 'ANY', 'WORKING_DAYS', 2, 'SHARE_OF_FEE_PER_DAY', 100, '{CUSTOMER,THIRD_PARTY,FORCE_MAJEURE,NOT_IN_PLACE}', '大客户2个工作日内移机开通，先装后拆；逾期每日按费用的1%支付违约金。', 'Key accounts: moved within 2 working days, the new line before the old one goes; late, 1% of the fee a day.'),
    ('SC-CHANGE', 'CHANGE', null, 'ANY', 'HOURS', 24, 'NONE', null, '{CUSTOMER,FORCE_MAJEURE}', '自约定之日起24小时内变更生效。', 'In force within 24 hours of the day agreed.'),
    ('SC-CHANGE-COMMERCIAL', 'CHANGE', 'COMMERCIAL', 'ANY', 'HOURS', 8, 'NONE', null, '{CUSTOMER,FORCE_MAJEURE}', '商业客户自约定之日起8小时内变更生效。', 'Commercial customers: in force within 8 hours of the day agreed.'),
    ('SC-CHANGE-KEY', 'CHANGE', 'KEY_ACCOUNT', 'ANY', 'HOURS', 4, 'NONE', null, '{CUSTOMER,FORCE_MAJEURE}', '大客户自约定之日起4小时内变更生效。', 'Key accounts: in force within 4 hours of the day agreed.'),
    ('SC-REMOVE', 'REMOVE', null, 'ANY', 'WORKING_DAYS', 5, 'NONE', null, '{CUSTOMER,FORCE_MAJEURE}', '自约定之日起5个工作日内停机、出清账单、退还押金。', 'Switched off, billed for the last time and the deposit returned within 5 working days of the day agreed.')
    ) as r (code, type, segment, setting, term_kind, term_amount, pay_kind, basis_points, excludes, text_zh, text_en);
