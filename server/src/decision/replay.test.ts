import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fen } from '../kernel/index.ts';
import { cardOf, healthy, products, recordOf, snapshots } from './fixture.ts';
import { decodeDecision, digestOf, encodeDecision, type StoredDecision } from './record.ts';
import { replayDecision } from './replay.ts';

const seller = products[0] ?? expect.fail();
const keep = (record: ReturnType<typeof recordOf>): StoredDecision => ({
  ...record,
  digest: digestOf(record),
});
const stored = keep(recordOf(seller, healthy(seller), 1));

test('property: a record survives JSON, and replays to the fen', () => {
  fc.assert(
    fc.property(fc.constantFrom(...products), snapshots, (product, features) => {
      const record = recordOf(product, features, 7);
      const back = decodeDecision(JSON.parse(JSON.stringify(encodeDecision(record))));
      expect(back).toEqual(record);
      expect(digestOf(back)).toBe(digestOf(record));
      expect(replayDecision(keep(back), [cardOf(product)], null)).toEqual({
        ok: true,
        value: record.outcome,
      });
    }),
    { numRuns: 100 },
  );
});

test('error: an altered record is refused, whatever was altered', () => {
  const cards = [cardOf(seller)];
  const changes: Partial<StoredDecision>[] = [
    { outcome: { ...stored.outcome, limit: fen(stored.outcome.limit + 10_000n) } },
    { exposures: { ...stored.exposures, outstanding: fen(1n) } },
    { policyVersion: 'policy-2026-12' },
    { score: { ...stored.score, pdE9: 1n } },
    { digest: stored.digest.replace(/.$/, (c) => (c === '0' ? '1' : '0')) },
  ];
  for (const change of changes) {
    expect(replayDecision({ ...stored, ...change }, cards, null)).toEqual({
      ok: false,
      error: { code: 'record_altered' },
    });
  }
});

test('error: a record sealed over a wrong answer does not replay', () => {
  const { digest: _, ...record } = stored;
  const outcome = { ...record.outcome, limit: fen(record.outcome.limit + 10_000n) };
  const forged = replayDecision(keep({ ...record, outcome }), [cardOf(seller)], null);
  expect(forged).toMatchObject({ ok: false, error: { code: 'outcome_differs' } });
  const score = { ...record.score, pdE9: 1n };
  expect(replayDecision(keep({ ...record, score }), [cardOf(seller)], null)).toMatchObject({
    error: { code: 'score_differs' },
  });
  expect(replayDecision(stored, [], null)).toMatchObject({ error: { code: 'scorecard_missing' } });
});

test('error: a record with a member too many, too few or malformed is not read', () => {
  const json = encodeDecision(stored) as Record<string, unknown>;
  const { digest: _, ...good } = json;
  expect(decodeDecision(good).id).toBe(stored.id);
  expect(() => decodeDecision({ ...good, extra: 1 })).toThrow();
  expect(() => decodeDecision({ ...good, asOf: undefined })).toThrow();
  expect(() => decodeDecision({ ...good, id: 'decision_1' })).toThrow();
});
