insert into promise.jurisdiction (code, parent, country, zone, hours, name_zh, name_en) values
    ('CN', null, 'CN', 'Asia/Shanghai', 'MON-FRI 09:00-12:00,13:00-18:00', '全国', 'China'),
    ('CN-SC', 'CN', 'CN', 'Asia/Shanghai', 'MON-FRI 09:00-12:00,13:00-18:00', '四川（成都电信）', 'Sichuan (Chengdu Telecom)'),
    ('CN-HA', 'CN', 'CN', 'Asia/Shanghai', 'MON-FRI 09:00-12:00,13:00-18:00', '河南', 'Henan'),
    ('CN-FJ', 'CN', 'CN', 'Asia/Shanghai', 'MON-FRI 09:00-12:00,13:00-18:00', '福建', 'Fujian'),
    ('GB-OFCOM-2019', null, 'GB', 'Europe/London', 'MON-FRI 09:00-17:00', '英国（Ofcom 自动赔偿，2019年金额）', 'United Kingdom (Ofcom automatic compensation, 2019 amounts)');

-- The law. The Telecommunications Regulations were made in 2000 (国务院令第291号) and renumbered by the revision of 6 February 2016
-- (国务院令第666号). The 2000 wording of articles 32 and 33 and the 2016 wording were read; that of the article on resumption in the text
-- of 2000 was not, so that version says it is not confirmed.
insert into promise.rule (code, version, type, jurisdiction, setting, since, term_kind, term_amount, pay_kind, pay_basis_points,
                          excludes, kind, text_zh, text_en, source, confirmed) values
    ('CN-INSTALL', 1, 'INSTALL', 'CN', 'ANY', '2000-09-25', 'AGREED', null, 'SHARE_OF_FEE_PER_DAY', 100, '{CUSTOMER,THIRD_PARTY,FORCE_MAJEURE,NOT_IN_PLACE}', 'LAW',
     '应当在公布的时限内装机开通；由于经营者原因逾期的，每日按所收费用的1%支付违约金。', 'Installed within the published time; late through the operator''s fault, 1% of the fee for each day.', '电信条例（2000）第三十二条', true),
    ('CN-INSTALL', 2, 'INSTALL', 'CN', 'ANY', '2016-02-06', 'AGREED', null, 'SHARE_OF_FEE_PER_DAY', 100, '{CUSTOMER,THIRD_PARTY,FORCE_MAJEURE,NOT_IN_PLACE}', 'LAW',
     '应当在公布的时限内装机开通；由于经营者原因逾期的，每日按所收费用的1%支付违约金。', 'Installed within the published time; late through the operator''s fault, 1% of the fee for each day.', '电信条例（2016修订）第三十一条', true),
    ('CN-REPAIR-URBAN', 1, 'REPAIR', 'CN', 'URBAN', '2000-09-25', 'HOURS', 48, 'RENT_FOR_THE_TIME', null, '{CUSTOMER}', 'LAW',
     '自接到申告起，城镇48小时内修复；不能按期修复的，应及时告知并免收障碍期间的月租费。属于终端设备原因的除外。', 'Repaired within 48 hours in towns; otherwise the user is told and pays no rent for the time. Faults of the terminal excepted.', '电信条例（2000）第三十三条', true),
    ('CN-REPAIR-URBAN', 2, 'REPAIR', 'CN', 'URBAN', '2016-02-06', 'HOURS', 48, 'RENT_FOR_THE_TIME', null, '{CUSTOMER}', 'LAW',
     '自接到申告起，城镇48小时内修复；不能按期修复的，应及时告知并免收障碍期间的月租费。属于终端设备原因的除外。', 'Repaired within 48 hours in towns; otherwise the user is told and pays no rent for the time. Faults of the terminal excepted.', '电信条例（2016修订）第三十二条', true),
    ('CN-REPAIR-RURAL', 1, 'REPAIR', 'CN', 'RURAL', '2000-09-25', 'HOURS', 72, 'RENT_FOR_THE_TIME', null, '{CUSTOMER}', 'LAW',
     '自接到申告起，农村72小时内修复；不能按期修复的，应及时告知并免收障碍期间的月租费。属于终端设备原因的除外。', 'Repaired within 72 hours in the countryside; otherwise the user is told and pays no rent for the time. Faults of the terminal excepted.', '电信条例（2000）第三十三条', true),
    ('CN-REPAIR-RURAL', 2, 'REPAIR', 'CN', 'RURAL', '2016-02-06', 'HOURS', 72, 'RENT_FOR_THE_TIME', null, '{CUSTOMER}', 'LAW',
     '自接到申告起，农村72小时内修复；不能按期修复的，应及时告知并免收障碍期间的月租费。属于终端设备原因的除外。', 'Repaired within 72 hours in the countryside; otherwise the user is told and pays no rent for the time. Faults of the terminal excepted.', '电信条例（2016修订）第三十二条', true),
    ('CN-RESUME', 1, 'RESUME', 'CN', 'ANY', '2000-09-25', 'HOURS', 48, 'NONE', null, '{}', 'LAW',
     '用户补足费用后，应当在48小时内恢复暂停的服务。', 'Resumed within 48 hours of payment in full.', '电信条例（2000）恢复服务条款', false),
    ('CN-RESUME', 2, 'RESUME', 'CN', 'ANY', '2016-02-06', 'HOURS', 48, 'NONE', null, '{}', 'LAW',
     '用户补足费用后，应当在48小时内恢复暂停的服务。', 'Resumed within 48 hours of payment in full.', '电信条例（2016修订）第三十四条', true),
    ('CN-COMPLAINT', 1, 'COMPLAINT_ANSWER', 'CN', 'ANY', '2016-07-30', 'CALENDAR_DAYS', 15, 'NONE', null, '{}', 'STANDARD',
     '接到投诉起15日内答复；逾期未答复的，用户可以申诉。', 'Answered within 15 days; otherwise the user may appeal to the authority.', '电信用户申诉处理办法（工信部令第35号）', false),
    -- 河南省电信条例: passed 3 June 2020, in force 1 January 2021
    ('CN-HA-RESUME', 1, 'RESUME', 'CN-HA', 'ANY', '2021-01-01', 'HOURS', 24, 'NONE', null, '{}', 'LAW',
     '用户补足费用后，应当在24小时内恢复服务。', 'Resumed within 24 hours of payment in full.', '河南省电信条例（2020）恢复服务条款', true),
    ('CN-HA-COMPLAINT', 1, 'COMPLAINT_ANSWER', 'CN-HA', 'ANY', '2021-01-01', 'WORKING_DAYS', 5, 'NONE', null, '{}', 'LAW',
     '投诉应当在5个工作日内处理并答复。', 'Complaints handled and answered within 5 working days.', '河南省电信条例（2020）第三十八条', true);

