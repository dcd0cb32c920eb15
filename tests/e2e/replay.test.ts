import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { unwrap } from '@open310/sdk';
import { beforeAll, expect, test } from 'vitest';
import { root } from '../../scripts/stack/child.ts';
import {
  currentPolicy,
  type DecisionOutcome,
  decide,
  getProduct,
  lookUpDecision,
  type StoredDecision,
} from '../../server/src/decision/index.ts';
import type { FeatureSnapshot } from '../../server/src/features/index.ts';
import type { Id } from '../../server/src/kernel/index.ts';
import {
  assessModel,
  readModel,
  readScorecard,
  type SealedModel,
  scoreBorrower,
} from '../../server/src/risk/index.ts';
import { openLender, paidShop } from './lender.ts';

// A decision made by the system, made again from its record; and what its explanation says, tried.

const lender = await openLender({ LOG_LEVEL: 'warn' });
const models = join(root, 'server/models');

let shop: Awaited<ReturnType<typeof paidShop>>;
let record: StoredDecision;
let model: SealedModel;
beforeAll(async () => {
  shop = await paidShop(lender, 1);
  const found = await lookUpDecision(lender.db, shop.offer?.decisionId as Id<'decision'>);
  if (!found) throw new Error('no decision');
  record = found;
  const champion = await readModel(lender.db, record.model?.digest ?? '');
  if (!champion) throw new Error('no champion decided');
  model = champion;
});

/** The outcome of the record's input with `features` in place of its own. */
async function decideAgain(features: FeatureSnapshot): Promise<DecisionOutcome> {
  const product = getProduct(record.policyVersion, record.productId);
  return decide({
    product,
    policyVersion: record.policyVersion,
    asOf: record.asOf,
    features,
    score: scoreBorrower(readScorecard(models, product.scorecard), features),
    model: await assessModel(model, features),
    exposures: record.exposures,
  });
}

/** Runs a command on this Node. */
function run(
  script: string,
  ...args: string[]
): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [join(root, script), ...args], {
    env: { PATH: process.env.PATH ?? '', DATABASE_URL: lender.stack.databaseUrl },
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (data) => {
    said.out += String(data);
  });
  child.stderr.on('data', (data) => {
    said.err += String(data);
  });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, ...said })));
}

test('behaviour: the replay command gives the limit, the rate and every part that the borrower saw', async () => {
  const { offer, drawn, borrower } = shop;
  const replayed = await run('server/src/main/replay.ts', offer?.decisionId ?? '', '--json');
  expect(replayed).toMatchObject({ code: 0, err: '' });
  expect(JSON.parse(replayed.out)).toMatchObject({
    decisionId: offer?.decisionId,
    same: true,
    sameFeatures: true,
    differingFeatures: [],
    outcome: 'approve',
    limitFen: offer?.limitFen,
    annualRateE9: offer?.annualRateE9,
    parts: offer?.parts.map(({ reason, fen }) => ({ reason, fen })),
  });
  const params = { path: { id: drawn.facilityId } };
  const facility = await unwrap(borrower.api.GET('/api/borrower/facilities/{id}', { params }));
  expect([facility.limitFen, facility.annualRateE9]).toEqual([
    offer?.limitFen,
    offer?.annualRateE9,
  ]);
});

test('error: the replay of a decision that is not there, or of no id, ends with one line and code 2', async () => {
  const none = await run('server/src/main/replay.ts', `decision_${'0'.repeat(32)}`);
  expect(none).toMatchObject({
    code: 2,
    out: '',
    err: expect.stringContaining('There is no decision'),
  });
  expect(await run('server/src/main/replay.ts', 'loan_1')).toMatchObject({ code: 2, out: '' });
});

test('behaviour: the record decided again is the record', async () => {
  expect(record.policyVersion).toBe(currentPolicy.version);
  const again = await decideAgain(record.features);
  expect(again.parts).toEqual(record.outcome.parts);
  expect([again.limit, again.annualRate]).toEqual([
    record.outcome.limit,
    record.outcome.annualRate,
  ]);
});

test('behaviour: another value of one feature moves its own part and no other, by what the limit moves', async () => {
  const moved = new Set<string>();
  for (const part of record.outcome.parts) {
    const known = record.features[part.feature] ?? expect.fail(part.feature);
    const value = known.value ?? 0n;
    for (const other of [
      0n,
      1n,
      value / 2n,
      value * 2n,
      value * 5n + 7n,
      10n ** 7n,
      -value,
      null,
    ]) {
      const features = { ...record.features, [part.feature]: { ...known, value: other } };
      const { parts, computedLimit } = await decideAgain(features);
      for (const now of parts) {
        if (now.feature === part.feature) continue;
        expect([other, now]).toEqual([
          other,
          record.outcome.parts.find((one) => one.feature === now.feature),
        ]);
      }
      const mine = parts.find((one) => one.feature === part.feature) ?? expect.fail();
      expect(computedLimit - record.outcome.computedLimit).toBe(mine.fen - part.fen);
      if (mine.fen !== part.fen) moved.add(part.reason);
    }
  }
  expect([...moved].toSorted()).toEqual(record.outcome.parts.map((p) => p.reason).toSorted());
});
