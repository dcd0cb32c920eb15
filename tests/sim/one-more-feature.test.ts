import { expect, test, vi } from 'vitest';
import { candidatesOf } from '../../lab/research/study.ts';
import { reference } from '../../scripts/generate/reference.ts';
import { type ApiDeps, makeApi } from '../../server/src/api/index.ts';
import { definePart, LIMIT_STEP } from '../../server/src/decision/index.ts';
import { appendEvents } from '../../server/src/events/index.ts';
import {
  type FeatureDefinition,
  readFeatures,
  snapshotsAt,
} from '../../server/src/features/index.ts';
import { fen, instant, type Says } from '../../server/src/kernel/index.ts';
import { createAccessKey, createBorrower } from '../../server/src/party/index.ts';
import { manualClock, openMetrics, silentLog } from '../../server/src/platform/index.ts';
import { testDatabase } from '../db/database.ts';

// One feature more is one file and a line in the list: it is found wherever features are looked at.

const says: Says = { zh: '近30天最大一单', en: 'Largest order of 30 days' };
// A definition is data: nothing but itself is needed.
vi.mock('../../server/src/features/definitions.ts', async (original) => {
  const { featureDefinitions } = await original<{ featureDefinitions: FeatureDefinition[] }>();
  const added: FeatureDefinition = {
    ...{ name: 'merchant.largest_order_30d', version: 1, owner: 'risk', unit: 'fen' },
    ...{ segments: ['onlineSeller'], from: ['order.paid'], sources: ['taobao'] },
    ...{ window: { days: 30, shape: 'open' }, aggregate: { kind: 'highest', field: 'amountFen' } },
    ...{ whenNoEvents: null, direction: 'more_is_safer' },
    says: { zh: '近30天最大一单', en: 'Largest order of 30 days' },
    advice: { zh: '无需操作', en: 'Nothing to do' },
    why: { zh: '测试用', en: 'For this test.' },
  };
  return { featureDefinitions: [...featureDefinitions, added] };
});

const NAME = 'merchant.largest_order_30d';
const asOf = instant(Date.UTC(2027, 0, 4, 7));
const connected = new Set(['taobao'] as const);
const paid = {
  ...({ id: 'o', kind: 'order.paid', source: 'taobao', occurredAt: instant(asOf - 9) } as const),
  data: { orderId: 'o', amountFen: fen(7_310n), buyer: null, itemCount: 1 },
};

test('behaviour: a feature that is added is trained on, served, explained, listed, documented', async () => {
  const db = await testDatabase();
  // Training: a snapshot holds it, and a scorecard may choose it.
  const recorded = { ...paid, recordedAt: instant(asOf - 8) };
  const [snapshot] = snapshotsAt([recorded], { at: [asOf], connected });
  expect(snapshot?.[NAME]).toMatchObject({ value: 7_310n, source: 'taobao', events: 1 });
  expect(candidatesOf('onlineSeller')).toContain(NAME);
  expect(candidatesOf('shop')).not.toContain(NAME);
  // Serving: the same value from the database.
  const borrowerId = await createBorrower(db, { segment: 'onlineSeller' });
  await db.tx((tx) =>
    appendEvents(tx, [{ ...paid, borrowerId, rawId: null }], recorded.recordedAt),
  );
  const read = () =>
    db.tx((tx) => readFeatures(tx, borrowerId, { asOf, connected, segment: 'onlineSeller' }));
  expect((await read())[NAME]).toEqual(snapshot?.[NAME]);
  // Explanation: a part of a limit speaks its words.
  const part = definePart({
    ...{ reason: 'largest_order', feature: NAME, curve: [[0n, fen(0n)]], perPoint: fen(1n) },
    ...{ whenUnknown: fen(0n), floor: fen(0n), ceiling: LIMIT_STEP },
  });
  expect(part).toMatchObject({ says, unit: 'fen' });
  // Catalogue and profile, as staff see them.
  const { key } = await db.tx((tx) =>
    createAccessKey(tx, { role: 'staff', name: 'test', scopes: ['sources.read'] }),
  );
  const deps = {
    ...{ db, clock: manualClock(asOf), log: silentLog, metrics: openMetrics() },
    ...{ publicUrl: 'http://127.0.0.1', notices: {}, connectors: {} },
  };
  const api = makeApi(deps as unknown as ApiDeps);
  const ask = async (path: string): Promise<unknown> => {
    const headers = { authorization: `Bearer ${key}` };
    return (await api.request(`/api/staff/${path}`, { headers })).json();
  };
  const named = expect.arrayContaining([expect.objectContaining({ name: NAME, says })]);
  expect(await ask('features')).toMatchObject({ features: named });
  expect(await ask(`borrowers/${borrowerId}/profile`)).toMatchObject({ features: named });
  expect(await ask(`borrowers/${borrowerId}/features/${NAME}`)).toMatchObject({
    facts: [expect.objectContaining({ id: 'o', kind: 'order.paid' })],
  });
  // Documentation.
  const page = reference.find(({ path }) => path.endsWith('features.md'));
  expect(await page?.make()).toContain(`\`${NAME}\` v1<br>${says.zh}<br>${says.en}`);
});
