import { expect, test } from 'vitest';
import { testDatabase } from '../../../tests/db/database.ts';
import { relatedModel } from '../../../tests/models/related-model.ts';
import { assessModel, type Surroundings, shipModel, writeModel } from '../risk/index.ts';
import { decide } from './decide.ts';
import { asOf, cardOf, healthy, idOf, recordOf } from './fixture.ts';
import { onlineSellerRevolving as seller } from './products/online-seller-revolving.ts';
import { replayDecision } from './replay.ts';
import { scoreAgain } from './score-again.ts';
import { findDecision, saveDecision } from './store.ts';
import { findSurroundings, forgetNeighbour, sealOf } from './surroundings.ts';

const db = await testDatabase();
const model = await relatedModel({ segment: 'onlineSeller' });
await db.tx((tx) => shipModel(tx, writeModel(model), { measures: null, at: asOf }));
const neighbour = idOf('borrower', 7);
const values = Object.fromEntries(model.features.map(({ name }, i) => [name, BigInt(i * 1_000)]));

const around = (owner: string): Surroundings => ({
  nodes: [
    { name: owner, hop: 0, known: null },
    { name: 'customer-1', hop: 1, known: null },
    { name: neighbour, hop: 2, known: values },
  ],
  edges: [
    { from: 1, to: 0, relation: 'pays', weightFen: 12_345_678_901_234_567_890n },
    { from: 1, to: 2, relation: 'pays', weightFen: 1n },
  ],
});

async function saved(n: number) {
  const plain = recordOf(seller, healthy(seller), n);
  const surroundings = around(plain.borrowerId);
  const score = await assessModel(model, plain.features, surroundings);
  const { product, policyVersion, features, exposures } = {
    ...{ product: seller, ...plain },
  };
  const outcome = decide({
    ...{ product, policyVersion, asOf, features, exposures, score: plain.score, model: score },
  });
  const record = { ...plain, model: score, surroundings: sealOf(surroundings), outcome };
  await db.tx((tx) => saveDecision(tx, record, surroundings));
  expect(await db.tx((tx) => saveDecision(tx, record, surroundings))).toBe('exists');
  const stored = await findDecision(db, record.borrowerId, record.id);
  return { stored: stored ?? expect.fail(), surroundings, record };
}

const replay = async (stored: Awaited<ReturnType<typeof saved>>['stored']) =>
  replayDecision(stored, [cardOf(seller)], await scoreAgain(db, stored));

test('behaviour: what was around is kept beside the record, and the decision replays from both', async () => {
  const { stored, surroundings } = await saved(1);
  expect(await findSurroundings(db, stored)).toEqual({ surroundings, isForgotten: false });
  expect(JSON.stringify(stored.surroundings)).not.toContain(neighbour);
  expect(await replay(stored)).toMatchObject({ ok: true });
});

test('behaviour: a neighbour that is forgotten is gone from every record, and these do not replay', async () => {
  const [one, two] = [await saved(2), await saved(3)];
  expect(await db.tx((tx) => forgetNeighbour(tx, neighbour))).toBe(3); // With the first test's.
  expect(await db.tx((tx) => forgetNeighbour(tx, neighbour))).toBe(0);
  for (const { stored } of [one, two]) {
    const kept = await findSurroundings(db, stored);
    expect(kept?.isForgotten).toBe(true);
    expect(kept?.surroundings.nodes[2]).toEqual({ name: '', hop: 2, known: null });
    expect(await replay(stored)).toEqual({
      ...{ ok: false, error: { code: 'surroundings_forgotten' } },
    });
  }
});

test('error: surroundings that are not those of the record are no replay, and none is saved with others', async () => {
  const { stored, record, surroundings } = await saved(4);
  await db.exec`
    update decision.neighbours set hop = 1
     where borrower_id = ${stored.borrowerId} and decision_id = ${stored.id} and place = 2`;
  expect(await replay(stored)).toEqual({ ok: false, error: { code: 'surroundings_missing' } });
  const others = { ...surroundings, edges: [] };
  await expect(db.tx((tx) => saveDecision(tx, record, others))).rejects.toThrow('other');
});
