-- Forms and cards for everything besides a plain installation. A form asks only what nobody here can know already. All of
-- them are examples: an operator publishes its own as version 2.
create or replace function pg_temp.field(name text, type text, label_zh text, label_en text, help_zh text, help_en text,
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
create or replace function pg_temp.choices(variadic parts text[]) returns jsonb language sql as $$
    select jsonb_build_object('choices', jsonb_agg(jsonb_build_object(
        'value', parts[i], 'label', jsonb_build_object('zh', parts[i + 1], 'en', parts[i + 2])) order by i))
    from generate_series(1, cardinality(parts), 3) i
$$;

-- lines(zh, en, zh, en, …)
create or replace function pg_temp.lines(variadic parts text[]) returns jsonb language sql as $$
    select coalesce(jsonb_agg(jsonb_build_object('zh', parts[i], 'en', parts[i + 1]) order by i), '[]')
    from generate_series(1, cardinality(parts), 2) i
$$;

create function pg_temp.who_opens() returns jsonb language sql as $$
    select jsonb_build_array(
        pg_temp.field('contactName', 'TEXT', '新址联系人', 'Who opens at the new place', '上门时谁在家。',
            'Who will be there when we come.', true, '张敏'),
        pg_temp.field('contactPhone', 'PHONE', '联系电话', 'Telephone to ring',
            '上门当天能打通的电话，手机或带区号的固定电话。',
            'One that is answered on the day; a mobile or a line with its area code.', true, '13880012345'))
$$;
create function pg_temp.announce(help_zh text, help_en text) returns jsonb language sql as $$
    select jsonb_build_array(pg_temp.field('announce', 'YES_NO', '改号通知', 'Tell callers the new number',
        help_zh, help_en, true, 'yes'))
$$;
create function pg_temp.why_given_up() returns jsonb language sql as $$
    select jsonb_build_array(pg_temp.field('reason', 'CHOICE', '拆机原因', 'Reason', '', '', true, 'NOT_NEEDED',
        pg_temp.choices('NOT_NEEDED', '不再需要', 'No longer needed', 'MOVING_AWAY', '迁往外地', 'Moving away',
            'OTHER_SERVICE', '改用我们的其他业务', 'Uses another of our services', 'OTHER_COMPANY', '改用其他公司', 'Goes to another company',
            'TOO_DEAR', '费用太高', 'Too expensive', 'POOR_SERVICE', '对服务不满意', 'Not content with the service', 'OTHER', '其他', 'Another')))
$$;

insert into catalog.form (transaction, version, since, fields, example, published_at, published_by, reason)
select transaction, 1, date '2000-01-01', fields, true, timestamptz '2000-01-01 00:00+08', 'system', 'first version'
from (values
    ('INSTALL_EXTENSION', pg_temp.who_opens() || jsonb_build_array(
        pg_temp.field('set', 'CHOICE', '副机话机', 'Telephone for it', '', '', true, 'HIRE',
            pg_temp.choices('HIRE', '租用', 'Hire', 'OWN', '自备', 'Brings own')))),
    ('INSTALL_HOME_PACK', pg_temp.who_opens() || jsonb_build_array(
        pg_temp.field('sockets', 'NUMBER', '电话插座数量', 'Telephone sockets', '1到6个。', '1 to 6.', true, '1',
            '{"min": 1, "max": 6}'),
        pg_temp.field('modem', 'CHOICE', '调制解调器', 'Modem', '', '', true, 'HIRE',
            pg_temp.choices('HIRE', '租用', 'Hire', 'BUY', '购买', 'Buy', 'OWN', '自备', 'Brings own')),
        pg_temp.field('remark', 'NOTE', '备注', 'Remarks', '门禁、停车、家有老人或宠物等，便于我们准备。',
            'Gate, parking, an elderly person or a pet at home: anything that helps us prepare.', false, ''))),
    ('MOVE_FIXED_LINE', pg_temp.who_opens() || pg_temp.announce(
        '新址不能保留原号码时，拨打原号码的人会听到新号码。', 'If the number cannot come along, whoever dials it hears the new one.')),
    ('MOVE', pg_temp.who_opens()),
    ('CHANGE', '[]'),
    ('RENUMBER', pg_temp.announce(
        '拨打原号码的人会听到新号码；因骚扰改号的请选“否”。', 'Whoever dials the old number hears the new one. Say no if you change it because of nuisance calls.')),
    ('TRANSFER', jsonb_build_array(
        pg_temp.field('reason', 'CHOICE', '过户原因', 'Reason', '决定需要哪些证明。', 'It decides which papers are needed.', true, 'FAMILY',
            pg_temp.choices('FAMILY', '家人之间', 'Within the family', 'HOME_SOLD', '随房屋转让', 'The home was sold or let',
                'COMPANY', '单位更名或合并', 'A company was renamed or merged', 'INHERITANCE', '继承', 'Inheritance', 'OTHER', '其他', 'Another')))),
    ('SUSPEND', jsonb_build_array(
        pg_temp.field('until', 'DATE', '预计复机日期', 'Back on about', '可不填；到时仍由您来电或来厅复机。',
            'May be left empty; you ring or come when you want it back.', false, '2004-06-01'))),
    ('RESUME', '[]'),
    ('REMOVE', pg_temp.why_given_up() || jsonb_build_array(
        pg_temp.field('equipment', 'CHOICE', '租用的设备', 'Hired equipment', '收到设备后退还押金。', 'The deposit is paid back when we have it.', true, 'BRING',
            pg_temp.choices('BRING', '客户送回营业厅', 'Is brought to a hall', 'COLLECT', '我们上门取', 'We collect it',
                'KEEP', '客户留用并买下', 'Is kept and bought', 'NONE', '没有租用', 'There is none')))),
    ('REMOVE_FIXED_LINE', pg_temp.why_given_up()),
    ('REMOVE_PHS', pg_temp.why_given_up())
) as forms (transaction, fields);

insert into catalog.card (transaction, version, since, title_zh, title_en, steps, documents, cautions, fee_zh, fee_en,
                          time_limit_zh, time_limit_en, example, published_at, published_by, reason)
select transaction, 1, date '2000-01-01', title_zh, title_en, steps, documents, cautions, fee_zh, fee_en,
       time_limit_zh, time_limit_en, true, timestamptz '2000-01-01 00:00+08', 'system', 'first version'
from (values
    ('INSTALL_EXTENSION', '加装电话副机', 'One more telephone on your line',
     pg_temp.lines(
        '告诉我们要加装副机的固定电话号码。', 'Tell us the fixed line it should hang on.',
        '当场约定上门时间，以两小时为一段。', 'We agree on a visit, within a window of two hours.',
        '装机人员布线、装好副机，与您一起打一个电话试试。', 'Our technician lays the wire, fits the telephone and makes a call on it with you.'),
     pg_temp.lines(
        '机主身份证原件；来电办理的，核对登记资料。', 'The identity card of the person in whose name the line is; on the telephone we check your details instead.',
        '代办：双方身份证。', 'If somebody comes for you: both identity cards.'),
     pg_temp.lines(
        '副机与主机同一个号码，来电时一起响铃。', 'It has the same number, and both ring.',
        '话机可以租用，也可以自备；租用的收押金，退机时退还。', 'You can hire the telephone or bring your own; a deposit for a hired one is paid back with it.'),
     '安装费一次性，副机月租费按月，见价目表。', 'One fee for fitting it and a small monthly rental, as in the price list.',
     '城区五个工作日、农村十个工作日内装好；约好的时间就是承诺。', 'Within five working days in town and ten in the country; what we agree is a promise.'),

    ('INSTALL_HOME_PACK', '安装电话宽带套餐', 'Getting telephone and broadband together',
     pg_temp.lines(
        '到任何一个营业厅，或拨打10000号，告诉我们安装地址。', 'Come to any of our halls, or call 10000, and tell us the address.',
        '我们当场查线路和速率，您挑选电话号码。', 'We check line and speed at once; you choose a number.',
        '只约一次上门时间，电话和宽带一起装。', 'One visit is agreed on for both.',
        '装机人员当面试打电话、测速，两样都能用了再离开。', 'Our technician tests calls and speed with you, and leaves when both work.',
        '完工后我们会回访，请您说说满意不满意。', 'Afterwards someone else from us rings and asks whether you are content.'),
     pg_temp.lines(
        '机主身份证原件。', 'The identity card of the person in whose name it will be.',
        '代办：双方身份证。', 'If somebody comes for you: both identity cards.'),
     pg_temp.lines(
        '先装机，后付款：两样都能用了才开始计费。', 'Installed first, paid later: charging starts when both work.',
        '上门时请有成年人在家，电脑能开机。', 'Please have an adult at home and a computer that starts.',
        '拆掉其中一样，另一样按单独的价格计费。', 'If you give one of the two up, the other has its own price.'),
     '安装费一次性，套餐月费比分开办理便宜，见价目表。', 'One installation fee and one monthly fee, lower than for each alone, as in the price list.',
     '城区五个工作日、农村十个工作日内装好；任何一样逾期，按日付您一次违约金。', 'Within five working days in town and ten in the country; if either is late, we pay you for each day, once.'),

    ('MOVE_FIXED_LINE', '移装固定电话', 'Moving your fixed line',
     pg_temp.lines(
        '到任何一个营业厅，或拨打10000号，告诉我们新地址。', 'Come to any of our halls, or call 10000, and tell us the new address.',
        '我们当场查新址的线路，告诉您原号码能不能带走。', 'We check the line there at once and tell you whether your number can come along.',
        '约定新址的上门时间；需要拆旧线的，再约一次旧址。', 'We agree on a visit at the new place and, if needed, on one at the old.',
        '新址装好、试通以后，我们才拆旧址的线。', 'The old line is taken away only when the new one works and has been tested.',
        '完工后我们会回访，请您说说满意不满意。', 'Afterwards someone else from us rings and asks whether you are content.'),
     pg_temp.lines(
        '机主身份证原件；来电办理的，核对登记资料。', 'The identity card of the person in whose name the line is; on the telephone we check your details instead.',
        '单位办理：加盖公章的申请和经办人身份证。', 'For an organisation: a stamped request and the identity card of whoever comes.'),
     pg_temp.lines(
        '先装后拆：新线通了才拆旧线，电话一刻不断。', 'First the new, then the old: you are never without a telephone.',
        '新址装不成的，旧线照常使用，不收费。', 'If it cannot be done at the new place, the old line stays as it is, and you pay nothing.',
        '新址属于另一个局的，要换号码；拨打原号码的人会听到新号码。', 'If another exchange serves the new place the number changes; callers of the old one hear the new.',
        '上门时请有一位成年人在家。', 'Please have an adult at home for the visit.'),
     '移机工料费一次性，见价目表；月租费不变。', 'One fee for the move, as in the price list; the rental stays the same.',
     '城区五个工作日、农村十个工作日内移好；约好的时间就是承诺。', 'Within five working days in town and ten in the country; what we agree is a promise.'),

    ('MOVE', '移机', 'Moving your service',
     pg_temp.lines(
        '到任何一个营业厅，或拨打10000号，告诉我们新地址。', 'Come to any of our halls, or call 10000, and tell us the new address.',
        '我们当场查新址能不能装、能到多快。', 'We check at once whether it can be had there, and how fast.',
        '约定新址的上门时间；需要取回设备的，再约一次旧址。', 'We agree on a visit at the new place and, if something must be fetched, on one at the old.',
        '新址当面开通、测速，能用以后我们才停旧址。', 'The new line is switched on and tested with you; only then is the old one switched off.',
        '完工后我们会回访，请您说说满意不满意。', 'Afterwards someone else from us rings and asks whether you are content.'),
     pg_temp.lines(
        '机主身份证原件；来电办理的，核对登记资料。', 'The identity card of the person in whose name it is; on the telephone we check your details instead.',
        '代办：双方身份证。', 'If somebody comes for you: both identity cards.'),
     pg_temp.lines(
        '先装后拆：新址能上网了才停旧址，不让您断网。', 'First the new, then the old: you are never without.',
        '新址装不成的，旧址照常使用，不收费。', 'If it cannot be done at the new place, the old one stays as it is, and you pay nothing.',
        '租用的设备请带到新址继续使用。', 'Please take hired equipment along to the new place.',
        '上网账号和密码不变。', 'Your account and password stay the same.'),
     '移机工料费一次性，见价目表；月费不变。', 'One fee for the move, as in the price list; the monthly fee stays the same.',
     '城区五个工作日、农村十个工作日内移好；约好的时间就是承诺。', 'Within five working days in town and ten in the country; what we agree is a promise.'),

    ('CHANGE', '改性能', 'Changing speed or features',
     pg_temp.lines(
        '到任何一个营业厅，或拨打10000号，告诉我们想改什么。', 'Come to any of our halls, or call 10000, and tell us what you would like.',
        '屏幕上是您现在的资费和功能，改哪项点哪项。', 'The screen shows what you have now; only what changes is touched.',
        '您看到改前改后的月费和本月差额，再确认。', 'You see the monthly price before and after and what this month makes of it, and then confirm.',
        '在屏幕上签名、报短信验证码，或由电话录音确认，不用填单。', 'Sign on the screen, tell us the code of a short message, or confirm on the recorded line: no paper.'),
     pg_temp.lines('机主身份证；来电办理的，核对登记资料。', 'Your identity card; on the telephone we check your details instead.'),
     pg_temp.lines(
        '可以立即生效，也可以指定日期。', 'It counts at once, or from a day you choose.',
        '本月按天计算：改前改后各用几天，就收几天。', 'The month is counted by days: each price for the days you had it.',
        '没有确认的，一项也不会改。', 'Nothing is changed that you have not confirmed.'),
     '更改不收手续费；月费差额按天计算。', 'The change itself is free; the difference is counted by the day.',
     '当场办理，几分钟内生效。', 'At once; it works within minutes.'),

    ('RENUMBER', '改号', 'Changing your number',
     pg_temp.lines(
        '告诉我们要改的号码。', 'Tell us the number you want to change.',
        '从空闲号码中另选一个；特别的号码另收选号费，事先告诉您。', 'Choose another from the free ones; a fancy number has a fee, which we tell you before.',
        '您确认以后当场改好，打一个电话试试。', 'Confirm it, and it is changed at once; make a call to try it.'),
     pg_temp.lines('机主身份证原件；代办的，双方身份证。', 'The identity card of the person in whose name the line is; if somebody comes for you, both.'),
     pg_temp.lines(
        '原号码可以播放改号通知；因骚扰改号的可以不播。', 'Callers of the old number can be told the new one, or not, if you change it because of nuisance calls.',
        '通知期满后，原号码搁置一段时间再给别人。', 'After that the old number rests for a time before somebody else may have it.',
        '请自己通知银行、学校等重要联系人。', 'Please tell your bank, the school and others yourself.'),
     '改号手续费一次性，见价目表。', 'One fee, as in the price list.',
     '当场办理。', 'At once.'),

    ('TRANSFER', '过户', 'Transfer to another person',
     pg_temp.lines(
        '新旧机主一起到任何一个营业厅。', 'The old and the new owner come to any of our halls together.',
        '我们核对证件，结清原机主的费用。', 'We check the papers and settle what the old owner owes.',
        '两位在屏幕上确认，当场过户，号码不变、通信不断。', 'Both confirm on the screen; it is done at once, with the same number and without a break.'),
     pg_temp.lines(
        '双方身份证原件。', 'Both identity cards.',
        '单位更名、合并：主管部门的证明。', 'For a company renamed or merged: the authority''s paper.',
        '继承：公证书或单位证明。', 'For an inheritance: the notary''s or the employer''s paper.'),
     pg_temp.lines(
        '欠费停机的，先结清再过户。', 'A service that is off for debts must be paid first.',
        '过户以前的费用由原机主负责，以后的由新机主负责。', 'What was used before is the old owner''s to pay, what comes after the new one''s.'),
     '过户手续费一次性，见价目表。', 'One fee, as in the price list.',
     '当场办理。', 'At once.'),

    ('SUSPEND', '停机保号', 'Pausing your service',
     pg_temp.lines(
        '告诉我们要停的号码或业务，从哪天起停。', 'Tell us what to pause, and from which day.',
        '您确认以后，系统自动停机，不用填单。', 'Confirm it, and it goes off by itself: no paper.',
        '要用的时候来电或来厅复机。', 'Ring or come when you want it back.'),
     pg_temp.lines('机主身份证；来电办理的，核对登记资料。', 'Your identity card; on the telephone we check your details instead.'),
     pg_temp.lines(
        '号码和线路都为您保留。', 'Number and line stay yours.',
        '停机期间不能拨打和接听，也不能拨打急救电话。', 'You cannot call or be called meanwhile, not even in an emergency.',
        '租用的设备请妥善保管。', 'Please look after hired equipment.'),
     '不收手续费。', 'Free.',
     '当场办理，几分钟内停机。', 'At once; it is off within minutes.'),

    ('RESUME', '复机', 'Having your service back',
     pg_temp.lines(
        '告诉我们要恢复的号码或业务。', 'Tell us what you would like to have back.',
        '系统自动复机，能用了马上通知您。', 'It comes back by itself, and we tell you when it works.'),
     pg_temp.lines('机主身份证；来电办理的，核对登记资料。', 'Your identity card; on the telephone we check your details instead.'),
     pg_temp.lines(
        '因欠费停的，交清费用后自动恢复，不用申请。', 'A service that is off for debts comes back by itself when they are paid; you need not ask.',
        '还有其他停机原因的，我们当场告诉您。', 'If it is off for another reason as well, we tell you at once.'),
     '不收费。', 'Free.',
     '当场办理，一小时内恢复。', 'At once; it works within the hour.'),

    ('REMOVE', '拆机', 'Giving a service up',
     pg_temp.lines(
        '告诉我们要拆的业务和原因；不愿说原因也可以。', 'Tell us what you want to give up, and why, if you like.',
        '您选择把租用的设备送回营业厅，还是我们上门取。', 'You bring hired equipment to a hall, or we collect it.',
        '您确认以后停机，费用算到当天。', 'Confirm it, and it is switched off; it costs nothing from that day on.',
        '最后一张账单结清费用，退还押金。', 'The last bill settles everything and pays the deposit back.'),
     pg_temp.lines(
        '机主身份证原件；单位办理：加盖公章的申请和经办人身份证。', 'The identity card of the person in whose name it is; for an organisation a stamped request and the identity card of whoever comes.',
        '租用的设备和押金收据。', 'The hired equipment and the receipt for its deposit.'),
     pg_temp.lines(
        '只是搬家或暂时不用，可以移机或停机保号，不必拆机。', 'If you only move or are away for a time, it can be moved or paused instead.',
        '拆机以后要再用，须重新安装。', 'To have it again, it must be installed anew.'),
     '不收费。', 'Free.',
     '当场停机；上门取设备的，按约定时间。', 'Off at once; equipment is collected at the time agreed.'),

    ('REMOVE_FIXED_LINE', '拆除固定电话', 'Giving a fixed line up',
     pg_temp.lines(
        '告诉我们要拆的号码和原因；不愿说原因也可以。', 'Tell us the number, and why, if you like.',
        '您确认以后停机，费用算到当天。', 'Confirm it, and it is switched off; it costs nothing from that day on.',
        '最后一张账单结清费用。', 'The last bill settles everything.'),
     pg_temp.lines(
        '机主身份证原件。', 'The identity card of the person in whose name the line is.',
        '单位办理：加盖公章的申请和经办人身份证。', 'For an organisation: a stamped request and the identity card of whoever comes.'),
     pg_temp.lines(
        '线上还有宽带、副机的，请一起说明怎么办。', 'If broadband or an extension hangs on the line, please tell us what to do with it.',
        '只是搬家或暂时不用，可以移机或停机保号，不必拆机。', 'If you only move or are away for a time, it can be moved or paused instead.',
        '号码搁置一段时间后会给别人。', 'After a time of rest the number goes to somebody else.'),
     '不收费。', 'Free.',
     '当场停机。', 'Off at once.'),

    ('REMOVE_PHS', '小灵通销号', 'Giving a PHS phone up',
     pg_temp.lines(
        '带上手机，到任何一个营业厅。', 'Come to any of our halls with the handset.',
        '您确认以后销号，费用算到当天。', 'Confirm it, and the number is closed; it costs nothing from that day on.',
        '最后一张账单结清费用。', 'The last bill settles everything.'),
     pg_temp.lines(
        '机主身份证原件。', 'The identity card of the person in whose name it is.',
        '代办：双方身份证。', 'If somebody comes for you: both identity cards.'),
     pg_temp.lines(
        '暂时不用的，可以停机保号。', 'If you do not need it for a time, it can be paused.',
        '号码搁置一段时间后会给别人。', 'After a time of rest the number goes to somebody else.'),
     '不收费。', 'Free.',
     '当场办理。', 'At once.')
) as cards (transaction, title_zh, title_en, steps, documents, cautions, fee_zh, fee_en, time_limit_zh, time_limit_en);
