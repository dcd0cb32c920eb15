import { definitionsFor } from '../../server/src/features/index.ts';
import type { Segment } from '../../server/src/kernel/index.ts';
import {
  type ReadyData,
  type SealedModel,
  seededRandom,
  trainModel,
  usualBench,
} from '../../server/src/risk/index.ts';

// A model for tests of what comes after it: trained on an invented past book, in a moment.

const CASES = 600;

/** A past book of a segment's first features that have a better side. The first of them says who is bad. */
export function smallBook(segment: Segment, share = 0.2, seed = 1): ReadyData {
  const random = seededRandom(seed);
  const features = definitionsFor(segment)
    .filter(({ direction, sources }) => direction !== 'none' && !sources.includes('open310'))
    .slice(0, 4);
  const numbers = new Map(
    features.map(({ name }) => [name, Float64Array.from({ length: CASES }, () => random() * 1e6)]),
  );
  const [first] = features;
  const worst = (node: number): number => {
    const value = (numbers.get(first?.name ?? '')?.[node] ?? 0) / 1e6;
    return first?.direction === 'more_is_safer' ? 1 - value : value;
  };
  const labels = Array.from({ length: CASES }, (_, node) => ({
    ...{ node, bad: random() < share * 2 * worst(node), weight: 1 },
    split: (['train', 'valid', 'test'] as const)[Math.floor((3 * node) / CASES)] ?? 'test',
  }));
  const ids = labels.map(({ node }) => `f${node}`);
  return { ids, numbers, categories: new Map(), edges: [], labels, unknown: [] };
}

/** A model of that book, `share` being how many are bad. */
export function smallModel(o: {
  readonly segment: Segment;
  readonly id?: string;
  readonly version?: number;
  readonly share?: number;
}): Promise<SealedModel> {
  const { segment, id = 'small', version = 1, share = 0.2 } = o;
  const name = { id, version, segment, defaultDefinition: 'invented', training: {} };
  return trainModel(smallBook(segment, share, version), name, { ...usualBench, seeds: [310] });
}
