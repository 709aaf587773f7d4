-- What is asked after a repair and after a complaint. Examples, to be edited; "again" measures whether first asked worked: the customer
-- should tell the story once.
insert into callback.script values
    ('REPAIR', 1, '2000-01-01', '您好，这里是10000号客户服务中心，想就您报修的线路做一个简短回访，可以占用您一分钟吗？',
     'Hello, this is customer service 10000. May I take a minute to ask about the line you reported?'),
    ('COMPLAINT', 1, '2000-01-01', '您好，这里是10000号客户服务中心，想就您反映的问题做一个简短回访，可以占用您两分钟吗？',
     'Hello, this is customer service 10000. May I take two minutes to ask about what you brought to us?');
insert into callback.question values
    ('REPAIR', 1, 'works',    1, 'YES_NO', true,  '', '线路现在正常了吗？', 'Does the line work now?'),
    ('REPAIR', 1, 'on_time',  2, 'YES_NO', true,  '', '是否在承诺的时间内修好？', 'Was it mended within the time promised?'),
    ('REPAIR', 1, 'again',    3, 'YES_NO', false, '', '您是否不得不把情况重复说给别人听？', 'Did you have to tell the story again to somebody else?'),
    ('REPAIR', 1, 'level',    4, 'LEVEL',  true,  '', '总的来说，这次服务让您不满意、满意、感动，还是愉悦？', 'All in all, did our service leave you dissatisfied, satisfied, touched or delighted?'),
    ('REPAIR', 1, 'words',    5, 'TEXT',   false, '', '您还有什么话想对我们说？', 'Is there anything else you would like to tell us?'),
    ('COMPLAINT', 1, 'answered', 1, 'YES_NO', true,  '', '您收到我们的书面答复了吗？', 'Did you get our written answer?'),
    ('COMPLAINT', 1, 'solved',   2, 'YES_NO', true,  '', '您反映的问题解决了吗？', 'Has the matter been put right?'),
    ('COMPLAINT', 1, 'again',    3, 'YES_NO', false, '', '您是否不得不把情况重复说给别人听？', 'Did you have to tell the story again to somebody else?'),
    ('COMPLAINT', 1, 'level',    4, 'LEVEL',  true,  '', '总的来说，这次处理让您不满意、满意、感动，还是愉悦？', 'All in all, did the way we dealt with it leave you dissatisfied, satisfied, touched or delighted?'),
    ('COMPLAINT', 1, 'words',    5, 'TEXT',   false, '', '您还有什么话想对我们说？', 'Is there anything else you would like to tell us?');
