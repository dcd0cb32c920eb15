import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createRandom } from '../lab/economy/index.ts';
import { looks, testLayouts, trainLayouts } from '../lab/papers/index.ts';
import { openReader, readingOf } from '../server/src/evidence/index.ts';
import { openLog } from '../server/src/platform/index.ts';
import { openBrowser } from '../tests/e2e/browser.ts';
import { openPapers } from './draw-paper.ts';
import { openProgress } from './progress.ts';

// `npm run papers`: papers drawn as files, scans and photos, read as a borrower's would be; how often the kind and
// each field come out right, on the layouts the reader was made by and on those that it has not seen.

const USAGE =
  'Usage: npm run papers [-- --each N --seed N --set train|test --look NAME --json --keep DIR]';
const TODAY = '2026-11-29'; // No paper here is of a later day.

interface Options {
  readonly each: number;
  readonly seed: number;
  readonly set: 'train' | 'test';
  readonly json: boolean;
  /** One way of coming alone; all where it is not told. */
  readonly look: string | undefined;
  readonly keep: string | undefined;
}

/** The options, or the one line that says what is wrong with them. */
function readOptions(): Options | string {
  try {
    const { values } = parseArgs({
      options: {
        each: { type: 'string', default: '10' },
        seed: { type: 'string', default: '310' },
        set: { type: 'string', default: 'test' },
        json: { type: 'boolean', default: false },
        keep: { type: 'string' },
        look: { type: 'string' },
      },
    });
    const { each, seed, set, json, keep, look } = values;
    if (!/^[1-9]\d{0,3}$/.test(each)) return '--each must be a whole number';
    if (!/^\d{1,9}$/.test(seed)) return '--seed must be a whole number';
    if (set !== 'train' && set !== 'test') return '--set must be train or test';
    const known = looks.map(({ id }) => id);
    if (look !== undefined && !known.includes(look)) return `--look must be of ${known.join(', ')}`;
    return { each: Number(each), seed: Number(seed), set, json, keep, look };
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  }
}

/** How one paper came out. */
interface Outcome {
  readonly kind: string;
  readonly look: string;
  readonly told: string;
  /** By field: right, wrong, or not found. */
  readonly fields: Readonly<Record<string, 'right' | 'wrong' | 'missing'>>;
  readonly ms: number;
}

async function measure(o: Options): Promise<Outcome[]> {
  const layouts = o.set === 'train' ? trainLayouts : testLayouts;
  const chosen = looks.filter(({ id }) => o.look === undefined || id === o.look);
  const progress = openProgress(layouts.length * chosen.length * o.each, 'papers');
  const reader = openReader(openLog('warn'));
  const browser = await openBrowser();
  const outcomes: Outcome[] = [];
  try {
    const papers = await openPapers(browser, o.set);
    for (const [i, layout] of layouts.entries()) {
      for (const look of chosen) {
        for (let n = 0; n < o.each; n += 1) {
          const random = createRandom(o.seed, o.set, i, look.id, n);
          const paper = layout(random);
          const file = await papers.draw(paper, look, random);
          if (o.keep !== undefined) keep(o.keep, `${paper.kind}-${i}-${look.id}-${n}`, file);
          const startedAt = performance.now();
          const format = look.quality === null ? 'pdf' : 'picture';
          const text = await reader.read({ bytes: file, format });
          const { kind, fields } = readingOf(text, TODAY);
          const told = kind?.id ?? 'other';
          const judged = Object.entries(paper.truth).map(([id, truth]) => {
            const value = fields[id]?.value;
            const verdict = value === undefined ? 'missing' : value === truth ? 'right' : 'wrong';
            if (o.keep !== undefined && verdict !== 'right') {
              process.stderr.write(
                `${paper.kind}-${i}-${look.id}-${n} ${id}: ${value} (${truth})\n`,
              );
            }
            return [id, verdict] as const;
          });
          if (o.keep !== undefined && told !== paper.kind) {
            process.stderr.write(`${paper.kind}-${i}-${look.id}-${n}: ${told}\n`);
          }
          const ms = performance.now() - startedAt;
          outcomes.push({
            kind: paper.kind,
            look: look.id,
            told,
            fields: Object.fromEntries(judged),
            ms,
          });
          progress.step();
        }
      }
    }
  } finally {
    progress.end();
    await browser.close();
    await reader.close();
  }
  return outcomes;
}

function keep(dir: string, name: string, bytes: Uint8Array): void {
  mkdirSync(dir, { recursive: true });
  const ending = Buffer.from(bytes.subarray(0, 4)).toString('latin1') === '%PDF' ? 'pdf' : 'jpg';
  writeFileSync(join(dir, `${name.replace(/ /g, '_')}.${ending}`), bytes);
}

/** A share with its 95 % interval. @source Wilson, 1927 */
function share(right: number, of: number): string {
  if (of === 0) return '–';
  const [z, p] = [1.96, right / of];
  const middle = (p + (z * z) / (2 * of)) / (1 + (z * z) / of);
  const half = (z / (1 + (z * z) / of)) * Math.sqrt((p * (1 - p)) / of + (z * z) / (4 * of * of));
  const percent = (x: number) => (100 * x).toFixed(1);
  return `${percent(p)} % [${percent(Math.max(0, middle - half))}, ${percent(Math.min(1, middle + half))}]`;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

interface Line {
  readonly name: string;
  readonly papers: number;
  readonly kind: string;
  readonly fields: string;
  readonly wrong: string;
  readonly ms: number;
}

function lineOf(name: string, of: readonly Outcome[]): Line {
  const verdicts = of.flatMap(({ fields }) => Object.values(fields));
  const count = (verdict: string) => verdicts.filter((one) => one === verdict).length;
  return {
    ...{ name, papers: of.length },
    kind: share(of.filter(({ kind, told }) => kind === told).length, of.length),
    fields: share(count('right'), verdicts.length),
    wrong: share(count('wrong'), verdicts.length),
    ms: Math.round(median(of.map(({ ms }) => ms))),
  };
}

function print(title: string, lines: readonly Line[]): void {
  process.stdout.write(
    `\n| ${title} | papers | kind right | fields right | fields wrong | median ms |\n`,
  );
  process.stdout.write('| --- | --- | --- | --- | --- | --- |\n');
  for (const { name, papers, kind, fields, wrong, ms } of lines) {
    process.stdout.write(`| ${name} | ${papers} | ${kind} | ${fields} | ${wrong} | ${ms} |\n`);
  }
}

async function main(): Promise<number> {
  const o = readOptions();
  if (typeof o === 'string') {
    process.stderr.write(`${o}. ${USAGE}\n`);
    return 2;
  }
  const outcomes = await measure(o);
  const by = (key: (one: Outcome) => string) =>
    [...new Set(outcomes.map(key))].map((name) =>
      lineOf(
        name,
        outcomes.filter((one) => key(one) === name),
      ),
    );
  const byLook = by(({ look }) => look);
  const byKind = by(({ kind }) => kind);
  if (o.json) {
    process.stdout.write(`${JSON.stringify({ set: o.set, byLook, byKind })}\n`);
    return 0;
  }
  process.stdout.write(`Layouts: ${o.set}. ${outcomes.length} papers, seed ${o.seed}.\n`);
  print('how it came', byLook);
  print('kind', byKind);
  return 0;
}

process.exitCode = await main();
