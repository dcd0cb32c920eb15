import {
  addDays,
  type BusinessDate,
  type Fen,
  fen,
  shanghaiDay,
  shanghaiStamp,
} from '../../kernel/index.ts';
import type { DayStatement, RailStatement, StatementLine } from '../../rails/index.ts';
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
/** So far back the last movement is looked for on a day without any. Assumed. */
const QUIET_DAYS = 31;
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

/** The lines of a day's bill, in the order in which their balances follow each other. */
function readBill(zip: Uint8Array, on: BusinessDate): { lines: Booked[]; text: string } {
  try {
    const sheets = openArchive(zip, (name) => /\.csv$/i.test(name), new ArchiveBudget());
    for (const bytes of sheets.values()) {
      const table = readTable('text', bytes);
      const isLines = table.some((cells) => layout.needs.every((name) => cells.includes(name)));
      if (!isLines) continue; // A sheet that only sums up.
      const lines = readSheet(table, [layout]).lines.map((line) => bookedOf(line, on));
      checkTotals(table, lines);
      return { lines: inTurn(lines), text: readText(bytes) };
    }
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    throw malformed(`${error.code} ${error.place ?? ''}`.trim());
  }
  throw malformed('(lines)');
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

/** What the account held when the last day with a movement before `on` was over; nothing: 0. */
async function balanceBefore(gateway: AlipayGateway, on: BusinessDate): Promise<Fen> {
  for (let back = 1; back <= QUIET_DAYS; back += 1) {
    const day = addDays(on, -back);
    const zip = await downloadBill(gateway, { type: 'signcustomer', date: day });
    const last = zip && readBill(zip, day).lines.at(-1);
    if (last) return last.balance;
  }
  return fen(0n);
}

/**
 * The lender's own Alipay account day by day, from its bill (账务明细, a ZIP of CSV in GBK). The bill is not signed; the
 * answer that names its address is. A day without a movement has no bill, which is believed from noon of the next day on.
 * Throws `PartnerUnavailable` before that, `PartnerAnswerMalformed` when balances and sums do not add up.
 */
export function alipayStatement(config: AlipayConfig, deps: PartnerDeps): RailStatement {
  const gateway = alipayGateway(config, deps);
  return {
    name: 'alipay',
    statement: async (on): Promise<DayStatement> => {
      const now = shanghaiStamp(deps.clock.now());
      const zip = await downloadBill(gateway, { type: 'signcustomer', date: on });
      if (zip === null && now < `${addDays(on, 1)} ${OUT_AT}`) {
        throw new PartnerUnavailable('alipay', BILL, `the bill of ${on} is not out`);
      }
      const { lines, text } = zip ? readBill(zip, on) : { lines: [], text: '' };
      const [first, last] = [lines[0], lines.at(-1)];
      const opening = first ? fen(first.balance - signed(first)) : await balanceBefore(gateway, on);
      // The words for people to read, and behind them the file as it came.
      const kept = `${text}\n#zip ${Buffer.from(zip ?? []).toString('base64')}\n`;
      return {
        ...{ id: `alipay:${on}`, on, opening, closing: last?.balance ?? opening },
        lines: lines.map(({ balance: _, ...line }) => line),
        ...{ body: Buffer.from(kept), signature: '' },
      };
    },
  };
}
