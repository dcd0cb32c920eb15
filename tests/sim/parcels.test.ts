import { afterAll, afterEach, expect, test } from 'vitest';
import { type Market, marketWorld } from './market.fixture.ts';

// Kuaidi100 and SF against their twins: asked by the numbers that 1688 told of.

const world: Market = await marketWorld();
afterAll(() => world.close());
afterEach(() => world.sandbox.faults.clear());

test('behaviour: carriers are asked by the parcels that shops told of, and not again once they ended', async () => {
  const borrowerId = await world.arrive();
  expect(await world.pull(borrowerId, 'kuaidi100')).toBe('complete');
  expect(await world.kinds(borrowerId)).toEqual({}); // No shop has told of anything yet.
  await world.pull(borrowerId, 'ali1688');
  const shipped = (await world.kinds(borrowerId))['purchase.shipped'] ?? 0;
  expect(shipped).toBeGreaterThan(20);

  expect(await world.pull(borrowerId, 'kuaidi100')).toBe('complete');
  const six = await world.kinds(borrowerId);
  // As many as one pull may ask for; of SF's, Kuaidi100 tells nothing without a phone.
  expect(six['parcel.collected'] ?? 0).toBeGreaterThan(0);
  expect(six['parcel.collected']).toBeLessThanOrEqual(6);
  expect(await world.pull(borrowerId, 'sf')).toBe('complete');
  const both = (await world.kinds(borrowerId))['parcel.collected'] ?? 0;
  expect(both).toBeGreaterThan(10);
  for (let n = 0; n < 40; n++) await world.pull(borrowerId, 'kuaidi100');
  const all = await world.kinds(borrowerId);
  expect(all['parcel.collected']).toBe(shipped);
  expect(all['parcel.signed'] ?? 0).toBeGreaterThan(shipped - 5);
  // Those on the way stay open, and are asked again a day later without a fact told twice.
  world.clock.advance(86_400_000);
  for (let n = 0; n < 3; n++) await world.pull(borrowerId, 'sf');
  const later = await world.kinds(borrowerId);
  expect(later['parcel.collected']).toBe(shipped);
});

const faults = ['http500', 'html', 'slow', 'answer_lost', 'truncated_page', 'quota'] as const;
test.each(faults.flatMap((kind) => [['kuaidi100', kind] as const, ['sf', kind] as const]))(
  'error: %s with %s leaves the rest for the next pull',
  async (partner, kind) => {
    const borrowerId = await world.arrive();
    await world.pull(borrowerId, 'ali1688');
    world.sandbox.faults.inject({ partner, kind, times: 9, ms: 700 });
    expect(await world.pull(borrowerId, partner)).toBe('partner_unavailable');
    world.sandbox.faults.clear();
    world.clock.advance(60_000);
    expect(await world.pull(borrowerId, partner)).toBe('complete');
    expect((await world.kinds(borrowerId))['parcel.collected'] ?? 0).toBeGreaterThan(0);
  },
);

test.each([
  ['kuaidi100', { KUAIDI100_KEY: 'another-key' }, '503'],
  ['sf', { SF_CHECK_WORD: 'another-word' }, 'A1006'],
] as const)('error: %s refuses a wrong signature, and says so', async (partner, wrong, code) => {
  const borrowerId = await world.arrive();
  await world.pull(borrowerId, 'ali1688');
  await expect(world.pullWith(wrong, borrowerId, partner)).rejects.toThrow(code);
});

test('behaviour: SF takes SM3 as it takes MD5', async () => {
  const borrowerId = await world.arrive();
  await world.pull(borrowerId, 'ali1688');
  const pulled = await world.pullWith({ SF_DIGEST: 'sm3' }, borrowerId, 'sf');
  expect(pulled).toMatchObject({ ok: true, value: { ended: 'complete' } });
  expect((await world.kinds(borrowerId))['parcel.collected']).toBeGreaterThan(4);
});
