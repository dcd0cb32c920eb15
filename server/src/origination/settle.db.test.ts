import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../tests/db/database.ts';
import { listEvents } from '../events/index.ts';
import { addDays, instant } from '../kernel/index.ts';
import { listEntries } from '../ledger/index.ts';
import { findFacility, findLoan, listLoans } from '../lending/index.ts';
import { getBusinessDate } from '../platform/index.ts';
import type { RailAnswer } from '../rails/index.ts';
import { owedOn } from '../servicing/index.ts';
import { type DrawCommand, type Drawn, draw } from './draw.ts';
import { payoutIdOf, type Settled, settlePayout } from './settle.ts';
import { nextDay, standOf } from './testing/books.ts';
import {
  application,
  command,
  offered,
  openRoom,
  type Room,
  runSettle,
  type Under,
  underOffer,
  withFacility,
} from './testing/room.ts';
import type { Reply } from './testing/scripted-rail.ts';

const db = await testDatabase(16);

async function drawnIn(room: Room, of: DrawCommand): Promise<Drawn> {
  const result = await draw(room.deps, of);
  if (!result.ok) expect.fail(result.error.code);
  return result.value;
}
const tell = (room: Room, loanId: Drawn['loanId'], answer: RailAnswer): Promise<Settled> =>
  db.tx((tx) => settlePayout(room.deps, tx, payoutIdOf(loanId), answer));
const net = (room: Room, { borrowerId }: Under, { loanId }: Drawn) =>
  runSettle(room, { orderId: payoutIdOf(loanId), borrowerId, loanId });

/** A loan on its way: the rail accepted the order and has not decided. */
async function accepted(room: Room) {
  const under = await withFacility(room);
  room.rail.replies.push('accepts');
  return { under, drawn: await drawnIn(room, await command(room, under)) };
}

test('behaviour: an answer that was lost leaves the loan paying, and the safety net finds the money out', async () => {
  const room = openRoom(db);
  const place = await offered(room);
  room.rail.replies.push('paidUnheard');
  const of = await command(room, underOffer(place));
  const drawn = await drawnIn(room, of);
  expect(drawn).toMatchObject({ status: 'paying', confirmToMoneyMs: null });
  expect((await application(room, place)).status).toBe('disbursing');
  expect(await drawnIn(room, of)).toEqual(drawn); // A repeat tells the same, and asks nobody.
  expect(room.rail.sent).toHaveLength(1);
  expect((await standOf(db)).transit).toBe(-100_000n);

  await net(room, of, drawn);
  expect(room.rail.queried).toHaveLength(1);
  expect(room.rail.sent).toHaveLength(1); // Asked first, and not sent again.
  expect(await findLoan(db, of.borrowerId, drawn.loanId)).toMatchObject({ status: 'open' });
  expect((await application(room, place)).status).toBe('disbursed');
  expect(await standOf(db)).toMatchObject({ problems: [], transit: 0n });
});

test('behaviour: an order that never arrived is sent again under the same id, until it is answered', async () => {
  const room = openRoom(db);
  const under = await withFacility(room);
  room.rail.replies.push('unheard', 'unheard', 'paidUnheard');
  const drawn = await drawnIn(room, await command(room, under));
  expect(drawn.status).toBe('paying');
  await net(room, under, drawn);
  const id = payoutIdOf(drawn.loanId);
  expect(room.rail.sent.filter((o) => o.id === id)).toHaveLength(3);
  expect(room.rail.paid(id)).toBe(100_000n);
  expect(await findLoan(db, under.borrowerId, drawn.loanId)).toMatchObject({ status: 'open' });
});

test('behaviour: a rail that is silent or undecided is asked again; the loan waits', async () => {
  const room = openRoom(db);
  const { under, drawn } = await accepted(room);
  expect(drawn.status).toBe('paying');
  room.rail.silent = true;
  let rounds = 0;
  const { loanId } = drawn;
  const of = { orderId: payoutIdOf(loanId), borrowerId: under.borrowerId, loanId };
  await runSettle(room, of, (step) => {
    if (step !== 'sleep') return;
    rounds += 1;
    if (rounds === 3) room.rail.silent = false; // Then it says: accepted, not yet decided.
    if (rounds === 5) room.rail.end(of.orderId, 'settles');
  });
  expect(rounds).toBe(5);
  expect(await findLoan(db, under.borrowerId, loanId)).toMatchObject({ status: 'open' });
});

