import type { BusinessDate } from '../kernel/index.ts';
import { column, type Db, row } from '../platform/index.ts';
import type { AccountCode } from './account.ts';

const MonthSum = row({ month: column.text, account: column.text, balanceFen: column.fen });

/**
 * What was booked on each of these accounts by month, up to and including `bookedOn`: debits less credits, unit fen.
 * For accounts of the lender: one of a loan each would be a long list.
 */
export const sumMonths = (db: Db, accounts: readonly AccountCode[], bookedOn: BusinessDate) =>
  db.many(MonthSum)`
    -- Served by the index lines_balance.
    select to_char(booked_on, 'YYYY-MM') as month, account,
           sum(case side when 'debit' then amount_fen else -amount_fen end)::bigint as balance_fen
      from ledger.lines
     where account = any (${accounts}::text[]) and booked_on <= ${bookedOn}
     group by 1, 2
     order by 1, 2`;
