import {
  addDays,
  type BusinessDate,
  type Fen,
  fen,
  shanghaiDay,
  shanghaiStamp,
} from '../../kernel/index.ts';
import type { DayKnown, DayStatement, RailStatement, StatementLine } from '../../rails/index.ts';
import { FileRefused, PartnerAnswerMalformed, PartnerUnavailable } from '../errors.ts';
import { ArchiveBudget, openArchive } from '../files/archive.ts';
import { Layout, type Line, momentOf, readSheet, yuanOf } from '../files/layout.ts';
import { readTable, type Table } from '../files/table.ts';
import { readText } from '../files/text.ts';
import type { PartnerDeps } from '../http.ts';
import { downloadBill } from './bill.ts';
import { type AlipayConfig, type AlipayGateway, alipayGateway } from './gateway.ts';
import { toOrderId } from './order-no.ts';

const BILL = 'alipay.fund-bill';
/** A bill is there at ten in the morning of the next day; what is not there at noon will not be. Assumed. */
const OUT_AT = '12:00:00';
/** So many days longer silence is not believed of a day on which the books paid out. Assumed: a weekend and a day. */
const DOUBT_DAYS = 3;
/** So far back the last movement is looked for, where nobody kept what the account held. Assumed. */
const QUIET_DAYS = 31;
const NAME = 'alipay';
const NOT_PROVIDED = 'NOTPROVIDED';

/** The lines of 账务明细, of which these columns are read; nobody confirmed their names. */
const layout = Layout.parse({
  id: 'alipay-fund-bill',
  needs: ['账务流水号', '账户余额（元）'],
  columns: {
    flow: ['账务流水号'],
    order: ['商户订单号'],
    day: ['发生时间'],
    party: ['对方账号'],
    cameIn: ['收入金额（+元）'],
    wentOut: ['支出金额（-元）'],
    balance: ['账户余额（元）'],
    kind: ['业务类型'],
    memo: ['备注'],
  },
});

interface Booked extends StatementLine {
  readonly balance: Fen;
}

const malformed = (where: string) => new PartnerAnswerMalformed('alipay', BILL, where);

function bookedOf(line: Line, on: BusinessDate): Booked {
  const at = shanghaiDay(momentOf(line, 'day'));
  const [cameIn, wentOut] = [yuanOf(line, 'cameIn') ?? 0n, yuanOf(line, 'wentOut') ?? 0n];
  const balance = yuanOf(line, 'balance');
  const [railRef, party, order] = [line.text('flow'), line.text('party'), line.text('order')];
  const out = wentOut < 0n ? -wentOut : wentOut; // Told with a minus, and read without one too.
  const isOne = cameIn > 0n !== out > 0n && cameIn >= 0n;
  if (at !== on || balance === null || railRef === null || !isOne) {
    throw new FileRefused('row_malformed', line.place);
  }
  return {
    id: order === null ? NOT_PROVIDED : toOrderId(order),
    direction: cameIn > 0n ? 'in' : 'out',
    amount: fen(cameIn > 0n ? cameIn : out),
    ...{ railRef, balance, bookedOn: on, code: line.text('kind') ?? '' },
    // The account is told with stars: it is no account to hold against one.
    party: party === null ? null : { name: party, accountNumber: null },
    text: line.text('memo'),
  };
}

const signed = ({ direction, amount }: StatementLine): bigint =>
  direction === 'in' ? amount : -amount;

/** What stands below the lines: how many went out and came in, and how much. Held against the lines. */
function checkTotals(table: Table, lines: readonly StatementLine[]): void {
  for (const [word, direction] of [
    ['支出', 'out'],
    ['收入', 'in'],
  ] as const) {
    const told = table.flat().find((cell) => cell.startsWith(`#${word}合计`));
    const read = /：(\d+)笔，共-?([\d.]+)元/.exec(told ?? '');
    const own = lines.filter((line) => line.direction === direction);
    const sum = own.reduce((all, { amount }) => all + amount, 0n);
    const isSame =
      read?.[1] === String(own.length) && BigInt((read[2] ?? '').replace('.', '')) === sum;
    if (!isSame) throw malformed(`${word}合计`);
  }
}

interface Bill {
  readonly lines: readonly Booked[];
  readonly text: string;
}

/** The lines of a day's bill, in the order in which their balances follow each other. */
function readBill(zip: Uint8Array, on: BusinessDate): Bill {
  try {
    const sheets = openArchive(zip, (name) => /\.csv$/i.test(name), new ArchiveBudget());
    for (const bytes of sheets.values()) {
      const bill = readSheetOf(bytes, on);
      if (bill) return bill;
    }
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    throw malformed(`${error.code} ${error.place ?? ''}`.trim());
  }
  throw malformed('(lines)');
}

/**
 * One sheet of a bill; `undefined`: one that only sums up. Payers write its remarks: whatever they wrote, the bill is
 * proved by its balances and sums. A remark that begins with a quote may be in quotes or not: what adds up was meant.
 */
