import { expect, test } from 'vitest';
import { testDatabase } from '../../../tests/db/database.ts';
import { instant } from '../kernel/index.ts';
import { manualClock, openVault } from '../platform/index.ts';
import {
  countProposals,
  decideProposal,
  endProposal,
  listProposals,
  propose,
} from './proposals.ts';

const db = await testDatabase();
const clock = manualClock(instant(Date.UTC(2027, 0, 4)));
const deps = { db, clock, vault: openVault([new Uint8Array(32).fill(9)]) };
const want = (told = '{"amountFen":"1"}') =>
  propose(deps, {
    ...{ maker: { id: 'party_1', name: 'maker' }, scope: 'loans.write', told },
    ...{ action: 'POST /x', path: '/x', subjects: { loan: 'loan_1' } },
  });
const by = { id: 'party_2', name: 'checker' };
const decide = (
  id: Awaited<ReturnType<typeof want>>['id'],
  outcome: 'allow' | 'reject' = 'allow',
) => decideProposal(deps, id, { outcome, reason: 'seen by me', by });

test('error: what was wanted a week ago is allowed no more, and can still be rejected', async () => {
  const { id } = await want();
  clock.advance(7 * 86_400_000 + 1);
  expect(await decide(id)).toEqual({ ok: false, error: { code: 'proposal_expired' } });
  // Proposed again, its time begins anew.
  expect(await want()).toMatchObject({ id, state: 'open', proposedAt: clock.now() });
  clock.advance(7 * 86_400_000 + 1);
  expect(await decide(id, 'reject')).toMatchObject({ value: { state: 'rejected' } });
  expect((await want()).id).not.toBe(id);
});

test('behaviour: a process that died over one leaves it to be decided again, after a minute and not before', async () => {
  const { id } = await want('{"amountFen":"2"}');
  expect(await decide(id)).toMatchObject({
    value: { state: 'running', told: '{"amountFen":"2"}' },
  });
  expect(await decide(id)).toEqual({ ok: false, error: { code: 'proposal_decided' } });
  clock.advance(60_001);
  // It may have been done: nobody can say any more that it was not to be.
  expect(await decide(id, 'reject')).toEqual({ ok: false, error: { code: 'proposal_decided' } });
  expect(await decide(id)).toMatchObject({ value: { state: 'running' } });
  expect(await endProposal(deps, id, { status: 201, code: null })).toMatchObject({ state: 'done' });
  expect(await decide(id)).toEqual({ ok: false, error: { code: 'proposal_decided' } });
  // What came of it stays what came of it.
  expect(await endProposal(deps, id, { status: 500, code: 'x' })).toMatchObject({ state: 'done' });
  const decided = await listProposals(deps, { open: false, most: 10 });
  expect(decided.map((one) => one.state)).toEqual(['done', 'rejected']);
  expect(await countProposals(db)).toMatchObject({ waiting: 1 });
});
