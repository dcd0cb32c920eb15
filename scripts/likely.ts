import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type FirstAsk, type Person, peopleOf, walkToFirstAsk } from '../lab/applicants/index.ts';
import {
  bootstrap,
  computeAuc,
  computeBrier,
  type HoldingsCase,
  type Likely,
  likelyOf,
  type Measured,
  trainLikely,
} from '../server/src/risk/index.ts';
import { openProgress } from './progress.ts';
import { mapSome, withLender } from './with-lender.ts';

// `npm run likely`: trains what a borrower could still give, on simulated applicants of a real lender, and measures
// it on others: how well it tells who holds what, and whether the first thing asked for is one that is there.

const USAGE = 'Usage: npm run likely [-- --people N --seed N --out DIR]';
const BATCH = 240;
const TEST_SHARE = 3; // Of each three batches the last is looked at once, and not learnt from.

interface Seen extends HoldingsCase {
  readonly asks: FirstAsk['asks'];
}

function readOptions(): { people: number; seed: number; out: string } | string {
  try {
    const { values } = parseArgs({
      options: {
        people: { type: 'string', default: '1440' },
        seed: { type: 'string', default: '7' },
        out: { type: 'string', default: 'server/models' },
      },
    });
    if (!/^[1-9]\d{2,5}$/.test(values.people))
      return '--people must be a whole number, 100 at least';
    if (!/^\d{1,5}$/.test(values.seed)) return '--seed must be a whole number, below 100000';
    return { people: Number(values.people), seed: Number(values.seed), out: values.out };
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  }
}

/** One applicant up to the first thing asked for, and what others hold of them. */
async function look(
  at: { readonly url: string; readonly sandboxUrl: string },
  person: Person,
): Promise<Seen | undefined> {
  const first: FirstAsk | undefined = await walkToFirstAsk(at.url, person);
  if (!first) return undefined;
  const answer = await fetch(`${at.sandboxUrl}/__control/holders?as=${person.key}`);
  const { holders } = (await answer.json()) as { holders: string[] };
  const { segment } = person;
  return {
    segment,
    events: first.events,
    limitYuan: first.limitYuan,
    holds: holders,
    asks: first.asks,
  };
}

/** What the first thing asked for brings: in the order of worth alone, and with what is likely in mind. */
function firstOf(likely: Likely, { asks, holds, ...early }: Seen) {
  const p = likelyOf(likely, early);
  const worth = [...asks].sort((a, b) => b.worthYuan - a.worthYuan)[0];
  const expected = (a: Seen['asks'][number]) => a.worthYuan * (p.get(a.source) ?? 0);
  const both = [...asks].sort((a, b) => expected(b) - expected(a))[0];
  const there = (one: typeof worth) => one !== undefined && holds.includes(one.source);
  const brings = (one: typeof worth) => (one && there(one) ? one.worthYuan : 0);
  return {
    before: { there: there(worth), yuan: brings(worth) },
    after: { there: there(both), yuan: brings(both) },
  };
}

const LEAST = 0.05; // As the guide leaves out (`server/src/origination/guide.ts`).

/** Of everything that is asked for: how much of it is there, and what the guide leaves out. */
function allAsked(likely: Likely, test: readonly Seen[]) {
  const asked = test.flatMap((one) => {
    const p = likelyOf(likely, one);
    return one.asks.map(({ source }) => ({
      kept: (p.get(source) ?? 1) >= LEAST,
      there: one.holds.includes(source),
    }));
  });
  const count = (of: (one: (typeof asked)[number]) => boolean) => asked.filter(of).length;
  return {
    asked: asked.length,
    there: count(({ there }) => there),
    kept: count(({ kept }) => kept),
    keptThere: count(({ kept, there }) => kept && there),
    lost: count(({ kept, there }) => !kept && there),
  };
}

const text = ({ value, low, high }: Measured) =>
  `${value.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]`;

