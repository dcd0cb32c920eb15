import { definitionsFor } from '../../server/src/features/index.ts';
import type { BusinessDate, Segment } from '../../server/src/kernel/index.ts';
import {
  casesInTime,
  dataOfCases,
  type PastDecision,
  type SealedModel,
  seededRandom,
  splitInTime,
  trainModel,
  usualBench,
} from '../../server/src/risk/index.ts';

// A model that reads relations, for tests of what comes after it: trained in a moment on an invented past book, where who
// is paid by the customers of those who have it bad has it bad, too, and who is paid by few has it worse.

const EVER = {
  ...{ firstOn: '2020-01-01' as BusinessDate, lastOn: '2020-01-01' as BusinessDate },
  untilOn: '2100-01-01' as BusinessDate,
};

function decisionsOn(segment: Segment): PastDecision[] {
  const random = seededRandom(310);
  const features = definitionsFor(segment)
    .filter(({ direction, sources }) => direction !== 'none' && !sources.includes('open310'))
    .slice(0, 4);
  const bad = Array.from({ length: 40 }, () => random() < 0.4);
  return Array.from({ length: 700 }, (_, i) => {
    const customer = Math.floor(random() * bad.length);
    const others = random() < 0.5 ? 0 : 20; // Who pay this one and nobody else.
    const isBad = random() < (bad[customer] ? 0.6 : 0.1) + (others === 0 ? 0.3 : 0);
    const payers = [
      `customer-${customer}`,
      ...Array.from({ length: others }, (_, n) => `payer-${i}-${n}`),
    ];
    const edge = { type: 'pays:in', events: 3, weight: 10_000n };
    return {
      ...{ id: `case-${i}`, borrower: `borrower-${i}`, day: 20_000 + i, bad: isBad },
      edges: payers.map((other) => ({ ...edge, other, ...EVER }) as PastDecision['edges'][number]),
      known: Object.fromEntries(
        features.map(({ name }, j) => {
          const most = j === 0 && bad[customer] ? 3e5 : 1e6;
          return [name, BigInt(Math.floor(random() * most))];
        }),
      ),
    };
  });
}

/** A model of a segment with a graph network, whatever else it is made of. */
export async function relatedModel(o: {
  readonly segment: Segment;
  readonly id?: string;
}): Promise<SealedModel> {
  const decisions = decisionsOn(o.segment);
  const names = Object.keys(decisions[0]?.known ?? {});
  const data = dataOfCases(splitInTime([...casesInTime(decisions)]), names);
  return trainModel(
    data,
    {
      ...{ id: o.id ?? 'related', version: 1, segment: o.segment },
      ...{ defaultDefinition: 'invented', training: {}, badRate: 0.02 }, // So that most are lent to.
    },
    { seeds: [310], network: { ...usualBench.network, width: 8, epochs: 40 } },
  );
}