-- The rule on internet access of 2013, after secondary sources that disagree on whether it means installation or repair; its day in that
-- year is not known either.
insert into promise.rule (code, version, type, jurisdiction, product, setting, since, term_kind, term_amount, pay_kind, pay_basis_points,
                          excludes, kind, text_zh, text_en, source, confirmed)
select 'CN-INSTALL-' || product || '-' || setting, 1, 'INSTALL', 'CN', product, setting, date '2013-12-31', 'WORKING_DAYS', days, 'SHARE_OF_FEE_PER_DAY', 100,
       '{CUSTOMER,THIRD_PARTY,FORCE_MAJEURE,NOT_IN_PLACE}'::text[], 'STANDARD',
       '宽带接入最长' || days || '个工作日开通；逾期按电信条例支付违约金。', 'Broadband works within at most ' || days || ' working days; late, the law''s 1% a day.',
       '互联网接入服务规范（2013）', false
from (values ('ADSL'), ('LAN'), ('FTTH')) as p (product), (values ('URBAN', 16), ('RURAL', 20)) as s (setting, days);

-- China Telecom Fujian, 当日装、当日修、慢必赔, as mirrored at smutfox.com/fj/sy_ycgg/98540.html. The notice bears no date; the first day
-- of 2017 stands for it. Towns and county seats, public customers, broadband and IPTV.
insert into promise.rule (code, version, type, jurisdiction, segment, product, setting, since, term_kind, term_amount, term_cutoff,
                          pay_kind, pay_minor, pay_cap_minor, pay_currency, excludes, kind, text_zh, text_en, source, confirmed)
select 'CN-FJ-' || type || '-' || product, 1, type, 'CN-FJ', 'PUBLIC', product, 'URBAN', date '2017-01-01', 'SAME_DAY', 24, time '16:00',
       pay_kind, minor, cap, 'CNY', '{CUSTOMER,THIRD_PARTY,FORCE_MAJEURE,NOT_IN_PLACE}'::text[], 'OPERATOR', text_zh, text_en,
       '中国电信福建公司公告“当日装、当日修、慢必赔”', true
from (values
    ('INSTALL', 'ONCE', 2000, null::bigint,
     '当日装：16点前受理当天上门，16点后24小时内上门。未按时装机一次性赔偿20元话费。多产品只赔一次。',
     'Installed the same day if taken by 16:00, else within 24 hours. Late: 20 yuan once; several products together, one payment.'),
    ('REPAIR', 'PER_DAY', 1000, 10000,
     '当日修：16点前申报当天修复，16点后24小时内修复。每超时1天赔付10元，不足1天按1天计，封顶100元。多产品只赔一次。',
     'Mended the same day if reported by 16:00, else within 24 hours. Late: 10 yuan for each day begun, at most 100; several products together, one payment.')
    ) as r (type, pay_kind, minor, cap, text_zh, text_en),
    (values ('ADSL'), ('LAN'), ('FTTH')) as p (product);

