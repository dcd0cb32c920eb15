import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FeatureSource } from '../features/index.ts';
import { getDefinition } from '../features/index.ts';
import { fen, sumFen } from '../kernel/index.ts';
import { scoreBorrower } from '../risk/index.ts';
import { cardOf, products, snapshots, withValue } from './fixture.ts';
import { computeParts } from './limit.ts';
import { worthOf } from './worth.ts';

const product = fc.constantFrom(...products);
const source = fc.constantFrom<FeatureSource>('taobao', 'alipay', 'nuonuo', 'sf');

test('property: worth is what the limit changes by once the source has told what is usual', () => {
  fc.assert(
    fc.property(
      product,
      snapshots,
      source,
      fc.bigInt(0n, 10n ** 7n),
      (of, features, from, value) => {
        const card = cardOf(of);
        const usual = new Map(of.limit.map(({ feature }) => [feature, value]));
        const [worth] = worthOf(of, card, features, { sources: [from], usual });
        const total = (known: typeof features) =>
          sumFen(computeParts(of, known, scoreBorrower(card, known)).map((part) => part.fen));
        const told = of.limit
          .map(({ feature }) => feature)
          .filter(
            (name) => features[name]?.value === null && getDefinition(name).sources.includes(from),
          )
          .reduce((known, name) => withValue(known, name, value), features);
        expect(worth?.fen).toBe(fen(total(told) - total(features)));
        expect((worth?.most ?? 0n) >= (worth?.fen ?? 0n)).toBe(true);
        expect(worth?.isSure).toBe(true);
      },
    ),
    { numRuns: 200 },
  );
});

test('behaviour: of what is known nothing is worth asking, and without anything usual nobody can say', () => {
  const [of] = products;
  if (!of) return expect.fail('no product');
  const [features] = fc.sample(snapshots, 1);
  const known = of.limit.reduce((all, { feature }) => withValue(all, feature, 5n), features ?? {});
  const ask = (snapshot: typeof known) =>
    worthOf(of, cardOf(of), snapshot, { sources: ['taobao'], usual: new Map() })[0];
  expect(ask(known)).toEqual({ source: 'taobao', fen: 0n, most: 0n, features: [], isSure: true });
  const open = of.limit.reduce((all, { feature }) => withValue(all, feature, null), known);
  expect(ask(open)).toMatchObject({ fen: 0n, isSure: false });
  expect(ask(open)?.most).toBeGreaterThan(0n);
});
