-- What nobody could place is told of again by the statement after the advice; it is one and the same money.
create index rows_told_before on debit.row (bank_ref) where kind = 'CREDIT' and note in ('unplaced', 'placed', 'aside');