-- Ofcom's automatic compensation as it began on 1 April 2019: residential broadband and landline, a voluntary scheme. Amounts after
-- TechRadar's report of that day. A foreign example: it shows that another country is data, not code.
insert into promise.rule (code, version, type, jurisdiction, segment, since, term_kind, term_amount, pay_kind, pay_minor, pay_currency,
                          excludes, kind, text_zh, text_en, source, confirmed) values
    ('GB-REPAIR', 1, 'REPAIR', 'GB-OFCOM-2019', 'PUBLIC', '2019-04-01', 'WORKING_DAYS', 2, 'PER_DAY', 800, 'GBP', '{CUSTOMER,FORCE_MAJEURE}', 'STANDARD',
     '申报后两个完整工作日内修复；此后每日赔8英镑。', 'Repaired within two full working days; then £8 a day.', 'Ofcom automatic compensation scheme, 2019', true),
    ('GB-APPOINTMENT', 1, 'APPOINTMENT', 'GB-OFCOM-2019', 'PUBLIC', '2019-04-01', 'AGREED', null, 'ONCE', 2500, 'GBP', '{CUSTOMER,FORCE_MAJEURE}', 'STANDARD',
     '爽约一次赔25英镑。', 'A missed appointment: £25.', 'Ofcom automatic compensation scheme, 2019', true),
    ('GB-INSTALL', 1, 'INSTALL', 'GB-OFCOM-2019', 'PUBLIC', '2019-04-01', 'AGREED', null, 'PER_DATE', 500, 'GBP', '{CUSTOMER,FORCE_MAJEURE}', 'STANDARD',
     '未按约定日期开通，从该日起每个日历日赔5英镑。', 'Not started on the date agreed: £5 for each calendar day, the missed one included.', 'Ofcom automatic compensation scheme, 2019', true);

-- The house's own promises: examples that an operator publishes anew in its own words. They are shorter than the law asks, so the
-- consequences of the law are taken over where it has any.
insert into promise.rule (code, version, type, jurisdiction, segment, product, setting, since, term_kind, term_amount, pay_kind, pay_basis_points,
                          excludes, kind, text_zh, text_en, source, confirmed)
select code, 1, type, 'CN-SC', segment, product, setting, date '2000-09-25', term_kind, term_amount, pay_kind, basis_points,
       excludes::text[], 'HOUSE', text_zh, text_en, '内部服务标准示例，可发布新版本 / example of a house standard, to be replaced by your own', true
