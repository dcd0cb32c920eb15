// Writes the simulated past book as data folders, one a segment, for `npm run risk -- train`.
//   node lab/research/write-past-book.ts --seed N --loans N --out DIR
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startProgress } from './progress.ts';
import { type Case, candidatesOf, readCases, splitByTime } from './study.ts';

const USAGE = 'write-past-book.ts --seed N --loans N --out DIR';
const folders = { onlineSeller: 'online-seller', shop: 'shop' } as const;

/** The options, or the one line that says what is wrong with them. */
function readOptions(
  args: readonly string[],
): { readonly seed: number; readonly loans: number; readonly out: string } | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { seed: { type: 'string' }, loans: { type: 'string' }, out: { type: 'string' } },
    });
    const { seed = '', loans = '', out } = values;
    if (!/^\d{1,9}$/.test(seed)) return '--seed must be a whole number';
    if (!/^\d{1,7}$/.test(loans) || Number(loans) < 1000) {
      return '--loans must be a whole number, at least 1000';
    }
    return out ? { seed: Number(seed), loans: Number(loans), out } : '--out must name a folder';
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  }
}

/**
 * Cases of a segment in the ready layout: a column a feature, by time of decision the first six tenths to
 * learn from, two to choose on, two to look at once.
 */
export function toFolder(
  segment: Case['segment'],
  all: readonly Case[],
): Readonly<Record<'nodes.csv' | 'labels.csv', string>> {
  const names = candidatesOf(segment);
  const nodes = [`id,${names.join(',')}`];
  const labels = ['id,label,split'];
  const split = splitByTime(all.filter((c) => c.segment === segment));
  for (const [name, cases] of Object.entries(split)) {
    for (const { features, bad } of cases) {
      const id = `loan-${nodes.length}`;
      nodes.push([id, ...names.map((feature) => features[feature]?.value ?? '')].join(','));
      labels.push(`${id},${bad ? 1 : 0},${name}`);
    }
  }
  return { 'nodes.csv': `${nodes.join('\n')}\n`, 'labels.csv': `${labels.join('\n')}\n` };
}

function main(): number {
  const options = readOptions(process.argv.slice(2));
  if (typeof options === 'string') {
    process.stderr.write(`${options}. Usage: ${USAGE}\n`);
    return 2;
  }
  const { seed, loans, out } = options;
  const cases = readCases({ seed, loans, onProgress: startProgress('past book') });
  for (const segment of ['onlineSeller', 'shop'] as const) {
    const folder = join(out, folders[segment]);
    mkdirSync(folder, { recursive: true });
    for (const [name, text] of Object.entries(toFolder(segment, cases))) {
      writeFileSync(join(folder, name), text);
    }
    process.stdout.write(`${folder}\n`);
  }
  return 0;
}

if (import.meta.main) process.exitCode = main();
