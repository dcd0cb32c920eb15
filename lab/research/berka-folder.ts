// Writes the loans of the PKDD'99 bank (shared data `berka`) as a data folder for `npm run risk`.
//   node lab/research/berka-folder.ts --from DIR --out DIR
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';

const USAGE = 'berka-folder.ts --from DIR --out DIR';

type Row = Readonly<Record<string, string>>;
interface Bank {
  readonly loans: readonly Row[];
  readonly accounts: ReadonlyMap<string, Row>;
  readonly districts: readonly Row[];
  /** By account: when cards were issued to those who dispose of it. */
  readonly cards: ReadonlyMap<string, readonly string[]>;
  /** By account: how many may dispose of it. */
  readonly disposers: ReadonlyMap<string, number>;
}

function readBank(folder: string): Bank {
  const read = (name: string): Row[] =>
    parse(gunzipSync(readFileSync(join(folder, `${name}.csv.gz`))), { columns: true }) as Row[];
  const dispositions = read('disposition');
  const accountOf = new Map(dispositions.map((d) => [d.disp_id, d.account_id ?? '']));
  const cards = Map.groupBy(read('card'), (card) => accountOf.get(card.disp_id) ?? '');
  const disposers = Map.groupBy(dispositions, (d) => d.account_id ?? '');
  return {
    loans: read('loan'),
    accounts: new Map(read('account').map((account) => [account.account_id ?? '', account])),
    districts: read('district'),
    cards: new Map([...cards].map(([id, all]) => [id, all.map((card) => card.issued ?? '')])),
    disposers: new Map([...disposers].map(([id, all]) => [id, all.length])),
  };
}

const DAY_MS = 86_400_000;
const days = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;
const own = ['amount', 'duration', 'payments', 'account_days', 'frequency', 'disposers', 'cards'];
const region = ['avg_salary', 'unemp_95', 'unemp_96', 'entrepreneurs_per_1000', 'urban_ratio'];

/**
 * The loans in the ready layout, by date of grant six tenths, two and two. Only what was known on that day: no
 * standing orders, which have no date, and no transactions, of which most are missing; nothing about the owner as
 * a person. A district is a node that its loans are related to.
 */
export function toFolder(
  bank: Bank,
): Readonly<Record<'nodes.csv' | 'labels.csv' | 'edges.csv', string>> {
  const nodes = [['id', 'type', ...own, ...region].join(',')];
  const [labels, edges] = [['id,label,split'], ['src,dst,relation']];
  for (const district of bank.districts) {
    const values = region.map((name) => district[name] ?? '');
    nodes.push([`d${district.district_id}`, 'district', ...own.map(() => ''), ...values].join(','));
  }
  const sorted = bank.loans.toSorted((a, b) => ((a.date ?? '') < (b.date ?? '') ? -1 : 1));
  for (const [i, loan] of sorted.entries()) {
    const { account_id: account = '', date = '', loan_id: id } = loan;
    const {
      date: openedOn = '',
      frequency,
      district_id: district,
    } = bank.accounts.get(account) ?? {};
    const cards = (bank.cards.get(account) ?? []).filter((issued) => issued < date).length;
    const values = [
      ...[loan.amount, loan.duration, loan.payments, days(openedOn, date), frequency],
      ...[bank.disposers.get(account) ?? 0, cards],
    ];
    nodes.push([`l${id}`, 'loan', ...values, ...region.map(() => '')].join(','));
    const place = i / sorted.length;
    labels.push(`l${id},${loan.label},${place < 0.6 ? 'train' : place < 0.8 ? 'valid' : 'test'}`);
    edges.push(`l${id},d${district},granted_in`);
  }
  const text = (lines: readonly string[]): string => `${lines.join('\n')}\n`;
  return { 'nodes.csv': text(nodes), 'labels.csv': text(labels), 'edges.csv': text(edges) };
}

function main(): number {
  const { values } = parseArgs({ options: { from: { type: 'string' }, out: { type: 'string' } } });
  const { from, out } = values;
  if (!from || !out || !existsSync(join(from, 'loan.csv.gz'))) {
    process.stderr.write(`--from must hold loan.csv.gz, --out name a folder. Usage: ${USAGE}\n`);
    return 2;
  }
  mkdirSync(out, { recursive: true });
  for (const [name, text] of Object.entries(toFolder(readBank(from)))) {
    writeFileSync(join(out, name), text);
  }
  process.stdout.write(`${out}\n`);
  return 0;
}

process.exitCode = main();
