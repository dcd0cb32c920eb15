// Models for tests: trained on an invented past book of six features of shops.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { definitionsFor, type FeatureSnapshot } from '../features/index.ts';
import type { BusinessDate } from '../kernel/index.ts';
import { casesInTime, type PastDecision, splitInTime } from './case-book.ts';
import { usualNetwork } from './graph-network.ts';
import { seededRandom } from './metrics.ts';
import type { SealedModel } from './model.ts';
import { type ReadyData, readReadyData } from './ready-data.ts';
import { dataOfCases } from './surroundings.ts';
import { trainModel } from './train-model.ts';

const o = { seeds: [310, 311], network: { ...usualNetwork, width: 8, epochs: 5 } };

/** A model of data, small. */
export function trainOn(
  data: ReadyData,
  name: { readonly id?: string; readonly version?: number; readonly segment?: string | null } = {},
): Promise<SealedModel> {
  const usual = { id: 'tried', version: 1, segment: 'shop', defaultDefinition: 'bad' };
  return trainModel(data, { ...usual, ...name, training: {} }, o);
}

export const bookFeatures = definitionsFor('shop')
  .filter(({ direction }) => direction !== 'none')
  .slice(0, 6);

/** A past book of six features; who is bad is told by two of them, noise by the rest. */
export function featureBook(seed = 310): ReadyData {
  const random = seededRandom(seed);
  const nodes = [`id,${bookFeatures.map(({ name }) => name).join(',')}`];
  const labels = ['id,label,split'];
  for (let i = 0; i < 1_200; i += 1) {
    const values = bookFeatures.map(() => Math.floor(random() * 1_000));
    const worse = (j: number): number => {
      const value = (values[j] ?? 0) / 1_000;
      return bookFeatures[j]?.direction === 'more_is_safer' ? 1 - value : value;
    };
    const bad = random() < 0.05 + 0.3 * worse(0) + (worse(1) > 0.7 ? 0.3 : 0);
    nodes.push(`f${i},${values.map((v, j) => (j === 2 && i % 3 > 0 ? '' : v)).join(',')}`);
    labels.push(`f${i},${bad ? 1 : 0},${i < 700 ? 'train' : i < 950 ? 'valid' : 'test'}`);
  }
  const folder = mkdtempSync(join(tmpdir(), 'open310-book-'));
  writeFileSync(join(folder, 'nodes.csv'), nodes.join('\n'));
  writeFileSync(join(folder, 'labels.csv'), labels.join('\n'));
  const data = readReadyData(folder);
  rmSync(folder, { recursive: true });
  return data;
}

export const snapshotOf = (values: readonly (number | null)[]): FeatureSnapshot =>
  Object.fromEntries(
    bookFeatures.map(({ name, unit, version }, j) => {
      const value = values[j];
      return [
        name,
        {
          ...{ unit, version, source: 'alipay' as const, events: 1, newestAt: null },
          value: value === null || value === undefined ? null : BigInt(value),
        },
      ];
    }),
  );

const EVER = {
  ...{ firstOn: '2020-01-01' as BusinessDate, lastOn: '2020-01-01' as BusinessDate },
  untilOn: '2100-01-01' as BusinessDate,
};

/** Decisions on shops that buy from one of forty sellers: who buys where others have it bad has it bad, too. */
export function relatedDecisions(seed = 310, n = 600): PastDecision[] {
  const random = seededRandom(seed);
  const troubled = Array.from({ length: 40 }, () => random() < 0.4);
  return Array.from({ length: n }, (_, i) => {
    const seller = Math.floor(random() * troubled.length);
    const isTroubled = troubled[seller] ?? false;
    const known = Object.fromEntries(
      bookFeatures.map(({ name }, j) => {
        const value = Math.floor(random() * (j === 0 && isTroubled ? 300 : 1_000));
        return [name, BigInt(value)];
      }),
    );
    const edge = { type: 'buys_from', other: `seller-${seller}`, events: 1, weight: 100n } as const;
    const bad = random() < (isTroubled ? 0.5 : 0.1);
    const borrower = `borrower-${i}`;
    return {
      id: `case-${i}`,
      borrower,
      day: 20_000 + i,
      edges: [{ ...edge, ...EVER }],
      known,
      bad,
    };
  });
}

/** The columns of the fixture's books. */
export const bookNames = bookFeatures.map(({ name }) => name);

/** A book of those decisions with what was around each. */
export const relatedBook = (seed = 310): ReadyData =>
  dataOfCases(splitInTime([...casesInTime(relatedDecisions(seed))]), bookNames);