test('behaviour: a notice may come before the path, after it, twice, and late; the first takes effect', async () => {
  const room = openRoom(db);
  const under = await withFacility(room);
  // Before the path: the notice arrives while the transfer's own answer is on the wire.
  const of = await command(room, under);
  const told: Settled[] = [];
  const { deps } = room;
  const early: Room = {
    ...room,
    deps: {
      ...deps,
      rail: {
        ...room.rail,
        name: room.rail.name,
        transfer: async (order) => {
          const answer = await room.rail.transfer(order);
          told.push(await db.tx((tx) => settlePayout(deps, tx, order.id, answer)));
          return answer;
        },
      },
    },
  };
  const drawn = await drawnIn(early, of);
  expect(told).toEqual(['settled']);
  expect(drawn.status).toBe('open');
  const answer = room.rail.orders.get(payoutIdOf(drawn.loanId))?.answer ?? expect.fail();
  expect(await tell(room, drawn.loanId, answer)).toBe('exists');
  // Out of order: "accepted" reaches us after "settled".
  expect(await tell(room, drawn.loanId, { status: 'accepted', railRef: 'R1' })).toBe('exists');
  expect(await tell(room, drawn.loanId, answer)).toBe('exists');
  await net(room, under, drawn);
  const about = { loan: drawn.loanId };
  expect((await listEntries(db, { about })).map((e) => e.kind)).toEqual([
    'disbursement.requested',
    'disbursement.settled',
  ]);
  const disbursed = await listEvents(db, under.borrowerId, {
    recordedBefore: instant(room.clock.now() + 1),
    kinds: ['loan.disbursed'],
  });
  expect(disbursed.filter((e) => e.id.includes(drawn.loanId))).toHaveLength(1);
  expect(room.logged.filter((l) => l.level === 'error')).toEqual([]);
});

test('behaviour: eight notices of one order at the same time settle it once', async () => {
  const room = openRoom(db);
  const { under, drawn } = await accepted(room);
  const answer = room.rail.end(payoutIdOf(drawn.loanId), 'settles');
  const all = await Promise.all(Array.from({ length: 8 }, () => tell(room, drawn.loanId, answer)));
  expect(all.toSorted()).toEqual([...Array(7).fill('exists'), 'settled']);
  expect(await findLoan(db, under.borrowerId, drawn.loanId)).toMatchObject({ status: 'open' });
  expect((await standOf(db)).problems).toEqual([]);
});

test('error: a notice about an order that nobody placed changes nothing', async () => {
  const room = openRoom(db);
  const before = await standOf(db);
  const answer = { status: 'settled', railRef: 'R9' } as const;
  const nobody = 'loan_00000000000000000000000000000000' as Drawn['loanId'];
  expect(await tell(room, nobody, answer)).toBe('not_found');
  expect(await standOf(db)).toEqual(before);
});

test('error: a rail that contradicts itself changes nothing and is told to a person', async () => {
  const room = openRoom(db);
  const one = await accepted(room);
  await tell(room, one.drawn.loanId, room.rail.end(payoutIdOf(one.drawn.loanId), 'settles'));
  const two = await accepted(room);
  await tell(room, two.drawn.loanId, room.rail.end(payoutIdOf(two.drawn.loanId), 'rejects'));
  const before = await standOf(db);

  const rejected = { status: 'rejected', reason: 'AC04' } as const;
  const settled = { status: 'settled', railRef: 'R77' } as const;
  expect(await tell(room, one.drawn.loanId, rejected)).toBe('contradicts');
  expect(await tell(room, two.drawn.loanId, settled)).toBe('contradicts');
  expect(await standOf(db)).toEqual(before);
  expect(await findLoan(db, one.under.borrowerId, one.drawn.loanId)).toMatchObject({
    status: 'open',
  });
  expect(await findLoan(db, two.under.borrowerId, two.drawn.loanId)).toMatchObject({
    status: 'cancelled',
  });
  expect(room.logged.filter((l) => l.event === 'payout.contradicted')).toMatchObject([
    { level: 'error', fields: { loanId: one.drawn.loanId, stored: 'settled', said: 'rejected' } },
    { level: 'error', fields: { loanId: two.drawn.loanId, stored: 'rejected', said: 'settled' } },
  ]);
});

test('regression: money that is found to have left days later bears interest from that day', async () => {
  const room = openRoom(db);
  const { under, drawn } = await accepted(room);
  const asked = await getBusinessDate(db);
  for (let day = 0; day < 3; day += 1) await nextDay(db);
  const found = addDays(asked, 3);
  room.rail.end(payoutIdOf(drawn.loanId), 'settles');
  await net(room, under, drawn);
  expect(await findLoan(db, under.borrowerId, drawn.loanId)).toMatchObject({
    status: 'open',
    drawnOn: asked,
    settledOn: found,
  });
  expect(await owedOn(db, drawn.loanId, found)).toMatchObject({ payoff: 100_000n });
  expect(await owedOn(db, drawn.loanId, addDays(found, 1))).toMatchObject({
    principal: 100_000n,
    accruedInterest: expect.toSatisfy((interest: bigint) => interest > 0n && interest < 100n),
  });
  expect((await standOf(db)).problems).toEqual([]);
});

