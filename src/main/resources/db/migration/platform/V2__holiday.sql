create table platform.holiday (
    country text not null check (country ~ '^[A-Z]{2}$'),
    day     date not null,
    kind    text not null check (kind in ('OFF', 'WORK')),
    name_zh text not null,
    name_en text not null,
    source  text not null check (source <> ''),
    primary key (country, day)
);
comment on table platform.holiday is 'reference: public holidays and make-up working days; any other day is as its weekday';

-- Sources, by year:
-- 2003  国务院办公厅关于2003年部分节假日休息安排的通知 (Wikisource), but for May: 国务院办公厅关于2003年“五一”放假调休安排的通知 of
--       21 April 2003, which in the SARS spring took the long May holiday back: 1 to 3 May off, the Saturday's rest moved to Monday 5 May.
--       The make-up days 26 and 27 April of the first notice fell away with the days they made up for.
-- 2004  国务院办公厅关于2004年部分节假日安排的通知 (Wikisource)
-- 2026  国务院办公厅关于2026年部分节假日安排的通知 of 4 November 2025 (Xinhua, politics.gmw.cn/2025-11/04/content_38391083.htm)
with arrangement (kind, first, last, name_zh, name_en, source) as (values
    ('OFF',  date '2003-01-01', date '2003-01-01', '元旦', 'New Year''s Day', '国务院办公厅关于2003年部分节假日休息安排的通知'),
    ('OFF',  date '2003-02-01', date '2003-02-07', '春节', 'Spring Festival', '国务院办公厅关于2003年部分节假日休息安排的通知'),
    ('WORK', date '2003-02-08', date '2003-02-09', '春节调休上班', 'Make-up day, Spring Festival', '国务院办公厅关于2003年部分节假日休息安排的通知'),
    ('OFF',  date '2003-05-01', date '2003-05-05', '劳动节', 'Labour Day', '国务院办公厅关于2003年“五一”放假调休安排的通知（2003-04-21）'),
    ('WORK', date '2003-09-27', date '2003-09-28', '国庆节调休上班', 'Make-up day, National Day', '国务院办公厅关于2003年部分节假日休息安排的通知'),
    ('OFF',  date '2003-10-01', date '2003-10-07', '国庆节', 'National Day', '国务院办公厅关于2003年部分节假日休息安排的通知'),

    ('OFF',  date '2004-01-01', date '2004-01-01', '元旦', 'New Year''s Day', '国务院办公厅关于2004年部分节假日安排的通知'),
    ('WORK', date '2004-01-17', date '2004-01-18', '春节调休上班', 'Make-up day, Spring Festival', '国务院办公厅关于2004年部分节假日安排的通知'),
    ('OFF',  date '2004-01-22', date '2004-01-28', '春节', 'Spring Festival', '国务院办公厅关于2004年部分节假日安排的通知'),
    ('OFF',  date '2004-05-01', date '2004-05-07', '劳动节', 'Labour Day', '国务院办公厅关于2004年部分节假日安排的通知'),
    ('WORK', date '2004-05-08', date '2004-05-09', '劳动节调休上班', 'Make-up day, Labour Day', '国务院办公厅关于2004年部分节假日安排的通知'),
    ('OFF',  date '2004-10-01', date '2004-10-07', '国庆节', 'National Day', '国务院办公厅关于2004年部分节假日安排的通知'),
    ('WORK', date '2004-10-09', date '2004-10-10', '国庆节调休上班', 'Make-up day, National Day', '国务院办公厅关于2004年部分节假日安排的通知'),

    ('OFF',  date '2026-01-01', date '2026-01-03', '元旦', 'New Year''s Day', '国务院办公厅关于2026年部分节假日安排的通知（2025-11-04）'),
    ('WORK', date '2026-01-04', date '2026-01-04', '元旦调休上班', 'Make-up day, New Year', '国务院办公厅关于2026年部分节假日安排的通知（2025-11-04）'),
    ('WORK', date '2026-02-14', date '2026-02-14', '春节调休上班', 'Make-up day, Spring Festival', '国务院办公厅关于2026年部分节假日安排的通知（2025-11-04）'),
    ('OFF',  date '2026-02-15', date '2026-02-23', '春节', 'Spring Festival', '国务院办公厅关于2026年部分节假日安排的通知（2025-11-04）'),
    ('WORK', date '2026-02-28', date '2026-02-28', '春节调休上班', 'Make-up day, Spring Festival', '国务院办公厅关于2026年部分节假日安排的通知（2025-11-04）'),
    ('OFF',  date '2026-04-04', date '2026-04-06', '清明节', 'Qingming Festival', '国务院办公厅关于2026年部分节假日安排的通知（2025-11-04）'),
    ('OFF',  date '2026-05-01', date '2026-05-05', '劳动节', 'Labour Day', '国务院办公厅关于2026年部分节假日安排的通知（2025-11-04）'),
    ('WORK', date '2026-05-09', date '2026-05-09', '劳动节调休上班', 'Make-up day, Labour Day', '国务院办公厅关于2026年部分节假日安排的通知（2025-11-04）'),
    ('OFF',  date '2026-06-19', date '2026-06-21', '端午节', 'Dragon Boat Festival', '国务院办公厅关于2026年部分节假日安排的通知（2025-11-04）'),
    ('WORK', date '2026-09-20', date '2026-09-20', '国庆节调休上班', 'Make-up day, National Day', '国务院办公厅关于2026年部分节假日安排的通知（2025-11-04）'),
    ('OFF',  date '2026-09-25', date '2026-09-27', '中秋节', 'Mid-Autumn Festival', '国务院办公厅关于2026年部分节假日安排的通知（2025-11-04）'),
    ('OFF',  date '2026-10-01', date '2026-10-07', '国庆节', 'National Day', '国务院办公厅关于2026年部分节假日安排的通知（2025-11-04）'),
    ('WORK', date '2026-10-10', date '2026-10-10', '国庆节调休上班', 'Make-up day, National Day', '国务院办公厅关于2026年部分节假日安排的通知（2025-11-04）')
)
insert into platform.holiday (country, day, kind, name_zh, name_en, source)
select 'CN', day::date, kind, name_zh, name_en, source
from arrangement, generate_series(first, last, interval '1 day') as day;
