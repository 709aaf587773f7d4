-- What is no customer's stands under customer and account nought: agents' fees, and money of which nobody knows whose it is.
insert into ledger.gl_account (code, kind, name_zh, name_en) values
    ('clearing.agent.boc',  'ASSET', '代收往来—中国银行',   'Clearing, Bank of China'),
    ('clearing.agent.cmb',  'ASSET', '代收往来—招商银行',   'Clearing, China Merchants Bank'),
    ('clearing.agent.icbc', 'ASSET', '代收往来—工商银行',   'Clearing, ICBC'),
    ('clearing.agent.abc',  'ASSET', '代收往来—农业银行',   'Clearing, Agricultural Bank'),
    ('clearing.agent.zsy',  'ASSET', '代收往来—中实业银行', 'Clearing, Zhong Shiye Bank'),
    ('clearing.agent.ccb',  'ASSET', '代收往来—建设银行',   'Clearing, China Construction Bank'),
    ('clearing.agent.post', 'ASSET', '代收往来—邮政网点',   'Clearing, post offices'),
    ('liability.unplaced',  'LIABILITY', '待查收款', 'Money received that is nobody''s yet'),
    ('liability.agent-fee', 'LIABILITY', '应付代收手续费', 'Fees owed to agents'),
    ('expense.agent-fee',   'EXPENSE', '代收手续费', 'Fees of collecting agents')
on conflict do nothing;
