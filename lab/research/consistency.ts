// How well each feature alone tells the economy's cheats, who place fake orders, from honest sellers.
//   node lab/research/consistency.ts --seed N --sellers N [--json]
import { parseArgs } from 'node:util';
import {
  computeFeatures,
  definitionsFor,
  type FeatureEvent,
  type FeatureSource,
} from '@open310/server/features';
import { type Instant, instant } from '@open310/server/kernel';
import { bootstrap, computeAuc } from '@open310/server/risk';
import {
  growMerchant,
  type Holdings,
  holdingsOf,
  type Merchant,
  toEvents,
} from '../economy/index.ts';
import { startProgress } from './progress.ts';
import { round } from './study.ts';

const DAY = 86_400_000;
const DAYS = 90; // What Taobao keeps.
const USAGE = 'consistency.ts --seed N --sellers N [--json]';
const connected: ReadonlySet<FeatureSource> = new Set([
  ...(['taobao', 'alipay', 'kuaidi100', 'ali1688', 'nuonuo', 'statement'] as const),
]);
/** Features that a cheat's fakes should move; all others are told beside them. */
const meant = /^match\.|circular|top_buyers|night|dispatched|largest_buyer|address|device/;

/** What a buyer of the ring is called in the records; partners see an id like any other. */
const FAKE = /R\d{7}$/;

interface Seller {
  readonly cheats: boolean;
  readonly fakeShare: number;
  readonly values: ReadonlyMap<string, bigint | null>;
}

function readOptions(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        seed: { type: 'string', default: '310' },
        sellers: { type: 'string', default: '400' },
        json: { type: 'boolean', default: false },
      },
    });
    if (!/^\d{1,9}$/.test(values.seed)) return '--seed must be a whole number';
    if (!/^\d{1,5}$/.test(values.sellers) || Number(values.sellers) < 20) {
      return '--sellers must be a whole number, 20 to 99999';
    }
    return { seed: Number(values.seed), sellers: Number(values.sellers), json: values.json };
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  }
}

/** One seller as a decision would see it, with what only the economy knows. */
export function readSeller(o: { seed: number; index: number; to: Instant }): Seller {
  const span = { from: instant(o.to - DAYS * DAY), to: o.to };
  const life = { seed: o.seed, index: o.index, segment: 'onlineSeller', ...span } as const;
  const merchant = growMerchant(life);
  const events = [
    // Devices are what a platform itself, or a bureau in its stead, can tell; its open interface does not.
    ...toEvents(merchant, { borrowerId: merchant.id, blind: (text) => text, tellsDevices: true }),
    ...heldEvents(merchant, holdingsOf(merchant, life)),
  ] as FeatureEvent[];
  const definitions = definitionsFor('onlineSeller');
  const known = events.map((e) => ({ ...e, recordedAt: instant(o.to - 1) }));
  const snapshot = computeFeatures(known, { asOf: o.to, connected, definitions });
  const fakes = merchant.trades.filter(({ buyer }) => FAKE.test(buyer)).length;
  return {
    cheats: fakes > 0,
    fakeShare: fakes / Math.max(merchant.trades.length, 1),
    values: new Map(Object.entries(snapshot).map(([name, { value }]) => [name, value])),
  };
}