/** What may happen around a handful of drawings under one facility, in any order. */
type Move =
  | { readonly do: 'draw'; readonly slot: number; readonly reply: Reply }
  | { readonly do: 'end'; readonly slot: number; readonly how: 'settles' | 'rejects' }
  | { readonly do: 'notice' | 'net'; readonly slot: number };

const slots = fc.nat({ max: 3 });
const moves: fc.Arbitrary<Move> = fc.oneof(
  fc.record({
    do: fc.constant('draw' as const),
    slot: slots,
    reply: fc.constantFrom<Reply>('settles', 'accepts', 'rejects', 'paidUnheard', 'unheard'),
  }),
  fc.record({
    do: fc.constant('end' as const),
    slot: slots,
    how: fc.constantFrom('settles' as const, 'rejects' as const),
  }),
  fc.record({ do: fc.constantFrom('notice' as const, 'net' as const), slot: slots }),
);

/** Plays one move. Moves of a step run at the same time; each may meet the others anywhere. */
async function play(room: Room, commands: readonly DrawCommand[], move: Move): Promise<void> {
  const of = commands[move.slot] ?? expect.fail();
  const loanId = of.drawdownId.replace('drawdown_', 'loan_') as Drawn['loanId'];
  const orderId = payoutIdOf(loanId);
  const known = room.rail.orders.get(orderId)?.answer;
  if (move.do === 'draw') {
    room.rail.replies.push(move.reply);
    const { ok } = await draw(room.deps, of);
    expect(ok).toBe(true);
  } else if (move.do === 'end') {
    if (known?.status === 'accepted') room.rail.end(orderId, move.how);
  } else if (move.do === 'notice') {
    if (known) await tell(room, loanId, known);
  } else {
    const { borrowerId } = of;
    // One round is enough here: an undecided order would be asked for ever.
    const stop = new Error('later');
    await runSettle(room, { orderId, borrowerId, loanId }, (step) => {
      if (step === 'sleep') throw stop;
    }).catch((error) => {
      if (error !== stop) throw error;
    });
  }
}

test('property: whatever the order, what is in transit is what is unsettled, and an open loan was paid once', async () => {
  const room = openRoom(db);
  const cashBefore = (await standOf(db)).cash;
  let paidBefore = 0n;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(moves, { minLength: 1, maxLength: 4 }), { minLength: 2, maxLength: 6 }),
      async (steps) => {
        room.rail.usual = 'settles';
        const under = await withFacility(room);
        const commands: DrawCommand[] = [];
        for (let i = 0; i < 4; i += 1) commands.push(await command(room, under, 100 + i));
        for (const step of steps) {
          await Promise.all(step.map((move) => play(room, commands, move)));
          room.rail.replies.length = 0;
          const stand = await standOf(db);
          expect(stand.problems).toEqual([]);
          expect(-stand.transit).toBe(stand.paying);
          expect(stand.principal).toBe(stand.paying + stand.open);
        }
        // Whatever is left: every order is decided, and the net is run.
        for (const [id, { answer }] of room.rail.orders)
          if (answer.status === 'accepted') room.rail.end(id, 'settles');
        for (const slot of commands.keys()) await play(room, commands, { do: 'net', slot });

        const stand = await standOf(db);
        expect(stand).toMatchObject({ problems: [], transit: 0n, paying: 0n });
        const loans = await listLoans(db, under.borrowerId);
        for (const { id, status, principal } of loans)
          expect(room.rail.paid(payoutIdOf(id))).toBe(status === 'open' ? principal : 0n);
        const facilityId = 'facilityId' in under.under ? under.under.facilityId : expect.fail();
        const facility = await findFacility(db, under.borrowerId, facilityId);
        const open = loans.filter((loan) => loan.status === 'open');
        expect(facility?.used).toBe(open.reduce((sum, loan) => sum + loan.principal, 0n));
        paidBefore += facility?.used ?? 0n;
        expect(cashBefore - stand.cash).toBe(paidBefore);
      },
    ),
    { numRuns: 12 },
  );
  expect(room.logged.filter((l) => l.level === 'error')).toEqual([]);
}, 60_000);
