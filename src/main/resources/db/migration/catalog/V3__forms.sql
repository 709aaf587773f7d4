-- The first registration forms. They are examples: an operator publishes its own as version 2.
create function pg_temp.field(name text, type text, label_zh text, label_en text, help_zh text, help_en text,
                              required boolean, example text, more jsonb default '{}') returns jsonb
language sql as $$
    select jsonb_build_object(
        'name', name, 'type', type,
        'label', jsonb_build_object('zh', label_zh, 'en', label_en),
        'help', jsonb_build_object('zh', help_zh, 'en', help_en),
        'required', required, 'choices', jsonb_build_array(), 'pattern', '',
        'lengthMax', case type when 'NOTE' then 300 else 60 end,
        'min', null, 'max', null, 'example', example) || more
$$;

-- choices(value, zh, en, value, zh, en, …)
create function pg_temp.choices(variadic parts text[]) returns jsonb language sql as $$
    select jsonb_build_object('choices', jsonb_agg(jsonb_build_object(
        'value', parts[i], 'label', jsonb_build_object('zh', parts[i + 1], 'en', parts[i + 2])) order by i))
    from generate_series(1, cardinality(parts), 3) i
$$;

-- What every installation asks.
create function pg_temp.contact() returns jsonb language sql as $$
    select jsonb_build_array(
        pg_temp.field('contactName', 'TEXT', '联系人', 'Person to ask for', '上门或回访时找谁。',
            'Whom we ask for when we come or ring.', true, '张敏'),
        pg_temp.field('contactPhone', 'PHONE', '联系电话', 'Telephone to ring',
            '装机当天能打通的电话，手机或带区号的固定电话。',
            'One that is answered on the day; a mobile or a line with its area code.', true, '13880012345'),
        pg_temp.field('otherPhone', 'PHONE', '备用电话', 'Another telephone', '第一个打不通时拨打，可不填。',
            'Rung if the first is not answered; may be left empty.', false, '028-86740000'))
$$;
create function pg_temp.remark() returns jsonb language sql as $$
    select jsonb_build_array(pg_temp.field('remark', 'NOTE', '备注', 'Remarks',
        '门禁、停车、家有老人或宠物等，便于我们准备。', 'Gate, parking, an elderly person or a pet at home: anything that helps us prepare.',
        false, ''))
$$;