/** What connectors of other partners read of the same business: parcels, purchases, invoices, the bank. */
function heldEvents(merchant: Merchant, held: Holdings): object[] {
  const me = held.firm;
  const at = (occurredAt: Instant, source: FeatureSource, kind: string, data: object) => ({
    ...{ occurredAt, source, kind, data },
  });
  const own = new Set(merchant.trades.map(({ tid }) => tid));
  const parcels = held.parcels
    .filter(({ orderId }) => own.has(orderId))
    .flatMap(({ parcelNo, carrier, orderId, steps }) => {
      const [first] = steps;
      if (!first) return [];
      const told = steps.filter(({ what }) => what !== 'transit');
      return [
        at(first.at, 'taobao', 'order.shipped', { orderId, carrier, parcelNo }),
        ...told.map(({ at: t, what }) =>
          at(t, 'kuaidi100', `parcel.${what}`, { parcelNo, carrier }),
        ),
      ];
    });
  const purchases = held.wholesale.map(({ id, paidAt, total, seller, lines }) =>
    at(paidAt, 'ali1688', 'purchase.paid', {
      ...{ orderId: id, amountFen: total, seller: seller.key, itemCount: lines.length },
    }),
  );
  const invoices = held.invoices.map((i) => {
    const sold = i.seller.key === me.key;
    const other = sold ? { buyer: i.buyer.key } : { seller: i.seller.key };
    const data = {
      invoiceNo: i.number,
      amountFen: i.total,
      taxFen: i.tax,
      redOf: i.redOf,
      goods: null,
    };
    return at(i.issuedAt, 'nuonuo', sold ? 'invoice.issued' : 'invoice.received', {
      ...data,
      ...other,
    });
  });
  const bank = held.bank.lines.map(({ id, at: t, amount, balance, counterparty }) => {
    const base = {
      entryId: id,
      amountFen: amount < 0n ? -amount : amount,
      balanceAfterFen: balance,
    };
    return amount > 0n
      ? at(t, 'statement', 'bank.received', { ...base, payer: counterparty.key })
      : at(t, 'statement', 'bank.paid', { ...base, payee: counterparty.key });
  });
  return [...parcels, ...purchases, ...invoices, ...bank];
}

/** AUC of one feature by itself, the way it points; a value that is not known stands in the middle. */
function powerOf(name: string, less: boolean, sellers: readonly Seller[], seed: number) {
  const told = sellers.flatMap(({ values, cheats }) => {
    const value = values.get(name);
    return value === null || value === undefined ? [] : [{ value: Number(value), cheats }];
  });
  const cases = told.map(({ value, cheats }) => ({ score: less ? value : -value, bad: cheats }));
  if (!cases.some((c) => c.bad) || cases.every((c) => c.bad)) return undefined;
  return { name, known: told.length, auc: bootstrap(cases, computeAuc, { seed, draws: 200 }) };
}

function main(): number {
  const o = readOptions(process.argv.slice(2));
  if (typeof o === 'string') {
    process.stderr.write(`${o}. Usage: ${USAGE}\n`);
    return 2;
  }
  const to = instant(Date.UTC(2026, 10, 27));
  const progress = startProgress('sellers');
  const sellers = Array.from({ length: o.sellers }, (_, index) => {
    progress(index + 1, o.sellers);
    return readSeller({ seed: o.seed, index, to });
  });
  const powers = definitionsFor('onlineSeller')
    .flatMap(
      ({ name, direction }) => powerOf(name, direction !== 'more_is_safer', sellers, o.seed) ?? [],
    )
    .sort((a, b) => Math.abs(b.auc.value - 0.5) - Math.abs(a.auc.value - 0.5));
  const cheats = sellers.filter((s) => s.cheats).length;
  const shown = powers.filter(({ name }) => meant.test(name));
  const others = powers.filter(({ name }) => !meant.test(name)).slice(0, 8);
  if (o.json) {
    process.stdout.write(`${JSON.stringify(round({ ...o, cheats, powers }))}\n`);
    return 0;
  }
  const say = (line: string) => process.stdout.write(`${line}\n`);
  say(
    `${o.sellers} sellers, ${cheats} of them with fake orders; AUC of each feature alone, 95 % interval`,
  );
  for (const [title, list] of [
    ['meant to tell cheats', shown],
    ['strongest of the others', others],
  ] as const) {
    say(title);
    for (const { name, known, auc } of list) {
      const [value, low, high] = [auc.value, auc.low, auc.high].map((n) => n.toFixed(3));
      say(`  ${name.padEnd(38)} ${value} [${low}, ${high}]  known of ${known}`);
    }
  }
  return 0;
}

if (process.argv[1] === import.meta.filename) process.exitCode = main();
