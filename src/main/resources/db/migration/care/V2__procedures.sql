-- The four types the source names (客户投诉、小灵通码机投诉、固话短信服务咨询、各类代办业务). Its wording of the steps is not known: these are
-- Furong's own, by the stages of ISO 10002, to be edited by publishing the next version.
insert into care.procedure (code, version, since, kind, position, owner, limit_hours, product, calls_back, name_zh, name_en, knowledge_zh, knowledge_en) values
    ('GENERAL_COMPLAINT', 1, '2000-01-01', 'COMPLAINT', 1, 'CUSTOMER', null, '', true, '客户投诉', 'General complaint',
     '先听完、复述、致歉，再问期望。承诺的答复时限见右上角；超时自动升级。答复须写明：查到什么、怎么处理、如何避免再发生。客户不满意可向省通信管理局申诉。',
     'Hear it out, say it back, apologise, then ask what is hoped for. The time promised stands at the top; late cases go up by themselves. An answer says what was found, what is done, and how it will not happen again. A customer who stays unhappy may appeal to the provincial authority.'),
    ('PHS_CODING', 1, '2000-01-01', 'COMPLAINT', 2, 'ASKED', 48, 'PHS', true, '小灵通码机投诉', 'PHS handset coding complaint',
     '核对机身 PS 码与系统登记是否一致；换机后需重新写码。写码失败时先试备用写码器，再换机。',
     'Compare the PS code on the handset with the one registered; a changed handset must be coded anew. If coding fails, try the spare coder first, then another handset.'),
    ('FIXED_SMS_ENQUIRY', 1, '2000-01-01', 'ENQUIRY', 3, 'HOTLINE', 24, 'FIXED_SMS', false, '固话短信服务咨询', 'Fixed-line SMS enquiry',
     '固话短信需来电显示与支持短信的话机；短信中心号码与资费见卡片。',
     'Fixed-line SMS needs caller display and a telephone that can do it; the number of the centre and the prices are on the card.'),
    ('AGENCY_SERVICE', 1, '2000-01-01', 'ENQUIRY', 4, 'ASKED', 72, '', false, '代办业务', 'Agency service',
     '代办须有委托书与双方证件；代收款项当场开具收据。',
     'Acting for somebody needs their written authority and both documents; money taken gets a receipt at once.');

insert into care.procedure_step (procedure, version, position, code, stage, required, name_zh, name_en, hint_zh, hint_en) values
    ('GENERAL_COMPLAINT', 1, 1, 'CONTACT', 'ACKNOWLEDGEMENT', true, '联系客户确认收到', 'Tell the customer we have it', '24小时内回电，告知由谁负责。', 'Ring within a day and say who answers for it.'),
    ('GENERAL_COMPLAINT', 1, 2, 'ASSESS', 'ASSESSMENT', true, '初步评估', 'Assess', '严重程度、影响面、是否涉及安全或多人。', 'How serious, how wide, does it touch safety or many people.'),
    ('GENERAL_COMPLAINT', 1, 3, 'INVESTIGATE', 'INVESTIGATION', true, '调查核实', 'Investigate', '查记录、问经手人、必要时到现场。', 'Read the records, ask who handled it, go there if need be.'),
    ('GENERAL_COMPLAINT', 1, 4, 'PROPOSE', 'RESPONSE', false, '拟定处理意见', 'Propose what to do', '涉及退费或补偿的附依据。', 'Where money is returned, say by which rule.'),
    ('PHS_CODING', 1, 1, 'CHECK_CODE', 'ASSESSMENT', true, '核对码号', 'Compare the codes', '机身 PS 码与系统一致？', 'Is the handset''s PS code the one registered?'),
    ('PHS_CODING', 1, 2, 'RECODE', 'INVESTIGATION', true, '重新写码', 'Code it anew', '现场写码并拨测。', 'Code it and make a test call.'),
    ('FIXED_SMS_ENQUIRY', 1, 1, 'EXPLAIN', 'RESPONSE', true, '解答', 'Explain', '按卡片说明开通条件与资费。', 'Explain by the card what is needed and what it costs.'),
    ('AGENCY_SERVICE', 1, 1, 'AUTHORITY', 'ASSESSMENT', true, '核验委托', 'Check the authority', '委托书、双方证件。', 'Written authority, both documents.'),
    ('AGENCY_SERVICE', 1, 2, 'DO', 'INVESTIGATION', true, '办理', 'Do it', '办理并开具收据。', 'Do it and give a receipt.');

insert into care.procedure_field (procedure, version, position, code, kind, required, name_zh, name_en, choices_zh, choices_en) values
    ('GENERAL_COMPLAINT', 1, 1, 'about', 'CHOICE', true, '投诉内容', 'About', '{服务态度,装移修时限,话费争议,网络质量,营销宣传,其他}', '{Manners,Time of installation or repair,Charges,Quality of the network,Advertising,Other}'),
    ('GENERAL_COMPLAINT', 1, 2, 'wish', 'TEXT', false, '客户期望', 'What the customer hopes for', '{}', '{}'),
    ('PHS_CODING', 1, 1, 'handset', 'TEXT', true, '机型', 'Handset', '{}', '{}'),
    ('PHS_CODING', 1, 2, 'psCode', 'TEXT', true, 'PS 码', 'PS code', '{}', '{}'),
    ('FIXED_SMS_ENQUIRY', 1, 1, 'question', 'TEXT', true, '咨询问题', 'Question', '{}', '{}'),
    ('AGENCY_SERVICE', 1, 1, 'forWhom', 'TEXT', true, '被代办人', 'On behalf of', '{}', '{}');

insert into care.rung (procedure, version, level, percent, target)
select code, 1, level, percent, target from care.procedure,
    (values (1, 75, 'HANDLER'), (2, 100, 'MANAGER'), (3, 130, 'PARENT'), (4, 160, 'QUALITY')) as ladder (level, percent, target)
where kind = 'COMPLAINT';
insert into care.rung (procedure, version, level, percent, target)
select code, 1, level, percent, target from care.procedure,
    (values (1, 100, 'MANAGER'), (2, 200, 'QUALITY')) as ladder (level, percent, target)
where kind = 'ENQUIRY';

insert into care.cause (code, position, name_zh, name_en) values
    ('LATE',          1, '未按承诺时限',   'Not done in the time promised'),
    ('MANNERS',       2, '服务态度',       'Manners'),
    ('INFORMATION',   3, '告知不清',       'Not told clearly'),
    ('CHARGE',        4, '计费差错',       'Wrong charge'),
    ('NETWORK',       5, '网络质量',       'Quality of the network'),
    ('WORKMANSHIP',   6, '施工质量',       'Workmanship'),
    ('EQUIPMENT',     7, '终端设备',       'Customer''s equipment'),
    ('RULES',         8, '制度流程',       'Our rules'),
    ('MISUNDERSTOOD', 9, '客户误解',       'A misunderstanding'),
    ('QUESTION',     10, '一般咨询',       'Only a question');
