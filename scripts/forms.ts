import { parseArgs } from 'node:util';
import {
  type Compared,
  compareWays,
  type Mean,
  type Pair,
  type Person,
  peopleOf,
  type Walk,
  walkFixed,
  walkGuided,
} from '../lab/applicants/index.ts';
import { openProgress } from './progress.ts';
import { mapSome, withLender } from './with-lender.ts';

// `npm run forms`: the same simulated people apply by the fixed form and by the guided application, each to a
// lender of their own that knows nothing of them yet; what it takes them, with intervals.

const USAGE = 'Usage: npm run forms [-- --applicants N --seed N --json]';
const BOTH = { APPLICATION_FORMS: 'both' };
const BATCH = 240; // Whom one sandbox holds in memory at a time.
const NO_TAKINGS = 2_000_000n; // 20,000 yuan a month, where no partner tells any. Assumed.
const SEED_OF_SANDBOX = 310;

interface Options {
  readonly applicants: number;
  readonly seed: number;
  readonly json: boolean;
}

/** The options, or the one line that says what is wrong with them. */
function readOptions(): Options | string {
  try {
    const { values } = parseArgs({
      options: {
        applicants: { type: 'string', default: '2000' },
        seed: { type: 'string', default: '310' },
        json: { type: 'boolean', default: false },
      },
    });
    if (!/^[1-9]\d{0,5}$/.test(values.applicants)) return '--applicants must be a whole number';
    if (!/^\d{1,9}$/.test(values.seed)) return '--seed must be a whole number';
    return { applicants: Number(values.applicants), seed: Number(values.seed), json: values.json };
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  }
}

async function applyBoth(people: readonly Person[], step: () => void): Promise<Pair[]> {
  const counted = async (walk: Promise<Walk>) => {
    const done = await walk;
    step();
    return done;
  };
  const guided = await withLender(BOTH, (stack) =>
    mapSome(people, (person) => counted(walkGuided(stack.url, person))),
  );
  const fixed = await withLender(BOTH, (stack) =>
    mapSome(people, (person) => {
      const told = guided[people.indexOf(person)]?.monthTakings ?? NO_TAKINGS;
      return counted(walkFixed(stack, person, told));
    }),
  );
  return guided.map((one, i) => ({ guided: one, fixed: fixed[i] as Walk }));
}

async function main(): Promise<number> {
  const options = readOptions();
  if (typeof options === 'string') {
    process.stderr.write(`${options}. ${USAGE}\n`);
    return 2;
  }
  const { applicants, seed, json } = options;
  const progress = openProgress(2 * applicants, 'applications');
  const pairs: Pair[] = [];
  for (let from = 0; from < applicants; from += BATCH) {
    const n = Math.min(BATCH, applicants - from);
    const people = peopleOf({ seed: SEED_OF_SANDBOX, from: from + seed * 1_000, n });
    pairs.push(...(await applyBoth(people, () => progress.step())));
  }
  progress.end();
  const compared = compareWays(pairs, seed);
  if (json)
    process.stdout.write(`${JSON.stringify({ ...options, compared, ...splitOf(pairs) })}\n`);
  else show(pairs, compared);
  return 0;
}

/** By kind of business, and what was asked for ahead that would else have come after submitting. */
function splitOf(pairs: readonly Pair[]) {
  const segments = [...new Set(pairs.map(({ guided }) => guided.segment))];
  const mean = (all: readonly Pair[], of: (pair: Pair) => number) =>
    all.reduce((sum, pair) => sum + of(pair), 0) / all.length;
  return {
    askedBefore: mean(pairs, ({ guided }) => guided.askedBefore),
    bySegment: segments.map((segment) => {
      const own = pairs.filter(({ guided }) => guided.segment === segment);
      const offered = (walk: Walk) => (walk.outcome === 'offered' ? 1 : 0);
      return {
        ...{ segment, n: own.length },
        guidedOffered: mean(own, ({ guided }) => offered(guided)),
        fixedOffered: mean(own, ({ fixed }) => offered(fixed)),
        supplementsFixed: mean(own, ({ fixed }) => fixed.supplements),
        supplementsGuided: mean(own, ({ guided }) => guided.supplements),
        reasonsFixed: countReasons(own.map(({ fixed }) => fixed)),
        reasonsGuided: countReasons(own.map(({ guided }) => guided)),
      };
    }),
  };
}

function countReasons(walks: readonly Walk[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const code of walks.flatMap(({ reasons }) => reasons))
    counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

function show(pairs: readonly Pair[], compared: readonly Compared[]): void {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const text = ({ value, low, high }: Mean, digits: number, times = 1) =>
    `${(value * times).toFixed(digits)} [${(low * times).toFixed(digits)}, ${(high * times).toFixed(digits)}]`;
  say(`${pairs.length} applicants, each both ways; means and 95 % intervals`);
  say(`${''.padEnd(36)}${'fixed form'.padEnd(26)}${'guided'.padEnd(26)}saved, %`);
  for (const { name, unit, fixed, guided, saved } of compared) {
    const digits = unit === 'share' || unit === 'things' ? 3 : 1;
    say(
      `${`${name}, ${unit}`.padEnd(36)}${text(fixed, digits).padEnd(26)}${text(guided, digits).padEnd(26)}${saved ? text(saved, 0, 100) : '-'}`,
    );
  }
  const { askedBefore, bySegment } = splitOf(pairs);
  say(`\nGuided, asked for before submitting: ${askedBefore.toFixed(2)} things each.`);
  for (const s of bySegment) {
    const offered = `offered ${(100 * s.fixedOffered).toFixed(0)} % by the form, ${(100 * s.guidedOffered).toFixed(0)} % guided`;
    say(
      `  ${s.segment.padEnd(15)}${String(s.n).padStart(5)}  ${offered}; asked after: ${s.supplementsFixed.toFixed(2)}, ${s.supplementsGuided.toFixed(2)}`,
    );
    say(
      `    reasons, form: ${JSON.stringify(s.reasonsFixed)}  guided: ${JSON.stringify(s.reasonsGuided)}`,
    );
  }
}

process.exitCode = await main();
