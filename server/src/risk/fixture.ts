// Samples for tests: features drawn at random, outcomes from a known formula. Never used in training
// a model that serves.
import { type FeatureSnapshot, getDefinition } from '../features/index.ts';
import { seededRandom } from './metrics.ts';
import type { Sample } from './train.ts';

/** A snapshot of the named features, all else left out. */
export const snapshotOf = (values: Readonly<Record<string, bigint | null>>): FeatureSnapshot =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const { unit, sources, version } = getDefinition(name);
      const source = sources[0] ?? 'open310';
      return [name, { value, unit, source, version, events: 0, newestAt: null }];
    }),
  );

/** Turnover and refunds tell the outcome, the number of buyers does not; some refunds are not known. */
export function makeSamples(seed: number, n: number): Sample[] {
  const random = seededRandom(seed);
  return Array.from({ length: n }, () => {
    const turnover = Math.round(random() * 2e7);
    const refunds = Math.round(random() ** 2 * 4e5);
    const z = -2.2 - turnover / 1e7 + refunds / 1e5;
    return {
      features: snapshotOf({
        'merchant.paid_turnover_90d': BigInt(turnover),
        'merchant.refund_share_90d': random() < 0.1 ? null : BigInt(refunds),
        'merchant.buyers_90d': BigInt(Math.floor(random() * 500)),
      }),
      bad: random() < 1 / (1 + Math.exp(-z)),
    };
  });
}

export const fixtureFeatures = [
  'merchant.paid_turnover_90d',
  'merchant.refund_share_90d',
  'merchant.buyers_90d',
];
