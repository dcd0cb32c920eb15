import type { BusinessDate } from '../kernel/index.ts';
import { column, type Db, type RowOf, row } from '../platform/index.ts';

const LineRow = row({
  id: column.text,
  onDay: column.date,
  n: column.int,
  direction: column.oneOf('in', 'out'),
  amountFen: column.fen,
  orderId: column.nullable(column.text),
  railRef: column.text,
  code: column.text,
  toldSealed: column.nullable(column.bytes),
  payerIndex: column.nullable(column.text),
  fromByte: column.nullable(column.int),
  toByte: column.nullable(column.int),
});
export type KeptLine = RowOf<typeof LineRow>;

export const listLines = (db: Db, on: BusinessDate): Promise<KeptLine[]> =>
  db.many(LineRow)`select * from reconciliation.lines where on_day = ${on} order by n`;

export const findLines = (db: Db, ids: readonly string[]): Promise<KeptLine[]> =>
  db.many(LineRow)`select * from reconciliation.lines where id = any (${ids}::text[])`;
