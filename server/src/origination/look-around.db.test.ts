import { expect, test } from 'vitest';
import { testDatabase } from '../../../tests/db/database.ts';
import { relatedModel } from '../../../tests/models/related-model.ts';
import {
  findDecision,
  findSurroundings,
  replayDecision,
  type StoredDecision,
  scoreAgain,
  sealOf,
} from '../decision/index.ts';
import { instant } from '../kernel/index.ts';
import { listConsents, withdrawConsent } from '../party/index.ts';
import {
  listModelScores,
  registerModel,
  shipModel,
  takeModelStep,
  writeModel,
} from '../risk/index.ts';
import { withdrawApplication } from './apply.ts';
import { eraseData, exportData } from './data-rights.ts';
import { guideOf } from './guide.ts';
import { lookAround } from './look-around.ts';
import type { Place } from './nodes.ts';
import { application, apply, arrive, openRoom, runJourney } from './testing/room.ts';
import { waysOf } from './ways.ts';

// Borrowers of the scripted world share their customers: `payer-0` to `payer-59`.

const db = await testDatabase();
const room = openRoom(db);
const { deps } = room;
const model = await relatedModel({ segment: 'shop' });
const shadow = await relatedModel({ segment: 'shop', id: 'beside' });
const at = room.clock.now();

async function decided(days = 180): Promise<{ place: Place; decision: StoredDecision }> {
  const place = await apply(room, await arrive(room, { days }));
  await runJourney(room, place);
  room.clock.advance(60_000);
  const { decisionId } = await application(room, place);
  const decision = await findDecision(db, place.borrowerId, decisionId ?? expect.fail());
  return { place, decision: decision ?? expect.fail() };
}

const replay = async (stored: StoredDecision) =>
  replayDecision(stored, [...deps.scorecards.values()], await scoreAgain(db, stored));

test('behaviour: without a model that reads relations nobody looks at any', async () => {
  const { decision } = await decided();
  expect(decision.surroundings).toBeUndefined();
  expect(await findSurroundings(db, decision)).toBeUndefined();
});

test('error: a graph that is late or fails holds up nobody for the sake of models that decide nothing', async () => {
  const { borrowerId } = await apply(room, await arrive(room, { days: 30 }));
  const asOf = instant(room.clock.now());
  const graphs = {
    failing: () => Promise.reject(new Error('no graph')),
    late: () => new Promise<never>(() => {}),
  };
  for (const graph of Object.values(graphs)) {
    const look = (models: Parameters<typeof lookAround>[3]) =>
      db.tx((tx) => lookAround({ ...deps, graph }, tx, borrowerId, models, { asOf }));
    expect(await look({ champion: null, shadows: [model] })).toBeUndefined();
    expect(await look({ champion: null, shadows: [] })).toBeUndefined();
  }
  const { failing: graph } = graphs;
  const deciding = db.tx((tx) =>
    lookAround({ ...deps, graph }, tx, borrowerId, { champion: model, shadows: [] }, { asOf }),
  );
  await expect(deciding).rejects.toThrow('no graph');
});

test('behaviour: a network decides by a borrower’s relations as of now, and says what they did', async () => {
  expect(await db.tx((tx) => shipModel(tx, writeModel(model), { measures: null, at }))).toEqual({
    ...{ ok: true, value: 'champion' },
  });
  const first = await decided();
  const second = await decided(120);
  const kept = await findSurroundings(db, second.decision);
  const { nodes, edges } = kept?.surroundings ?? expect.fail('nothing is kept');
  expect(sealOf(kept?.surroundings ?? expect.fail()).digest).toBe(
    second.decision.surroundings?.digest,
  );
  expect(nodes[0]).toEqual({ name: second.place.borrowerId, hop: 0, known: null });
  expect(nodes.filter(({ hop }) => hop === 1).length).toBe(25); // Of sixty customers.
  expect(edges.map(({ relation }) => relation)).toContain('pays');
  const other = nodes.find(({ name }) => name === first.place.borrowerId);
  expect(other?.hop).toBe(2);
  const known = model.features.map(({ name }) => name);
  expect(Object.keys(other?.known ?? {}).every((name) => known.includes(name))).toBe(true);
  for (const [name, value] of Object.entries(other?.known ?? {})) {
    expect(first.decision.features[name]?.value).toBe(value);
  }
  const { model: score } = second.decision;
  const did = score?.relations?.find(({ relation }) => relation === 'pays:in');
  expect(did?.logitE6).toBeTypeOf('bigint');
  expect(did?.logitE6).not.toBe(0n);
  expect(await replay(second.decision)).toMatchObject({ ok: true });
  expect(await replay(first.decision)).toMatchObject({ ok: true });
});

test('behaviour: a shadow reads the same; what if, a guide and other ways decide alike', async () => {
  const told = { by: { id: 'staff_1', name: 'risk desk' }, reason: 'tried', at, measures: null };
  await db.tx(async (tx) => {
    await registerModel(tx, writeModel(shadow), told);
    await takeModelStep(tx, shadow.digest, { ...told, step: 'shadow' });
  });
  const { place, decision } = await decided();
  const [said] = await listModelScores(db, shadow.digest, 1);
  expect(said?.pdE9).toBe(decision.model?.pdE9); // It is the same model under another name.
  const ways = await waysOf(deps, place.borrowerId);
  expect(ways?.ways.find((way) => way.decided)?.pdE9).toBe(decision.model?.pdE9);
  const guide = await guideOf(deps, place);
  expect(guide?.limit).toBe(decision.outcome.limit);
});

test('behaviour: of one who took the consent back nothing is known, only that the relation is there', async () => {
  const { place } = await decided();
  for (const { id: consentId, borrowerId } of await listConsents(db, place.borrowerId)) {
    await withdrawConsent(db, { borrowerId, consentId, at: room.clock.now() });
  }
  room.clock.advance(1);
  const { decision } = await decided();
  const kept = await findSurroundings(db, decision);
  const other = kept?.surroundings.nodes.find(({ name }) => name === place.borrowerId);
  if (other) expect(other.known).toBeNull();
  expect(kept?.surroundings.nodes.some(({ known }) => known !== null)).toBe(true);
});

test('behaviour: a borrower is given nothing of others, and one who is forgotten is out of their records', async () => {
  const gone = await decided();
  const { place, decision } = await decided();
  const kept = await findSurroundings(db, decision);
  const near = kept?.surroundings.nodes.some(({ name }) => name === gone.place.borrowerId);
  expect(near).toBe(true);
  const given = JSON.stringify(await exportData(deps, place.borrowerId), (_, v) =>
    typeof v === 'bigint' ? String(v) : v,
  );
  for (const { name } of kept?.surroundings.nodes.slice(1) ?? []) {
    // Its own customers are its own facts; other borrowers are nobody's business.
    if (name.startsWith('borrower_')) expect(given).not.toContain(name);
  }
  await withdrawApplication(deps, gone.place);
  expect(await eraseData(deps, gone.place.borrowerId)).toMatchObject({ ok: true });
  const after = await findSurroundings(db, decision);
  expect(after?.isForgotten).toBe(true);
  expect(JSON.stringify(after?.surroundings.nodes.map(({ name }) => name))).not.toContain(
    gone.place.borrowerId,
  );
  expect(await replay(decision)).toEqual({ ok: false, error: { code: 'surroundings_forgotten' } });
});