insert into catalog.form (transaction, version, since, fields, example, published_at, published_by, reason)
select transaction, 1, date '2000-01-01', fields, true, timestamptz '2000-01-01 00:00+08', 'system', 'first version'
from (values
    ('INSTALL_FIXED_LINE', pg_temp.contact() || jsonb_build_array(
        pg_temp.field('lineUse', 'CHOICE', '用途', 'Used for', '', '', true, 'HOME',
            pg_temp.choices('HOME', '家庭', 'Home', 'OFFICE', '办公', 'Office', 'FAX', '传真', 'Fax')),
        pg_temp.field('sockets', 'NUMBER', '插座数量', 'Sockets', '需要安装几个电话插座，1到6个。',
            'How many telephone sockets, 1 to 6.', true, '1', '{"min": 1, "max": 6}'),
        pg_temp.field('callerDisplay', 'YES_NO', '来电显示', 'Show who is calling', '', '', true, 'yes'),
        pg_temp.field('directory', 'YES_NO', '登记到114查号', 'List in the directory (114)',
            '登记后他人可以通过114查到这个号码。', 'Listed, others can find the number through 114.', true, 'no')
        ) || pg_temp.remark()),
    ('INSTALL_PHS', pg_temp.contact() || jsonb_build_array(
        pg_temp.field('handset', 'CHOICE', '手机来源', 'Handset', '', '', true, 'OWN',
            pg_temp.choices('OWN', '自带手机', 'Brings own', 'BOUGHT_HERE', '在厅内购买', 'Bought in the hall')),
        pg_temp.field('handsetCode', 'TEXT', '机身码', 'Handset code', '电池下标签上的8至16位数字或字母A到F，用于烧号。',
            'On the label under the battery: 8 to 16 digits or letters A to F; it ties the number to the handset.',
            false, '2003A7F1', '{"pattern": "[0-9A-Fa-f]{8,16}", "lengthMax": 16}'),
        pg_temp.field('callerDisplay', 'YES_NO', '来电显示', 'Show who is calling', '', '', true, 'yes')
        ) || pg_temp.remark()),
    ('INSTALL_ADSL', pg_temp.contact() || jsonb_build_array(
        pg_temp.field('fixedLine', 'PHONE', '承载的固定电话', 'Fixed line it shares', '如家中已有固定电话，请填写号码；没有可不填。',
            'If there is a fixed line at home, its number; otherwise leave this empty.', false, '028-86741234'),
        pg_temp.field('modem', 'CHOICE', '调制解调器', 'Modem', '', '', true, 'HIRE',
            pg_temp.choices('HIRE', '租用', 'Hire', 'BUY', '购买', 'Buy', 'OWN', '自备', 'Brings own')),
        pg_temp.field('computers', 'NUMBER', '上网电脑数量', 'Computers', '1到8台。', '1 to 8.', true, '1',
            '{"min": 1, "max": 8}'),
        pg_temp.field('userName', 'TEXT', '希望的上网账号', 'Account name wished for',
            '6至20位小写字母和数字，以字母开头；不填则由系统生成。',
            '6 to 20 small letters and digits, beginning with a letter; left empty, we choose one.', false, 'zhangmin88',
            '{"pattern": "[a-z][a-z0-9]{5,19}", "lengthMax": 20}')
        ) || pg_temp.remark()),
    ('INSTALL_LAN', pg_temp.contact() || jsonb_build_array(
        pg_temp.field('socketReady', 'YES_NO', '室内已有网线插座', 'Network socket in the home', '不确定请选“否”，我们上门查看。',
            'If you are not sure, say no; we will look.', true, 'no'),
        pg_temp.field('networkCard', 'CHOICE', '电脑网卡', 'Network card', '', '', true, 'HAVE',
            pg_temp.choices('HAVE', '已有', 'There is one', 'NEED', '需要安装', 'Please fit one')),
        pg_temp.field('computers', 'NUMBER', '上网电脑数量', 'Computers', '1到8台。', '1 to 8.', true, '1',
            '{"min": 1, "max": 8}')
        ) || pg_temp.remark()),
    ('INSTALL_FIXED_SMS', pg_temp.contact() || jsonb_build_array(
        pg_temp.field('fixedLine', 'PHONE', '要开通的固定电话', 'Fixed line to open it on', '本人名下的成都固定电话号码。',
            'A fixed line in the customer''s own name.', true, '028-86741234'),
        pg_temp.field('messageSet', 'YES_NO', '话机支持短信', 'Telephone shows messages', '话机上有短信键或屏幕上有短信菜单。',
            'It has a message key, or a message menu on its display.', true, 'yes'),
        pg_temp.field('promotion', 'YES_NO', '愿意接收优惠信息', 'May we send you offers?', '选“否”不影响任何服务。',
            'Saying no changes nothing in the service.', true, 'no')
        ) || pg_temp.remark()),
    ('INSTALL_FTTH', pg_temp.contact() || jsonb_build_array(
        pg_temp.field('box', 'CHOICE', '光猫放置位置', 'Where the fibre box goes', '附近需要有电源插座。',
            'It needs a power socket close by.', true, 'LIVING_ROOM',
            pg_temp.choices('LIVING_ROOM', '客厅', 'Living room', 'STUDY', '书房', 'Study', 'DISTRIBUTION_BOX', '弱电箱', 'Distribution box', 'OTHER', '上门再定', 'Decide on site')),
        pg_temp.field('rented', 'YES_NO', '房屋是租住的', 'The home is rented', '租住的房屋穿墙打孔需房东同意。',
            'In a rented home the landlord must agree to drilling.', true, 'no'),
        pg_temp.field('landlordPhone', 'PHONE', '房东电话', 'Landlord''s telephone', '租住时填写，便于征得同意。',
            'For a rented home, so that we can ask.', false, '13980054321'),
        pg_temp.field('previous', 'CHOICE', '现有宽带', 'Broadband there is now', '', '', true, 'NONE',
            pg_temp.choices('NONE', '没有', 'None', 'ADSL', 'ADSL', 'ADSL', 'LAN', 'LAN', 'LAN', 'OTHER', '其他公司', 'Another company''s'))
        ) || pg_temp.remark()),
    ('CANCEL_ORDER', jsonb_build_array(
        pg_temp.field('reason', 'CHOICE', '取消原因', 'Reason', '', '', true, 'NOT_NEEDED',
            pg_temp.choices('NOT_NEEDED', '不再需要', 'No longer needed', 'TOO_LATE', '装机时间太晚', 'Too late',
                'TOO_DEAR', '费用太高', 'Too expensive', 'MOVING', '要搬家', 'Moving house', 'MISTAKE', '受理有误', 'Taken by mistake',
                'OTHER', '其他', 'Another')),
        pg_temp.field('askedBy', 'TEXT', '提出人', 'Asked by', '提出取消的人的姓名。', 'Name of the person who asks.', true, '张敏'),
        pg_temp.field('remark', 'NOTE', '备注', 'Remarks', '客户的原话最好。', 'The customer''s own words are best.', false, ''))),
    ('CHANGE_APPOINTMENT', jsonb_build_array(
        pg_temp.field('side', 'CHOICE', '谁提出', 'On whose account', '', '', true, 'CUSTOMER',
            pg_temp.choices('CUSTOMER', '客户', 'The customer''s', 'OURS', '我们', 'Ours', 'THIRD_PARTY', '第三方', 'A third party''s')),
        pg_temp.field('contactPhone', 'PHONE', '联系电话', 'Telephone to ring', '新的上门时间打得通的电话。',
            'One that is answered at the new time.', true, '13880012345'),
        pg_temp.field('remark', 'NOTE', '备注', 'Remarks', '', '', false, '')))
) as forms (transaction, fields);
