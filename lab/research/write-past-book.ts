// Writes the simulated past books as data folders, one a segment, for `npm run risk -- train`: of merchants that live
// alone (`--loans`), and of firms that trade with each other, with their relations (`--clusters`).
//   node lab/research/write-past-book.ts --seed N [--loans N] [--clusters N] --out DIR
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { clusterFolder, clusterSegments, readDecisions } from './cluster-book.ts';
import { startProgress } from './progress.ts';
import { type Case, candidatesOf, readCases, splitByTime } from './study.ts';

const USAGE = 'write-past-book.ts --seed N [--loans N] [--clusters N] --out DIR';
const folders = { onlineSeller: 'online-seller', shop: 'shop' } as const;

interface Options {
  readonly seed: number;
  /** 0: none of that kind. */
  readonly loans: number;
  readonly clusters: number;
  readonly out: string;
}

/** The options, or the one line that says what is wrong with them. */
function readOptions(args: readonly string[]): Options | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        ...{ seed: { type: 'string' }, loans: { type: 'string' }, clusters: { type: 'string' } },
        out: { type: 'string' },
      },
    });
    const { seed = '', loans = '0', clusters = '0', out } = values;
    if (!/^\d{1,9}$/.test(seed)) return '--seed must be a whole number';
    if (!/^\d{1,7}$/.test(loans) || (Number(loans) > 0 && Number(loans) < 1000)) {
      return '--loans must be a whole number, at least 1000';
    }
    if (!/^\d{1,5}$/.test(clusters) || (Number(clusters) > 0 && Number(clusters) < 50)) {
      return '--clusters must be a whole number, at least 50';
    }
    if (Number(loans) + Number(clusters) === 0) return '--loans or --clusters is missing';
    return out
      ? { seed: Number(seed), loans: Number(loans), clusters: Number(clusters), out }
      : '--out must name a folder';
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
  const { seed, loans, clusters, out } = options;
  if (loans > 0) {
    const cases = readCases({ seed, loans, onProgress: startProgress('past book') });
    for (const segment of ['onlineSeller', 'shop'] as const) {
      writeFolder(join(out, folders[segment]), toFolder(segment, cases));
    }
  }
  if (clusters > 0) {
    const onProgress = startProgress('clusters');
    const decisions = readDecisions({ seed, clusters, onProgress });
    for (const segment of clusterSegments) {
      writeFolder(join(out, segment), clusterFolder(segment, decisions));
    }
  }
  return 0;
}

function writeFolder(folder: string, files: Readonly<Record<string, string>>): void {
  mkdirSync(folder, { recursive: true });
  const about = { 'about.json': '{"provenance":"simulated"}\n' };
  for (const [name, text] of Object.entries({ ...files, ...about })) {
    writeFileSync(join(folder, name), text);
  }
  process.stdout.write(`${folder}\n`);
}

if (import.meta.main) process.exitCode = main();
