import {
  addDays,
  type BusinessDate,
  type Fen,
  fen,
  type Id,
  type Instant,
} from '../kernel/index.ts';
import { column, type Db, newId, type RowOf, row, type Tx, type Vault } from '../platform/index.ts';
import { type DayStatement, type RailDay, railsOf, type StatementLine } from '../rails/index.ts';
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

const Held = row({ rail: column.text, closingFen: column.nullable(column.fen) });

/**
 * What each account held when a day was over, as it was stated; `null`: nothing had moved there ever. Nothing where no
 * statement of the day is kept, or one that does not tell its accounts apart.
 */
export const findClosings = async (
  db: Db,
  on: BusinessDate,
): Promise<ReadonlyMap<string, Fen | null>> =>
  new Map(
    (
      await db.many(Held)`
        select rail, closing_fen from reconciliation.rail_days where on_day = ${on}`
    ).map(({ rail, closingFen }) => [rail, closingFen]),
  );

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
  readonly place: StatementLine['place'] | null;
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
    place: line.place ?? null,
  };
}

/** A line that no rail told: balances that do not go on. */
function lineOf(n: 0 | -1, by: bigint): NewLine[] {
  if (by === 0n) return [];
  const direction = by > 0n ? 'in' : 'out';
  const amount = fen(by > 0n ? by : -by);
  const none = { orderId: null, toldSealed: null, payerIndex: null, place: null };
  return [{ id: newId('line'), n, direction, amount, railRef: 'OPBD', code: 'BALANCE', ...none }];
}

/**
 * The lines between the balances of two days that are not the same, before the rail's own. An account that was not told
 * of the day before begins, one that is not told of any more ends: neither is a gap.
 */
async function linesBetween(
  tx: Tx,
  { on, opening }: DayStatement,
  rails: readonly RailDay[],
): Promise<NewLine[]> {
  const eve = addDays(on, -1);
  const before = await findStatement(tx, eve);
  if (!before) return lineOf(0, opening - (await balanceOfChart(tx, eve)));
  const closings = await findClosings(tx, eve);
  if (closings.size === 0) {
    return lineOf(before.rail === nameOf(rails) ? 0 : -1, opening - before.closingFen);
  }
  let [gap, begun] = [0n, 0n];
  for (const { rail, opening: now } of rails) {
    const was = closings.get(rail) ?? null;
    if (was === null) begun += now ?? 0n;
    else gap += (now ?? 0n) - was;
  }
  const told = new Set(rails.map(({ rail }) => rail));
  for (const [rail, was] of closings) if (!told.has(rail)) begun -= was ?? 0n;
  return [...lineOf(-1, begun), ...lineOf(0, gap)];
}

const nameOf = (rails: readonly RailDay[]): string => rails.map(({ rail }) => rail).join('+');

const insertRails = (tx: Tx, on: BusinessDate, accounts: readonly RailDay[]): Promise<number> =>
  tx.exec`
    insert into reconciliation.rail_days (on_day, rail, opening_fen, closing_fen)
    select ${on}::date, *
      from unnest(${accounts.map(({ rail }) => rail)}::text[],
                  ${accounts.map(({ opening }) => opening)}::bigint[],
                  ${accounts.map(({ closing }) => closing)}::bigint[])`;

const insertLines = (tx: Tx, on: BusinessDate, lines: readonly NewLine[]): Promise<number> =>
  tx.exec`
    insert into reconciliation.lines
           (id, on_day, n, direction, amount_fen, order_id, rail_ref, code, told_sealed, payer_index,
            from_byte, to_byte)
    select id, ${on}::date, n, direction, amount_fen, order_id, rail_ref, code,
           decode(told, 'hex'), payer_index, from_byte, to_byte
      from unnest(${lines.map((l) => l.id)}::text[], ${lines.map((l) => l.n)}::int[],
                  ${lines.map((l) => l.direction)}::text[], ${lines.map((l) => l.amount)}::bigint[],
                  ${lines.map((l) => l.orderId)}::text[], ${lines.map((l) => l.railRef)}::text[],
                  ${lines.map((l) => l.code)}::text[],
                  ${lines.map((l) => (l.toldSealed ? Buffer.from(l.toldSealed).toString('hex') : null))}::text[],
                  ${lines.map((l) => l.payerIndex)}::text[],
                  ${lines.map((l) => l.place?.from ?? null)}::int[],
                  ${lines.map((l) => l.place?.to ?? null)}::int[])
           as made (id, n, direction, amount_fen, order_id, rail_ref, code, told, payer_index,
                    from_byte, to_byte)`;

/**
 * Keeps a day's statement, once: sealed as it came, its accounts and lines beside it. What is missing between its
 * opening balance and the closing one before (or, on the first day, the books) becomes line 0, what an account held
 * that begins or ends line -1.
 * @param name - Of the rail, where the statement does not name its accounts.
 * @returns `exists` when the day's statement is kept already: nothing was written.
 */
export async function keepStatement(
  tx: Tx,
  vault: Vault,
  name: string,
  statement: DayStatement,
  at: Instant,
): Promise<'kept' | 'exists'> {
  const { on, id, opening, closing } = statement;
  const rails = railsOf(name, statement);
  const body = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(statement.body);
  const written = await tx.exec`
    insert into reconciliation.statements
           (on_day, rail, statement_id, opening_fen, closing_fen, body_sealed, signature, received_at)
    values (${on}, ${nameOf(rails)}, ${id}, ${opening}, ${closing},
            ${vault.seal(body, bodyBoundTo(on))}, ${statement.signature}, ${new Date(at)})
    on conflict do nothing`;
  if (written === 0) return 'exists';
  const told = statement.lines.map((line, i) => sealLine(vault, line, i + 1));
  await insertRails(tx, on, rails);
  await insertLines(tx, on, [...(await linesBetween(tx, statement, rails)), ...told]);
  return 'kept';
}

const Body = row({ bodySealed: column.bytes });

/** The bytes of a kept statement, as text: UTF-8. */
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
