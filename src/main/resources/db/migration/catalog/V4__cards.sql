-- The first procedure cards. They are examples: an operator publishes its own as version 2.
-- lines(zh, en, zh, en, …)
create function pg_temp.lines(variadic parts text[]) returns jsonb language sql as $$
    select coalesce(jsonb_agg(jsonb_build_object('zh', parts[i], 'en', parts[i + 1]) order by i), '[]')
    from generate_series(1, cardinality(parts), 2) i
$$;

insert into catalog.card (transaction, version, since, title_zh, title_en, steps, documents, cautions, fee_zh, fee_en,
                          time_limit_zh, time_limit_en, example, published_at, published_by, reason)
select transaction, 1, date '2000-01-01', title_zh, title_en, steps, documents, cautions, fee_zh, fee_en,
       time_limit_zh, time_limit_en, true, timestamptz '2000-01-01 00:00+08', 'system', 'first version'
from (values
    ('INSTALL_FIXED_LINE', '安装固定电话', 'Getting a fixed line',
     pg_temp.lines(
        '到任何一个营业厅，或拨打10000号，告诉我们装机地址。', 'Come to any of our halls, or call 10000, and tell us the address.',
        '我们当场查线路，您挑选电话号码和上门时间。', 'We check the line at once; you choose a number and a time for our visit.',
        '装机人员按约定时间上门，安装插座并当面试通。', 'Our technician comes at that time, fits the socket and tests the line with you.',
        '完工后我们会回访，请您说说满意不满意。', 'Afterwards someone else from us rings and asks whether you are content.'),
     pg_temp.lines(
        '机主身份证原件。', 'The identity card of the person in whose name the line will be.',
        '单位办理：营业执照副本和经办人身份证。', 'For an organisation: a copy of the business licence and the identity card of whoever comes.',
        '代办：双方身份证。', 'If somebody comes for you: both identity cards.'),
     pg_temp.lines(
        '先装机，后付款：装好能用了再交费，费用记入第一张账单。', 'Installed first, paid later: the fee is on your first bill.',
        '上门时请有一位成年人在家。', 'Please have an adult at home for the visit.',
        '装机人员佩戴工号牌，不收礼品；收任何费用都开收据。', 'Our people wear a badge, take no gifts, and give a receipt for anything they are paid.'),
     '装机工料费见价目表，一次性；月租费按月。', 'One installation fee and a monthly rental, as in the price list.',
     '城区五个工作日、农村十个工作日内装好；约好的时间就是承诺，逾期按日付您违约金。', 'Within five working days in town and ten in the country; what we agree is a promise, and late, we pay you for each day.'),

    ('INSTALL_PHS', '开通小灵通', 'Getting a PHS phone',
     pg_temp.lines(
        '带上手机或在厅内选购一台，挑选号码。', 'Bring a handset or buy one in the hall, and choose a number.',
        '营业员登记资料并写入号码，当场开通。', 'The clerk registers you and writes the number into the handset: it works at once.',
        '打一个电话试试，通了再离开。', 'Make a call before you leave.'),
     pg_temp.lines(
        '机主身份证原件。', 'The identity card of the person in whose name it will be.',
        '代办：双方身份证。', 'If somebody comes for you: both identity cards.'),
     pg_temp.lines(
        '小灵通在本市范围内使用，出城前请向营业员询问。', 'PHS works within the city; please ask before you travel.',
        '地下室、电梯和行驶的汽车里信号可能较弱。', 'The signal can be weak in basements, lifts and moving cars.',
        '号码写入手机后，换机需带旧机来营业厅。', 'The number sits in the handset: to change it, bring the old one.'),
     '入网手续费一次性；月租费和通话费按月结算，先用后付。', 'One opening fee; rental and calls are billed monthly, after use.',
     '当场开通。', 'At once, while you wait.'),

    ('INSTALL_ADSL', '安装ADSL宽带', 'Getting ADSL broadband',
     pg_temp.lines(
        '到任何一个营业厅，或拨打10000号，告诉我们安装地址。', 'Come to any of our halls, or call 10000, and tell us the address.',
        '我们当场查能否开通、能到多快，您选择速率。', 'We check at once whether and how fast it can be had there; you choose the speed.',
        '当场约定上门时间，以两小时为一段。', 'We agree on a visit, within a window of two hours.',
        '装机人员上门接好调制解调器，当面开通、测速，您能上网了再离开。', 'Our technician connects the modem, switches the line on and tests its speed with you, and leaves when you are online.',
        '完工后我们会回访，请您说说满意不满意。', 'Afterwards someone else from us rings and asks whether you are content.'),
     pg_temp.lines(
        '机主身份证原件。', 'The identity card of the person in whose name it will be.',
        '装在已有固定电话上的：该电话号码。', 'If it goes on a fixed line you have: its number.',
        '代办：双方身份证。', 'If somebody comes for you: both identity cards.'),
     pg_temp.lines(
        '先装机，后付款：能上网了才开始计费。', 'Installed first, paid later: charging starts when you are online.',
        '上门时请有成年人在家，电脑能开机。', 'Please have an adult at home and a computer that starts.',
        '如果临时有事，请提前来电改时间，不收费。', 'If something comes up, ring us to change the time; it costs nothing.',
        '上网密码请自己保管，我们不会打电话询问密码。', 'Keep your password to yourself; we never ask for it on the telephone.'),
     '安装调测费一次性，宽带月费按所选速率，见价目表。', 'One installation fee and a monthly fee by speed, as in the price list.',
     '城区五个工作日、农村十个工作日内装好；约好的时间就是承诺，逾期按日付您违约金。', 'Within five working days in town and ten in the country; what we agree is a promise, and late, we pay you for each day.'),

    ('INSTALL_LAN', '安装LAN宽带', 'Getting LAN broadband',
     pg_temp.lines(
        '到任何一个营业厅，或拨打10000号，告诉我们小区、楼栋和房号。', 'Come to any of our halls, or call 10000, and tell us compound, building and room.',
        '我们当场查该楼是否已布线，您选择速率。', 'We check at once whether the building is cabled; you choose the speed.',
        '当场约定上门时间，以两小时为一段。', 'We agree on a visit, within a window of two hours.',
        '装机人员上门接线，当面开通、测速。', 'Our technician connects you and tests the speed with you.'),
     pg_temp.lines(
        '机主身份证原件。', 'The identity card of the person in whose name it will be.',
        '代办：双方身份证。', 'If somebody comes for you: both identity cards.'),
     pg_temp.lines(
        '先装机，后付款：能上网了才开始计费。', 'Installed first, paid later: charging starts when you are online.',
        '电脑需要有网卡；没有的，装机人员可以代为安装。', 'The computer needs a network card; if it has none, we can fit one.',
        '室内布线超过20米的部分按实际用料收费，事先告诉您。', 'Cable beyond 20 metres inside the home is charged by length; we tell you before.'),
     '安装调测费一次性，宽带月费按所选速率，见价目表。', 'One installation fee and a monthly fee by speed, as in the price list.',
     '城区五个工作日、农村十个工作日内装好；约好的时间就是承诺，逾期按日付您违约金。', 'Within five working days in town and ten in the country; what we agree is a promise, and late, we pay you for each day.'),

    ('INSTALL_FIXED_SMS', '开通固话短信', 'Messages on your fixed line',
     pg_temp.lines(
        '告诉我们要开通的固定电话号码。', 'Tell us the fixed line you want it on.',
        '营业员查看话机是否支持，当场开通；需要短信话机的，可以约时间送上门。', 'We check that your telephone can show messages and open the service at once; if you need such a telephone, we bring one at a time you choose.',
        '发一条短信试试。', 'Send a message to try it.'),
     pg_temp.lines(
        '机主身份证原件。', 'The identity card of the person in whose name the line is.',
        '代办：双方身份证。', 'If somebody comes for you: both identity cards.'),
     pg_temp.lines(
        '话机需要支持来电显示和短信功能。', 'The telephone must be able to show callers and messages.',
        '不想收到优惠信息，请在登记时选“否”，以后也可随时更改。', 'If you want no offers, say so; you can change your mind at any time.'),
     '开通不收费；按条计费或选择短信包，见价目表。', 'Opening is free; you pay per message or choose a package, as in the price list.',
     '当场开通；送话机的，一天之内送到。', 'At once; a telephone is brought within a day.'),

    ('INSTALL_FTTH', '安装光纤宽带', 'Getting fibre to the home',
     pg_temp.lines(
        '到任何一个营业厅，或拨打10000号，告诉我们安装地址。', 'Come to any of our halls, or call 10000, and tell us the address.',
        '我们当场查光纤是否已通到楼内，您选择速率。', 'We check at once whether fibre has reached the building; you choose the speed.',
        '当场约定上门时间，以两小时为一段。', 'We agree on a visit, within a window of two hours.',
        '装机人员与您商量走线和光猫位置，入户熔纤，当面测速。', 'Our technician agrees with you where the fibre and its box go, brings it in and tests the speed with you.',
        '完工后我们会回访，请您说说满意不满意。', 'Afterwards someone else from us rings and asks whether you are content.'),
     pg_temp.lines(
        '机主身份证原件。', 'The identity card of the person in whose name it will be.',
        '租住的房屋：房东同意（电话确认即可）。', 'For a rented home: the landlord''s agreement; a telephone call is enough.',
        '代办：双方身份证。', 'If somebody comes for you: both identity cards.'),
     pg_temp.lines(
        '先装机，后付款：能上网了才开始计费。', 'Installed first, paid later: charging starts when you are online.',
        '光纤入户可能要在墙上打一个小孔，打之前征得您同意。', 'A small hole in the wall may be needed; we ask before we drill.',
        '光猫附近需要电源插座；停电时网络和网络电话不可用。', 'The box needs a power socket; without power there is no network.',
        '旧宽带先保留，新线通了再拆，不让您断网。', 'Your old broadband stays until the new line works: you are never without.'),
     '光纤安装费一次性，宽带月费按所选速率，见价目表。', 'One installation fee and a monthly fee by speed, as in the price list.',
     '城区五个工作日、农村十个工作日内装好；约好的时间就是承诺，逾期按日付您违约金。', 'Within five working days in town and ten in the country; what we agree is a promise, and late, we pay you for each day.'),

    ('CANCEL_ORDER', '取消订单', 'Cancelling an order',
     pg_temp.lines(
        '告诉我们订单号或您的电话号码。', 'Tell us the order''s number or your own.',
        '说一下原因，帮我们改进；不愿说也可以取消。', 'Tell us why, if you like; it helps us to improve.',
        '我们当场取消，释放预留的号码、端口和上门时间，并给您回执。', 'We cancel at once, free the number, the port and the visit, and give you a receipt.'),
     pg_temp.lines('机主身份证；来电办理的，核对登记资料。', 'Your identity card; on the telephone we check your details instead.'),
     pg_temp.lines(
        '装机人员完工之前都可以取消。', 'You can cancel until the technician has finished.',
        '预留的号码取消后不能保证还在。', 'A number that is given up may be taken by someone else.'),
     '不收费。', 'Free.',
     '当场办理。', 'At once.'),

    ('CHANGE_APPOINTMENT', '更改上门时间', 'Changing the time of a visit',
     pg_temp.lines(
        '告诉我们订单号或您的电话号码。', 'Tell us the order''s number or your own.',
        '从空余的时间段里另选一个，当场确认，资料不用重填。', 'Choose another free window; it is confirmed at once and nothing is filled in again.',
        '我们按新的时间上门，原来的时间作废。', 'We come at the new time; the old one no longer counts.'),
     pg_temp.lines('不需要证件；来电办理的，核对联系电话。', 'None; on the telephone we check your contact number.'),
     pg_temp.lines(
        '请尽量在上门前改期，让别的客户用上这段时间。', 'Please change it before we set out, so that another customer can have the time.',
        '因我们的原因改期，原来的承诺时间仍然计算在内。', 'If we are the reason, our first promise still counts against us.'),
     '不收费。', 'Free.',
     '当场办理。', 'At once.')
) as cards (transaction, title_zh, title_en, steps, documents, cautions, fee_zh, fee_en, time_limit_zh, time_limit_en);
