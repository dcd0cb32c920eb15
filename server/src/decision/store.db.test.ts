import { expect, test } from 'vitest';
import { testDatabase } from '../../../tests/db/database.ts';
import { smallModel } from '../../../tests/models/small-model.ts';
import { fen, instant } from '../kernel/index.ts';
import { isSqlState } from '../platform/index.ts';
import { assessModel } from '../risk/index.ts';
import { decide } from './decide.ts';
import { cardOf, healthy, idOf, inputOf, products, recordOf } from './fixture.ts';
import { decisionIdOf, digestOf } from './record.ts';
import { replayDecision } from './replay.ts';
import { findDecision, getDecision, listApprovals, listDecisions, saveDecision } from './store.ts';

const db = await testDatabase();
const seller = products[0] ?? expect.fail();
const save = (record: ReturnType<typeof recordOf>) => db.tx((tx) => saveDecision(tx, record));

test('behaviour: a decision comes back as it was saved, and replays', async () => {
  const record = recordOf(seller, healthy(seller), 1);
  expect(await save(record)).toBe('saved');
  const stored = await getDecision(db, record.id);
  expect(stored).toEqual({ ...record, digest: digestOf(record) });
  expect(replayDecision(stored, [cardOf(seller)], null)).toEqual({
    ok: true,
    value: record.outcome,
  });
});

test('behaviour: a second save answers exists, other content under the same id throws', async () => {
  const record = recordOf(seller, healthy(seller), 2);
  expect(await save(record)).toBe('saved');
  expect(await save(record)).toBe('exists');
  const other = { ...record, exposures: { ...record.exposures, outstanding: fen(5n) } };
  await expect(save(other)).rejects.toThrow(/another content/);
});

test("behaviour: another borrower's decision is not found", async () => {
  const record = recordOf(seller, healthy(seller), 3);
  await save(record);
  expect((await findDecision(db, record.borrowerId, record.id))?.id).toBe(record.id);
  expect(await findDecision(db, idOf('borrower', 99), record.id)).toBeUndefined();
  await expect(getDecision(db, decisionIdOf(idOf('application', 98)))).rejects.toThrow();
});

test('behaviour: decisions are listed the newest first', async () => {
  const record = recordOf(seller, healthy(seller), 4);
  const later = {
    ...record,
    id: decisionIdOf(idOf('application', 4), 1),
    decidedAt: (record.decidedAt + 1000) as typeof record.decidedAt,
  };
  await save(record);
  await save(later);
  const listed = await listDecisions(db, record.borrowerId, 10);
  expect(listed.map((d) => d.id)).toEqual([later.id, record.id]);
});

test('behaviour: approvals of a product come page by page, the oldest first, each once', async () => {
  const records = [6, 7, 8].map((n) => recordOf(seller, healthy(seller), n));
  for (const record of records) await save(record);
  const seen: string[] = [];
  let after = { decidedAt: instant(0), id: '' };
  for (;;) {
    const page = await listApprovals(db, { productId: seller.id, after, most: 2 });
    seen.push(...page.map(({ id }) => id));
    const last = page.at(-1);
    if (!last) break;
    after = { decidedAt: last.decidedAt, id: last.id };
  }
  expect(new Set(seen).size).toBe(seen.length);
  for (const { id } of records) expect(seen).toContain(id);
  const others = await listApprovals(db, {
    ...{ productId: 'none', after: { decidedAt: instant(0), id: '' }, most: 2 },
  });
  expect(others).toEqual([]);
});

test('error: the database lets nobody change or remove a decision', async () => {
  const record = recordOf(seller, healthy(seller), 5);
  await save(record);
  const refused = (error: unknown) => isSqlState(error, '23001');
  await expect(db.exec`update decision.records set limit_fen = 1`).rejects.toSatisfy(refused);
  await expect(db.exec`delete from decision.records`).rejects.toSatisfy(refused);
  await expect(db.exec`truncate decision.records`).rejects.toSatisfy(refused);
});

test('behaviour: a decision that a champion’s PD made replays with it, and with no other', async () => {
  const champion = await smallModel({ segment: seller.segment });
  const features = healthy(seller);
  const model = await assessModel(champion, features);
  const record = { ...recordOf(seller, features, 9), model };
  const outcome = decide({ ...inputOf(seller, features), model });
  await save({ ...record, outcome });
  const kept = await getDecision(db, record.id);
  expect(kept.model).toEqual(model);
  const cards = [cardOf(seller)];
  expect(replayDecision(kept, cards, model)).toEqual({ ok: true, value: outcome });
  expect(replayDecision(kept, cards, null)).toMatchObject({ error: { code: 'model_missing' } });
  const { digest: _, ...read } = kept;
  const wrong = { ...read, model: { ...model, pdE9: model.pdE9 + 1n } };
  const forged = { ...wrong, digest: digestOf(wrong) };
  expect(replayDecision(forged, cards, model)).toMatchObject({
    error: { code: 'score_differs' },
  });
});
