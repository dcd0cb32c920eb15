// Writes the scorecards that are judged and not trained, with their cards, sealed like any other.
//   node lab/research/write-expert-cards.ts --out DIR
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { getDefinition } from '@open310/server/features';
import {
  DEFAULT_DEFINITION,
  type Scorecard,
  scorecardScale,
  sealScorecard,
  writeScorecard,
} from '@open310/server/risk';
import { type JudgedCard, type JudgedFeature, judgedCards } from './expert-cards.ts';
import { edge } from './model-card.ts';

const USAGE = 'write-expert-cards.ts --out DIR';
const bookOf = { every: 'whoever fills in a form', one: 'this segment' } as const;
const e3 = (points: number): bigint => BigInt(Math.round(points * 1_000));

/** The judged points as a scorecard; that nobody counted cases stands in its bins and in `training`. */
export function sealJudged({ id, segment, pdPpm, features }: JudgedCard): Scorecard {
  const odds = (1e6 - pdPpm) / pdPpm;
  const { points, oddsGoodToBad, pointsToDouble } = scorecardScale;
  const base = Number(points) + Number(pointsToDouble) * Math.log2(odds / Number(oddsGoodToBad));
  const of = segment === 'every' ? 'every' : 'one';
  const uncounted = { woePpm: 0, goods: 0, bads: 0 };
  return sealScorecard({
    format: 'open310.scorecard.1',
    ...{ id, version: 1, segment, defaultDefinition: DEFAULT_DEFINITION },
    scale: scorecardScale,
    basePointsE3: e3(base),
    calibration: { targetBadRatePpm: pdPpm, shiftPpm: 0 },
    features: features.map(({ name, below, from }) => ({
      ...{ name, version: getDefinition(name).version, weightPpm: 0, ivPpm: 0 },
      bins: [
        { from: null, pointsE3: e3(below), ...uncounted },
        ...from.map(([value, points]) => ({ from: value, pointsE3: e3(points), ...uncounted })),
      ],
      missing: { pointsE3: 0n, ...uncounted },
    })),
    training: { method: 'judged', source: `assumed: there is no past book of ${bookOf[of]}` },
  });
}

const rows = ({ name, below, from }: JudgedFeature): string => {
  const definition = getDefinition(name);
  const lines = [
    `| less | ${below} |`,
    ...from.map(([value, points]) => `| ${edge(value, definition)} and more | ${points} |`),
    '| not known | 0 |',
  ];
  return `### ${name} (v${definition.version})\n\n${definition.says.en}.\n\n| value | points |\n|---|---|\n${lines.join('\n')}`;
};

const cardOf = (judged: JudgedCard, { digest }: Scorecard): string => `# ${judged.id}

Scorecard for ${judged.segment === 'every' ? 'every segment' : `the segment \`${judged.segment}\``}, **judged and not trained**: there is no past book of such borrowers, real
or simulated, to train one on, and nothing of it was measured. Written by the command below; do not edit.

    node lab/research/write-expert-cards.ts --out server/models

Digest of the model file: \`${digest}\`

A borrower without points either way is taken to default at ${(judged.pdPpm / 10_000).toFixed(1)} % within 12 months (assumed); 20 points
double the odds. A lender with a book of its own trains one: \`npm run risk -- book\`, \`train\`.

## Points

${judged.features.map(rows).join('\n\n')}
`;

/** The folder, or the one line that says what is wrong. */
function readOut(args: readonly string[]): { readonly out: string } | string {
  try {
    const { values } = parseArgs({ args: [...args], options: { out: { type: 'string' } } });
    return values.out ? { out: values.out } : '--out must name a folder';
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  }
}

function main(): number {
  const options = readOut(process.argv.slice(2));
  if (typeof options === 'string') {
    process.stderr.write(`${options}. Usage: ${USAGE}\n`);
    return 2;
  }
  for (const judged of judgedCards) {
    const card = sealJudged(judged);
    const folder = join(options.out, judged.id);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'model.json'), writeScorecard(card));
    writeFileSync(join(folder, 'card.md'), cardOf(judged, card));
    process.stdout.write(`${folder}\n`);
  }
  return 0;
}

if (import.meta.main) process.exitCode = main();
