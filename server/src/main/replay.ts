import { parseArgs } from 'node:util';
import { lookUpDecision, replayDecision, scoreAgain } from '../decision/index.ts';
import { listEvents } from '../events/index.ts';
import { computeFeatures, type FeatureSnapshot } from '../features/index.ts';
import { canonicalJson, type Id, parseId } from '../kernel/index.ts';
import { type Database, openDatabase } from '../platform/index.ts';
import { readScorecard } from '../risk/index.ts';

// `npm run replay -- DECISION_ID [--json]`: makes a decision again, from its record and from the
// facts, and says whether limit and rate come out the same to the fen.

const usage = 'Usage: npm run replay -- DECISION_ID [--json] [--models DIR]';

class BadUsage extends Error {}

function readFlags() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        models: { type: 'string', default: new URL('../../models', import.meta.url).pathname },
      },
    });
    const decisionId = parseId('decision', positionals[0] ?? '');
    if (!decisionId || positionals.length > 1) throw new BadUsage('one decision id is needed');
    return { ...values, decisionId };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n${usage}\n`);
    process.exit(2);
  }
}

/** What a replay found. */
interface Replayed {
  readonly decisionId: string;
  /** The record gives the same decision again. */
  readonly same: boolean;
  /** Features computed anew from the facts recorded before the decision equal the stored ones. */
  readonly sameFeatures: boolean;
  readonly differingFeatures: string[];
  readonly refusal: string | null;
  readonly outcome: string;
  readonly limitFen: string;
  readonly annualRateE9: string;
  readonly parts: { reason: string; fen: string }[];
  readonly stored: { readonly limitFen: string; readonly annualRateE9: string };
}

/** Replays a decision of `db`; `undefined` when it is not there. */
async function replay(
  db: Database,
  decisionId: Id<'decision'>,
  modelsDir: string,
): Promise<Replayed | undefined> {
  const stored = await lookUpDecision(db, decisionId);
  if (!stored) return undefined;
  const card = readScorecard(modelsDir, stored.score.modelId);
  const replayed = replayDecision(stored, [card], await scoreAgain(db, stored));
  const events = await listEvents(db, stored.borrowerId, { recordedBefore: stored.asOf });
  const features = computeFeatures(events, {
    asOf: stored.asOf,
    connected: new Set(stored.connected),
  });
  const differing = differences(stored.features, features);
  const outcome = replayed.ok ? replayed.value : stored.outcome;
  return {
    decisionId,
    same: replayed.ok,
    sameFeatures: differing.length === 0,
    differingFeatures: differing,
    refusal: replayed.ok ? null : replayed.error.code,
    outcome: outcome.outcome,
    limitFen: String(outcome.limit),
    annualRateE9: String(outcome.annualRate),
    parts: outcome.parts.map((part) => ({ reason: part.reason, fen: String(part.fen) })),
    stored: {
      limitFen: String(stored.outcome.limit),
      annualRateE9: String(stored.outcome.annualRate),
    },
  };
}

const differences = (stored: FeatureSnapshot, anew: FeatureSnapshot): string[] =>
  Object.keys(stored).filter((name) => canonicalJson(stored[name]) !== canonicalJson(anew[name]));

function show(found: Replayed): void {
  const yuan = (fen: string) => `${(Number(fen) / 100).toLocaleString('en')} yuan`;
  const lines = [
    `${found.decisionId}: ${found.outcome}`,
    `  limit ${yuan(found.limitFen)}, stored ${yuan(found.stored.limitFen)}`,
    `  rate  ${found.annualRateE9}, stored ${found.stored.annualRateE9} (parts per billion a year)`,
    ...found.parts.map((part) => `    ${part.reason.padEnd(20)} ${yuan(part.fen)}`),
    found.same ? '  The record gives the same decision.' : `  NOT THE SAME: ${found.refusal}`,
    found.sameFeatures
      ? '  The facts give the same features.'
      : `  FEATURES DIFFER: ${found.differingFeatures.join(', ')}`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

const flags = readFlags();
const url = process.env.DATABASE_URL;
if (url === undefined) {
  process.stderr.write('DATABASE_URL is not set.\n');
  process.exit(2);
}
const db = openDatabase(url, { max: 1 });
const found = await replay(db, flags.decisionId, flags.models);
await db.close();
if (!found) {
  process.stderr.write(`There is no decision ${flags.decisionId}.\n`);
  process.exit(2);
}
if (flags.json) process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
else show(found);
process.exit(found.same && found.sameFeatures ? 0 : 1);
