-- Whoever orders is told the window once: with the order, and with the link to the visit. {0} is the link; the others move up by one.
insert into message.template (code, version, since, secret, valid_minutes, name_zh, name_en, text_zh, text_en) values
    ('ORDER_TAKEN_VISIT', 2, '2000-01-02', true, 1440, '订单受理并预约上门', 'Order taken, visit agreed',
     '【芙蓉】您办理的{1}（{3}）已受理，订单号{2}。上门时间{5}，最迟{4}办好。谁来、改时间、晚到，请点：{0}',
     '[Furong] We have your order {2}: {1} ({3}). We come {5}, and promise to have it done by {4}. Who comes, another time, running late: {0}?lang=en'),
    ('VISIT_CHANGED', 2, '2000-01-02', true, 1440, '上门时间改变', 'Visit changed',
     '【芙蓉】订单{2}（{1}）的上门时间改为{5}。谁来、改时间、晚到，请点：{0}',
     '[Furong] Order {2} ({1}): we now come {5}. Who comes, another time, running late: {0}?lang=en'),
    ('VISIT_SOONER', 1, '2000-01-01', true, 30, '可否提前上门', 'May we come sooner',
     '【芙蓉】师傅{1}就能到您家，可以提前吗？{2}前点此答复，先答先到；不方便则按原时间上门：{0}',
     '[Furong] We could be with you at {1} already. Answer before {2}, the first to say yes has it; else we come as agreed: {0}?lang=en');
