import { parseArgs } from 'node:util';
import { openDatabase } from '../server/src/platform/index.ts';
import { arithmeticBench } from './bench/arithmetic.ts';
import { assessBench } from './bench/assess.ts';
import { endOfDayBench } from './bench/end-of-day.ts';
import { featuresBench } from './bench/features.ts';
import type { Figure } from './bench/figure.ts';
import { graphBench } from './bench/graph.ts';
import { type Bench, openGround } from './bench/ground.ts';
import { guideBench } from './bench/guide.ts';
import { ingestBench } from './bench/ingest.ts';
import { describeMachine, type Machine } from './bench/machine.ts';
import { moneyBench } from './bench/money.ts';
import { networkBench } from './bench/network.ts';
import { offerBench } from './bench/offer.ts';
import { papersBench } from './bench/papers.ts';
import { readyBench } from './bench/ready.ts';
import { searchBench } from './bench/search.ts';
import { statementsBench } from './bench/statements.ts';
import { tableOf } from './bench/table.ts';

// `npm run bench`: how fast, on this machine. Ratios where a machine's speed would blur the figure.
// It measures and judges nothing: a figure that misses what it must reach is printed as missed.

const benches: readonly Bench[] = [
  moneyBench,
  offerBench,
  guideBench,
  papersBench,
  assessBench,
  featuresBench,
  graphBench,
  networkBench,
  arithmeticBench,
  endOfDayBench,
  ingestBench,
  searchBench,
  statementsBench,
  readyBench,
];

const usage = `Usage: npm run bench [-- --only NAME --loans N --borrowers N --quick --json --table]
${benches.map((b) => `  ${b.name.padEnd(12)}${b.what}`).join('\n')}`;

class BadUsage extends Error {}

function readFlags() {
  try {
    const { values } = parseArgs({
      options: {
        only: { type: 'string', multiple: true, default: [] },
        loans: { type: 'string', default: '20000' },
        borrowers: { type: 'string', default: '10000' },
        quick: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        table: { type: 'boolean', default: false },
      },
    });
    const unknown = values.only.find((name) => !benches.some((bench) => bench.name === name));
    if (unknown !== undefined) throw new BadUsage(`--only: there is no bench ${unknown}`);
    const loans = Number(values.loans);
    if (!Number.isInteger(loans) || loans < 1 || loans > 1e7) {
      throw new BadUsage('--loans: a whole number from 1 to 10000000');
    }
    const borrowers = Number(values.borrowers);
    if (!Number.isInteger(borrowers) || borrowers < 1 || borrowers > 1e6) {
      throw new BadUsage('--borrowers: a whole number from 1 to 1000000');
    }
    return { ...values, loans, borrowers };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n${usage}\n`);
    process.exit(2);
  }
}

const flags = readFlags();
const ground = await openGround(process.env.DATABASE_URL);
const figures: Figure[] = [];
try {
  const db = openDatabase(await ground.database('facts'), { max: 1 });
  const machine = await describeMachine(db).finally(() => db.close());
  if (!flags.json) showMachine(machine);
  for (const bench of benches) {
    if (flags.only.length > 0 && !flags.only.includes(bench.name)) continue;
    const { quick, loans, borrowers } = flags;
    for (const figure of await bench.run({ ground, quick, loans, borrowers })) {
      figures.push(figure);
      if (!flags.json) showFigure(figure);
    }
    await ground.clear();
  }
  if (flags.table) process.stdout.write(`\n${tableOf(figures)}\n`);
  if (flags.json) {
    process.stdout.write(`${JSON.stringify({ machine, quick: flags.quick, figures }, null, 2)}\n`);
  }
} finally {
  await ground.close();
}

function showMachine(m: Machine): void {
  process.stdout.write(
    `${m.cores} cores (${m.cpu}), ${m.memoryGb} GB; Node ${m.node}, PostgreSQL ${m.postgres}, ` +
      `fsync ${m.fsync}; load before ${m.loadBefore.toFixed(2)}\n`,
  );
}

function showFigure({ name, reach, met, values }: Figure): void {
  const verdict = met === null ? '' : met ? '  reached' : '  MISSED';
  const lines = Object.entries(values).map(([key, value]) => `    ${key.padEnd(26)}${value}`);
  process.stdout.write(`\n${name}${verdict}\n`);
  if (reach !== null) process.stdout.write(`  to reach: ${reach}\n`);
  process.stdout.write(`${lines.join('\n')}\n`);
}
