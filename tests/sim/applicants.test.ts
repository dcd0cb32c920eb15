import { expect, test } from 'vitest';
import { fieldsTyped, peopleOf, walkFixed, walkGuided } from '../../lab/applicants/index.ts';
import { openLender } from '../e2e/lender.ts';

// A slice of `npm run forms`: what simulated people type is what the browser tests count, each way.

const { stack } = await openLender({ APPLICATION_FORMS: 'both' });

/** As `guided.test.ts` counts them in a browser, to the offer. */
const typed = {
  ...{ onlineSeller: 2, shop: 2, cropFarm: 3, livestockFarm: 3, supplier: 2, distributor: 2 },
};

/** Somebody of a kind; another one for the other way, of whom nothing is known yet. */
const one = (segment: string, from: number) =>
  peopleOf({ seed: 310, from, n: 20 }).find((person) => person.segment === segment) ??
  expect.fail(segment);

test.for(Object.entries(typed))(
  'behaviour: a simulated %s types %i fields guided, and nine or ten by the form',
  { timeout: 60_000 },
  async ([segment, fields]) => {
    const way = await walkGuided(stack.url, one(segment, 0));
    expect(fieldsTyped(way.acts)).toBe(fields);
    expect(way.supplements).toBe(0);
    expect(way.askedBefore).toBe(fields - 1); // The account is two fields and one thing.
    const other = one(segment, 20);
    const form = await walkFixed(stack, other, way.monthTakings ?? 2_000_000n);
    expect(fieldsTyped(form.acts)).toBe(other.company ? 10 : 9);
    expect(['offered', 'declined', 'referred']).toContain(form.outcome);
  },
);
