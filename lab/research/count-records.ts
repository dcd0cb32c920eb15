import { parseArgs } from 'node:util';
import { addDays, businessDate, startOfDay } from '@open310/server/kernel';
import {
  type AnchorOrder,
  growCluster,
  growMerchant,
  type Holdings,
  holdingsOf,
} from '../economy/index.ts';
import { startProgress } from './progress.ts';

// `npm run count-records [-- --merchants 100 --clusters 60 --days 450 --json]`: how much partners hold of a
// business of the economy, on average of each kind.

const usage =
  'Usage: npm run count-records [-- --merchants N --clusters N --days N --seed N --json]';
const FROM = businessDate('2025-09-01');

type Counts = Record<string, number>;

function readFlags() {
  try {
    const number = (usual: string) => ({ type: 'string', default: usual }) as const;
    const { values } = parseArgs({
      options: {
        ...{ merchants: number('100'), clusters: number('60') },
        ...{ days: number('450'), seed: number('310') },
        json: { type: 'boolean', default: false },
      },
    });
    const { json, ...texts } = values;
    for (const [name, text] of Object.entries(texts)) {
      if (!/^[1-9]\d{0,4}$/.test(text)) throw new Error(`--${name}: a whole number above zero`);
    }
    const { merchants, clusters, days, seed } = texts;
    return {
      ...{ merchants: Number(merchants), clusters: Number(clusters) },
      ...{ days: Number(days), seed: Number(seed), json },
    };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n${usage}\n`);
    process.exit(2);
  }
}

const flags = readFlags();
const span = {
  seed: flags.seed,
  from: startOfDay(FROM),
  to: startOfDay(addDays(FROM, flags.days)),
};
const sums = new Map<string, { firms: number; counts: Counts }>();
const payables: AnchorOrder[] = [];

function add(who: string, holdings: Holdings): void {
  const sum = sums.get(who) ?? { firms: 0, counts: {} };
  sums.set(who, sum);
  sum.firms += 1;
  const { firm: _, bank, credit, ...lists } = holdings;
  const all = { ...lists, bankLines: bank.lines, debts: credit.debts, inquiries: credit.inquiries };
  for (const [name, list] of Object.entries(all)) {
    sum.counts[name] = (sum.counts[name] ?? 0) + list.length;
  }
}

const bar = startProgress('businesses');
const total = 2 * flags.merchants + flags.clusters;
let done = 0;
for (const segment of ['onlineSeller', 'shop'] as const) {
  for (let index = 0; index < flags.merchants; index += 1) {
    add(segment, holdingsOf(growMerchant({ ...span, index, segment }), span));
    bar(++done, total);
  }
}
for (let index = 0; index < flags.clusters; index += 1) {
  for (const { role, holdings } of growCluster({ ...span, index })) {
    add(role, holdings);
    if (role === 'anchor') payables.push(...holdings.anchorOrders);
  }
  bar(++done, total);
}

const kinds = [...sums].map(([who, { firms, counts }]) => ({
  who,
  firms,
  average: Object.fromEntries(
    Object.entries(counts)
      .filter(([, n]) => n > 0)
      .map(([name, n]) => [name, Number((n / firms).toPrecision(3))]),
  ),
}));
// A payable is paid when its payments add up to it, on the day of the last one.
const paid = payables.flatMap(({ payable }) => {
  const sum = payable?.payments.reduce((all, { amount }) => all + amount, 0n);
  const last = payable?.payments.at(-1);
  return payable && last && sum === payable.amount ? [{ dueOn: payable.dueOn, at: last.at }] : [];
});
const late = paid.filter(({ at, dueOn }) => at >= startOfDay(addDays(dueOn, 1)));
const told = { ...flags, from: FROM, kinds, payablesPaid: paid.length, ofThemLate: late.length };
if (flags.json) process.stdout.write(`${JSON.stringify(told, null, 2)}\n`);
else {
  for (const { who, firms, average } of kinds) {
    const parts = Object.entries(average).map(([name, n]) => `${name} ${n}`);
    process.stdout.write(`${who} (${firms}): ${parts.join(', ')}\n`);
  }
  process.stdout.write(`payables paid ${paid.length}, of them late ${late.length}\n`);
}