from (values
    ('SC-INSTALL-URBAN', 'INSTALL', null, '', 'URBAN', 'WORKING_DAYS', 5, 'SHARE_OF_FEE_PER_DAY', 100, '{CUSTOMER,THIRD_PARTY,FORCE_MAJEURE,NOT_IN_PLACE}', '城区5个工作日内装通；逾期每日按费用的1%支付违约金。', 'Working within 5 working days in town; late, 1% of the fee a day.'),
    ('SC-INSTALL-RURAL', 'INSTALL', null, '', 'RURAL', 'WORKING_DAYS', 10, 'SHARE_OF_FEE_PER_DAY', 100, '{CUSTOMER,THIRD_PARTY,FORCE_MAJEURE,NOT_IN_PLACE}', '农村10个工作日内装通；逾期每日按费用的1%支付违约金。', 'Working within 10 working days in the countryside; late, 1% of the fee a day.'),
    ('SC-INSTALL-COMMERCIAL', 'INSTALL', 'COMMERCIAL', '', 'ANY', 'WORKING_DAYS', 3, 'SHARE_OF_FEE_PER_DAY', 100, '{CUSTOMER,THIRD_PARTY,FORCE_MAJEURE,NOT_IN_PLACE}', '商业客户3个工作日内装通；逾期每日按费用的1%支付违约金。', 'Commercial customers: working within 3 working days; late, 1% of the fee a day.'),
    ('SC-INSTALL-KEY', 'INSTALL', 'KEY_ACCOUNT', '', 'ANY', 'WORKING_DAYS', 2, 'SHARE_OF_FEE_PER_DAY', 100, '{CUSTOMER,THIRD_PARTY,FORCE_MAJEURE,NOT_IN_PLACE}', '大客户2个工作日内装通；逾期每日按费用的1%支付违约金。', 'Key accounts: working within 2 working days; late, 1% of the fee a day.'),
    ('SC-INSTALL-FIXED_SMS', 'INSTALL', null, 'FIXED_SMS', 'ANY', 'HOURS', 24, 'SHARE_OF_FEE_PER_DAY', 100, '{CUSTOMER,THIRD_PARTY,FORCE_MAJEURE}', '固话短信不需上门，24小时内开通。', 'Fixed-line SMS needs no visit: on within 24 hours.'),
    ('SC-APPOINTMENT', 'APPOINTMENT', null, '', 'ANY', 'AGREED', null, 'NONE', null, '{CUSTOMER,THIRD_PARTY,FORCE_MAJEURE}', '在约定的时间段内上门。', 'At the door within the window agreed.'),
    ('SC-ACTIVATION', 'ACTIVATION', null, '', 'ANY', 'HOURS', 1, 'NONE', null, '{}', '现场完工后1小时内开通。', 'On within an hour of the work on site.'),
    ('SC-CALLBACK', 'CALLBACK', null, '', 'ANY', 'HOURS', 48, 'NONE', null, '{CUSTOMER}', '48小时内回访。', 'Called back within 48 hours.'),
    ('SC-CALLBACK-COMMERCIAL', 'CALLBACK', 'COMMERCIAL', '', 'ANY', 'HOURS', 24, 'NONE', null, '{CUSTOMER}', '商业客户24小时内回访。', 'Commercial customers: called back within 24 hours.'),
    ('SC-CALLBACK-KEY', 'CALLBACK', 'KEY_ACCOUNT', '', 'ANY', 'WORKING_HOURS', 8, 'NONE', null, '{CUSTOMER}', '大客户8个工作小时内由专人回访。', 'Key accounts: called back within 8 working hours.'),
    ('SC-REPAIR-URBAN', 'REPAIR', null, '', 'URBAN', 'HOURS', 24, 'RENT_FOR_THE_TIME', null, '{CUSTOMER}', '城区24小时内修复；逾期免收障碍期间的月租费。', 'Mended within 24 hours in town; late, no rent for the time.'),
    ('SC-REPAIR-RURAL', 'REPAIR', null, '', 'RURAL', 'HOURS', 48, 'RENT_FOR_THE_TIME', null, '{CUSTOMER}', '农村48小时内修复；逾期免收障碍期间的月租费。', 'Mended within 48 hours in the countryside; late, no rent for the time.'),
    ('SC-REPAIR-COMMERCIAL', 'REPAIR', 'COMMERCIAL', '', 'ANY', 'HOURS', 12, 'RENT_FOR_THE_TIME', null, '{CUSTOMER}', '商业客户12小时内修复；逾期免收障碍期间的月租费。', 'Commercial customers: mended within 12 hours; late, no rent for the time.'),
    ('SC-REPAIR-KEY', 'REPAIR', 'KEY_ACCOUNT', '', 'ANY', 'HOURS', 4, 'RENT_FOR_THE_TIME', null, '{CUSTOMER}', '大客户4小时内修复；逾期免收障碍期间的月租费。', 'Key accounts: mended within 4 hours; late, no rent for the time.'),
    ('SC-RESUME', 'RESUME', null, '', 'ANY', 'HOURS', 1, 'NONE', null, '{}', '交清费用后1小时内恢复通信。', 'The line is back within an hour of payment.'),
    ('SC-COMPLAINT', 'COMPLAINT_ANSWER', null, '', 'ANY', 'WORKING_DAYS', 5, 'NONE', null, '{}', '5个工作日内答复。', 'Answered within 5 working days.'),
    ('SC-COMPLAINT-COMMERCIAL', 'COMPLAINT_ANSWER', 'COMMERCIAL', '', 'ANY', 'WORKING_DAYS', 3, 'NONE', null, '{}', '商业客户3个工作日内答复。', 'Commercial customers: answered within 3 working days.'),
    ('SC-COMPLAINT-KEY', 'COMPLAINT_ANSWER', 'KEY_ACCOUNT', '', 'ANY', 'WORKING_DAYS', 1, 'NONE', null, '{}', '大客户1个工作日内答复。', 'Key accounts: answered within 1 working day.'),
    ('SC-BACK_OFFICE', 'BACK_OFFICE', null, '', 'ANY', 'WORKING_HOURS', 8, 'NONE', null, '{}', '后台8个工作小时内办结。', 'Done in the back office within 8 working hours.'),
    ('SC-BACK_OFFICE-COMMERCIAL', 'BACK_OFFICE', 'COMMERCIAL', '', 'ANY', 'WORKING_HOURS', 4, 'NONE', null, '{}', '商业客户后台4个工作小时内办结。', 'Commercial customers: done in the back office within 4 working hours.'),
    ('SC-BACK_OFFICE-KEY', 'BACK_OFFICE', 'KEY_ACCOUNT', '', 'ANY', 'WORKING_HOURS', 2, 'NONE', null, '{}', '大客户后台2个工作小时内办结。', 'Key accounts: done in the back office within 2 working hours.')
    ) as r (code, type, segment, product, setting, term_kind, term_amount, pay_kind, basis_points, excludes, text_zh, text_en);
