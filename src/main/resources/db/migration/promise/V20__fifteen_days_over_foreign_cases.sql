-- The fifteen days of the Chinese procedure laid over complaints that came elsewhere and earlier, so that imported cases of other
-- countries can be put through one clock. No regulator of that place asked for it: it is a measuring rod, not their law.
insert into promise.jurisdiction (code, parent, country, zone, hours, name_zh, name_en) values
    ('US-NYC-FIFTEEN', null, 'US', 'America/New_York', 'MON-FRI 09:00-17:00', '纽约（十五日时钟，仅供度量）', 'New York (the fifteen-day clock, as a measure only)');
insert into promise.rule (code, version, type, jurisdiction, setting, since, term_kind, term_amount, pay_kind, pay_basis_points,
                          excludes, kind, text_zh, text_en, source, confirmed) values
    ('US-NYC-FIFTEEN-DAYS', 1, 'COMPLAINT_ANSWER', 'US-NYC-FIFTEEN', 'ANY', '2000-01-01', 'CALENDAR_DAYS', 15, 'NONE', null, '{}', 'HOUSE',
     '十五日内答复（对导入的国外投诉作统一度量）。', 'Answered within 15 days (one measure for imported foreign complaints).', '内部度量 / a measure of this house', true);
