import {
  addDays,
  type BusinessDate,
  type Fen,
  fen,
  type Id,
  type Instant,
} from '../kernel/index.ts';
import { column, type Db, newId, type RowOf, row, type Tx, type Vault } from '../platform/index.ts';
import type { DayStatement, StatementLine } from '../rails/index.ts';
import { balanceOfChart } from './books.ts';

const Kept = row({
  onDay: column.date,
  rail: column.text,
  statementId: column.text,
  openingFen: column.fen,
  closingFen: column.fen,
  receivedAt: column.instant,
});
export type KeptStatement = RowOf<typeof Kept>;

export const findStatement = (db: Db, on: BusinessDate): Promise<KeptStatement | undefined> =>
  db.maybe(Kept)`
    select on_day, rail, statement_id, opening_fen, closing_fen, received_at
      from reconciliation.statements where on_day = ${on}`;

const Span = row({ first: column.nullable(column.date), last: column.nullable(column.date) });

/** The first and the last day whose statement is kept. */
export const findSpan = (db: Db) =>
  db.one(Span)`select min(on_day) as first, max(on_day) as last from reconciliation.statements`;

const bodyBoundTo = (on: BusinessDate): string => `reconciliation.statements.body:${on}`;
const toldBoundTo = (lineId: string): string => `reconciliation.lines.told:${lineId}`;
/** A keyed digest of an account, the same for lines and for what orders were for. */
export const accountIndex = (vault: Vault, accountNumber: string): string =>
  vault.blindIndex(accountNumber, 'reconciliation.lines.payer');

/** What a line tells beyond its numbers. */
export interface Told {
  readonly name: string | null;
  readonly accountNumber: string | null;
  readonly text: string | null;
}

const toldOf = ({ party, text }: StatementLine): Told => ({
  name: party?.name ?? null,
  accountNumber: party?.accountNumber ?? null,
  text,
});

interface NewLine {
  readonly id: Id<'line'>;
  readonly n: number;
  readonly direction: 'in' | 'out';
  readonly amount: Fen;
  readonly orderId: string | null;
  readonly railRef: string;
  readonly code: string;
  readonly toldSealed: Uint8Array | null;
  readonly payerIndex: string | null;
}

const NOT_PROVIDED = 'NOTPROVIDED'; // ISO's word for an end-to-end id that nobody gave.

function sealLine(vault: Vault, line: StatementLine, n: number): NewLine {
  const id = newId('line');
  const told = toldOf(line);
  return {
    ...{ id, n, direction: line.direction, amount: line.amount, railRef: line.railRef },
    orderId: line.id === NOT_PROVIDED ? null : line.id,
    code: line.code,
    toldSealed: vault.seal(JSON.stringify(told), toldBoundTo(id)),
    payerIndex: told.accountNumber === null ? null : accountIndex(vault, told.accountNumber),
  };
}

/** The line between two balances that are not the same: 0, before the rail's own. */
async function lineBetween(tx: Tx, statement: DayStatement): Promise<NewLine[]> {
  const eve = addDays(statement.on, -1);
  const before = await findStatement(tx, eve);
  const was = before ? before.closingFen : await balanceOfChart(tx, eve);
  const by = statement.opening - was;
  if (by === 0n) return [];
  const direction = by > 0n ? 'in' : 'out';
  const amount = fen(by > 0n ? by : -by);
  const none = { orderId: null, toldSealed: null, payerIndex: null };
  return [
    { id: newId('line'), n: 0, direction, amount, railRef: 'OPBD', code: 'BALANCE', ...none },
  ];
}

const insertLines = (tx: Tx, on: BusinessDate, lines: readonly NewLine[]): Promise<number> =>
  tx.exec`
    insert into reconciliation.lines
           (id, on_day, n, direction, amount_fen, order_id, rail_ref, code, told_sealed, payer_index)
    select id, ${on}::date, n, direction, amount_fen, order_id, rail_ref, code,
           decode(told, 'hex'), payer_index
      from unnest(${lines.map((l) => l.id)}::text[], ${lines.map((l) => l.n)}::int[],
                  ${lines.map((l) => l.direction)}::text[], ${lines.map((l) => l.amount)}::bigint[],
                  ${lines.map((l) => l.orderId)}::text[], ${lines.map((l) => l.railRef)}::text[],
                  ${lines.map((l) => l.code)}::text[],
                  ${lines.map((l) => (l.toldSealed ? Buffer.from(l.toldSealed).toString('hex') : null))}::text[],
                  ${lines.map((l) => l.payerIndex)}::text[])
           as made (id, n, direction, amount_fen, order_id, rail_ref, code, told, payer_index)`;

/**
 * Keeps a day's statement, once: sealed as it came, its lines beside it. What is missing between its
 * opening balance and the closing one before (or, on the first day, the books) becomes line 0.
 * @returns `exists` when the day's statement is kept already: nothing was written.
 */
export async function keepStatement(
  tx: Tx,
  vault: Vault,
  rail: string,
  statement: DayStatement,
  at: Instant,
): Promise<'kept' | 'exists'> {
  const { on, id, opening, closing } = statement;
  const body = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(statement.body);
  const written = await tx.exec`
    insert into reconciliation.statements
           (on_day, rail, statement_id, opening_fen, closing_fen, body_sealed, signature, received_at)
    values (${on}, ${rail}, ${id}, ${opening}, ${closing},
            ${vault.seal(body, bodyBoundTo(on))}, ${statement.signature}, ${new Date(at)})
    on conflict do nothing`;
  if (written === 0) return 'exists';
  const told = statement.lines.map((line, i) => sealLine(vault, line, i + 1));
  await insertLines(tx, on, [...(await lineBetween(tx, statement)), ...told]);
  return 'kept';
}

const Body = row({ bodySealed: column.bytes });

/** The bytes of a kept statement, as text. */
export async function openStatement(
  db: Db,
  vault: Vault,
  on: BusinessDate,
): Promise<string | undefined> {
  const kept = await db.maybe(Body)`
    select body_sealed from reconciliation.statements where on_day = ${on}`;
  return kept && vault.open(kept.bodySealed, bodyBoundTo(on));
}

const nothing: Told = { name: null, accountNumber: null, text: null };

export const openTold = (vault: Vault, lineId: string, sealed: Uint8Array | null): Told =>
  sealed === null ? nothing : (JSON.parse(vault.open(sealed, toldBoundTo(lineId))) as Told);

export const insertAttempt = (
  db: Db,
  on: BusinessDate,
  code: string,
  at: Instant,
): Promise<number> =>
  db.exec`
    insert into reconciliation.attempts (on_day, attempted_at, code)
    values (${on}, ${new Date(at)}, ${code})`;
