// Models for tests: trained on an invented past book of six features of shops.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { definitionsFor, type FeatureSnapshot } from '../features/index.ts';
import { usualNetwork } from './graph-network.ts';
import { seededRandom } from './metrics.ts';
import type { SealedModel } from './model.ts';
import { type ReadyData, readReadyData } from './ready-data.ts';
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