function measure(likely: Likely, test: readonly Seen[]) {
  const sources = Object.keys(likely.sources).map((source) => {
    const cases = test.map((one) => ({
      score: likelyOf(likely, one).get(source) ?? 0,
      bad: one.holds.includes(source),
    }));
    const held = cases.filter(({ bad }) => bad).length;
    const both = held > 0 && held < cases.length;
    return {
      ...{ source, held: held / cases.length },
      auc: both ? bootstrap(cases, computeAuc, { seed: 310 }) : null,
      brier: computeBrier(cases),
      base: (held / cases.length) * (1 - held / cases.length),
    };
  });
  const asked = test.filter(({ asks }) => asks.length > 0).map((one) => firstOf(likely, one));
  const mean = (of: (one: (typeof asked)[number]) => number) =>
    asked.reduce((sum, one) => sum + of(one), 0) / asked.length;
  return {
    ...{ n: test.length, sources, asked: asked.length, all: allAsked(likely, test) },
    before: { there: mean((o) => Number(o.before.there)), yuan: mean((o) => o.before.yuan) },
    after: { there: mean((o) => Number(o.after.there)), yuan: mean((o) => o.after.yuan) },
  };
}

function cardOf(
  o: { seed: number; people: number; train: number; digest: string },
  m: ReturnType<typeof measure>,
): string {
  const rows = m.sources.map(({ source, held, auc, brier, base }) => {
    const told = auc ? text(auc) : 'all alike';
    return `| ${source} | ${(100 * held).toFixed(1)} | ${told} | ${brier.toFixed(4)} | ${base.toFixed(4)} |`;
  });
  return `# likely-v1

What a borrower could still give: for each source, how likely it holds anything of an applicant, by kind of
business, records told so far and the limit as it stands (\`server/src/risk/likely.ts\`). The guide asks first
for what is worth most times how likely it is there, and not at all for what hardly anybody of the kind has.
Written by the command below; do not edit.

    npm run likely -- --people ${o.people} --seed ${o.seed}

Digest of the model file: \`${o.digest}\`

Trained on ${o.train} simulated applicants of a running lender, measured on ${m.n} others, looked at once. Simulated: who
holds what is the economy's (\`lab/economy\`), and a lender trains its own on its own applicants.
The sandbox lives today, so the same command tells of other days tomorrow, and gives another file.

| source | held by, % | AUC [95 %] | Brier | Brier of the share alone |
|---|---|---|---|---|
${rows.join('\n')}

An AUC near 1 is the kind of business alone telling who has what; where it is lower, how much is known tells the rest.

Of ${m.asked} applicants who are asked for something, the first thing asked for was there for
${(100 * m.before.there).toFixed(1)} % in the order of worth alone (${m.before.yuan.toFixed(0)} yuan of limit each, as expected), and for ${(100 * m.after.there).toFixed(1)} % in the
order of worth times likelihood (${m.after.yuan.toFixed(0)} yuan). Of all ${m.all.asked} things asked for, ${m.all.there} are there; the guide leaves out
${m.all.asked - m.all.kept}, of which ${m.all.lost} were there, and of the ${m.all.kept} left ${((100 * m.all.keptThere) / m.all.kept).toFixed(1)} % are there, in place of ${((100 * m.all.there) / m.all.asked).toFixed(1)} %.
`;
}

async function main(): Promise<number> {
  const options = readOptions();
  if (typeof options === 'string') {
    process.stderr.write(`${options}. ${USAGE}\n`);
    return 2;
  }
  const { people, seed, out } = options;
  const progress = openProgress(people, 'applicants');
  const [train, test]: [Seen[], Seen[]] = [[], []];
  for (let from = 0, batch = 0; from < people; from += BATCH, batch += 1) {
    const n = Math.min(BATCH, people - from);
    const some = peopleOf({ seed: 310, from: from + 1_000_000 + seed * 10_000, n });
    const seen = await withLender({ ASK_BY: 'worth' }, (stack) =>
      mapSome(some, async (person) => {
        const one = await look(stack, person);
        progress.step();
        return one;
      }),
    );
    const known = seen.filter((one) => one !== undefined);
    (batch % TEST_SHARE === TEST_SHARE - 1 ? test : train).push(...known);
  }
  progress.end();
  const sources = [
    ...new Set(
      [...train, ...test].flatMap(({ asks, holds }) => [
        ...asks.map(({ source }) => source),
        ...holds,
      ]),
    ),
  ].sort();
  const command = `npm run likely -- --people ${people} --seed ${seed}`;
  const { text: file, likely } = trainLikely(train, sources, {
    command,
    cases: train.length,
  });
  const measured = measure(likely, test);
  const folder = join(out, 'likely-v1');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'model.json'), file);
  const card = cardOf({ seed, people, train: train.length, digest: likely.digest }, measured);
  writeFileSync(join(folder, 'card.md'), card);
  process.stdout.write(card);
  return 0;
}

process.exitCode = await main();
