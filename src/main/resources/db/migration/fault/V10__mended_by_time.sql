-- Each night what was mended that day is counted, to compare it with the callbacks it must have made.
create index fault_mended on fault.fault (mended_at) where mended_at is not null;