function readSheetOf(bytes: Uint8Array, on: BusinessDate): Bill | undefined {
  const text = readText(bytes);
  const read = (quotes: 'read' | 'kept'): Bill | undefined => {
    const table = readTable('text', bytes, { quotes });
    const isLines = table.some((cells) => layout.needs.every((name) => cells.includes(name)));
    if (!isLines) return undefined;
    const sheet = readSheet(table, [layout], { formulas: 'kept' });
    const lines = sheet.lines.map((line) => bookedOf(line, on));
    checkTotals(table, lines);
    return { lines: placed(inTurn(lines), text), text };
  };
  try {
    return read('read');
  } catch (error) {
    try {
      return read('kept');
    } catch {
      throw error;
    }
  }
}

/** Lines with where each stands in the text: by the number that its row begins with, where no other row does. */
function placed(lines: readonly Booked[], text: string): Booked[] {
  const places = new Map<string, { readonly from: number; readonly to: number } | undefined>();
  let from = 0;
  for (const row of text.split('\n')) {
    const to = from + Buffer.byteLength(row.replace(/\r$/, ''));
    const number = /^[\s"'=]*(\w+)/.exec(row)?.[1];
    if (number !== undefined) places.set(number, places.has(number) ? undefined : { from, to });
    from += Buffer.byteLength(row) + 1;
  }
  return lines.map((line) => {
    const place = places.get(line.railRef);
    return place ? { ...line, place } : line;
  });
}

/** The oldest first or the newest first, as their balances say; a line that is missing shows in them. */
function inTurn(lines: Booked[]): Booked[] {
  const follows = (some: readonly Booked[]) =>
    some.every((line, i) => {
      const before = some[i - 1];
      return !before || before.balance + signed(line) === line.balance;
    });
  for (const some of [lines, lines.toReversed()]) if (follows(some)) return some;
  throw malformed('账户余额');
}

/**
 * What the account held when the day before `on` was over: as it was kept; else as the last bill of a month says.
 * `null`: nothing is known to have moved there ever. What it holds is not guessed: its first bill tells.
 */
async function balanceBefore(
  gateway: AlipayGateway,
  on: BusinessDate,
  known: DayKnown | undefined,
): Promise<Fen | null> {
  const kept = known?.before.get(NAME);
  if (kept !== undefined) return kept;
  for (let back = 1; back <= QUIET_DAYS; back += 1) {
    const day = addDays(on, -back);
    const zip = await downloadBill(gateway, { type: 'signcustomer', date: day });
    const last = zip && readBill(zip, day).lines.at(-1);
    if (last) return last.balance;
  }
  return null;
}

/**
 * The lender's own Alipay account day by day, from its bill (账务明细, a ZIP of CSV in GBK). The bill is not signed; the
 * answer that names its address is. A day without a movement has no bill, which is believed from noon of the next day on;
 * where the books paid out that day over Alipay (`paysOut`), three days later.
 * Throws `PartnerUnavailable` before that, `PartnerAnswerMalformed` when balances and sums do not add up.
 */
export function alipayStatement(
  config: AlipayConfig,
  deps: PartnerDeps,
  o: { readonly paysOut: boolean } = { paysOut: true },
): RailStatement {
  const gateway = alipayGateway(config, deps);
  const checkSilence = async (on: BusinessDate, known: DayKnown | undefined) => {
    const now = shanghaiStamp(deps.clock.now());
    const isBefore = (days: number) => now < `${addDays(on, days)} ${OUT_AT}`;
    const isDoubted = () => o.paysOut && isBefore(1 + DOUBT_DAYS) && known?.isPaidOut();
    if (isBefore(1) || (await isDoubted())) {
      throw new PartnerUnavailable('alipay', BILL, `the bill of ${on} is not out`);
    }
  };
  return {
    name: NAME,
    statement: async (on, known): Promise<DayStatement> => {
      const zip = await downloadBill(gateway, { type: 'signcustomer', date: on });
      if (zip === null) await checkSilence(on, known);
      const { lines, text }: Bill = zip ? readBill(zip, on) : { lines: [], text: '' };
      const [first, last] = [lines[0], lines.at(-1)];
      const opening = first
        ? fen(first.balance - signed(first))
        : await balanceBefore(gateway, on, known);
      const closing = last?.balance ?? opening;
      // The words for people to read, and behind them the file as it came.
      const kept = `${text}\n#zip ${Buffer.from(zip ?? []).toString('base64')}\n`;
      return {
        ...{ id: `alipay:${on}`, on, opening: opening ?? fen(0n), closing: closing ?? fen(0n) },
        rails: [{ rail: NAME, opening, closing }],
        lines: lines.map(({ balance: _, ...line }) => line),
        ...{ body: Buffer.from(kept), signature: '' },
      };
    },
  };
}
