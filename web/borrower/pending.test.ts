import { ApiProblem, type KeyStorage, unreachable } from '@open310/sdk';
import { expect, test } from 'vitest';
import type { Drawn } from './api.ts';
import { findPending, newPending, sendConfirmation } from './pending.ts';

const ground = { kind: 'facilities', id: 'facility_1' } as const;
const signature = { publicKey: 'key', value: 'signed' };
const about = newPending('disclosure_1', '1200000', signature);
const drawn = { loanId: 'loan_1' } as Drawn;

function storage(): KeyStorage {
  const kept = new Map<string, string>();
  return {
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
  };
}

test('behaviour: a confirmation that nobody answered is repeated with the same ids after a reload', async () => {
  const kept = storage();
  const sent: string[] = [];
  const lost = async (_: unknown, ids: { drawdownId: string; disclosureId: string }) => {
    sent.push(`${ids.drawdownId} ${ids.disclosureId}`);
    throw new ApiProblem({ status: 500, code: 'internal', title: 'Broken' });
  };
  await expect(sendConfirmation(ground, about, kept, lost)).rejects.toThrow();
  expect(findPending(ground, kept)).toMatchObject(about);

  const later = newPending('disclosure_2', '1200000', signature); // A newer table was shown.
  await sendConfirmation(ground, later, kept, async (_, ids) => {
    sent.push(`${ids.drawdownId} ${ids.disclosureId}`);
    return drawn;
  });
  expect(new Set(sent).size).toBe(1);
  expect(findPending(ground, kept)).toBeUndefined();
});

test('behaviour: no answer is tried again under the same id until there is one', async () => {
  const kept = storage();
  const ids = new Set<string>();
  let tries = 0;
  const answer = await sendConfirmation(ground, about, kept, async (_, { drawdownId }) => {
    ids.add(drawdownId);
    tries += 1;
    if (tries < 2) throw unreachable(new Error('gone'));
    return drawn;
  });
  expect(answer).toBe(drawn);
  expect({ tries, ids: ids.size }).toEqual({ tries: 2, ids: 1 });
});

test('error: a refusal ends the confirmation, so that the next one is another', async () => {
  const kept = storage();
  const refusing = async () => {
    throw new ApiProblem({ status: 422, code: 'limit_exceeded', title: 'Too much' });
  };
  await expect(sendConfirmation(ground, about, kept, refusing)).rejects.toThrow('Too much');
  expect(findPending(ground, kept)).toBeUndefined();
});

test('behaviour: a confirmation of long ago is not sent by itself', () => {
  const kept = storage();
  const old = { ...about, at: about.at - 3_600_000 };
  kept.setItem('open310.pending.facilities.facility_1', JSON.stringify(old));
  expect(findPending(ground, kept)).toBeUndefined();
});
