import { expect, test } from 'vitest';
import { makeLoan, vault } from '../../../tests/db/book.ts';
import { TEST_TODAY, testDatabase } from '../../../tests/db/database.ts';
import { addDays, type BusinessDate, instant, startOfDay } from '../kernel/index.ts';
import type { MessagePort } from '../messages/index.ts';
import { saveIdentifier } from '../party/index.ts';
import {
  advanceBusinessDate,
  type Database,
  type Flow,
  getBusinessDate,
  manualClock,
  silentLog,
} from '../platform/index.ts';
import { endOfDay } from '../servicing/index.ts';
import { usualContactRules } from './contact-rules.ts';
import { saveLanguage } from './contact-store.ts';
import { listContacts } from './contacts.ts';
import { collectionsDayWork, collectionsDayWorkflow } from './day.ts';
import { placeHold } from './holds.ts';
import { type RemindDeps, remindDay } from './remind.ts';

const HOUR = 3_600_000;
const clock = manualClock(startOfDay(TEST_TODAY));
const due = '2027-02-04' as BusinessDate; // A Thursday.

async function toMorning(db: Database, day: BusinessDate): Promise<void> {
  const last = addDays(day, -1);
  for (let at = await getBusinessDate(db); at < last; at = addDays(at, 1)) {
    await db.tx((tx) => advanceBusinessDate(tx, at));
  }
  await endOfDay({ db, clock, log: silentLog });
  clock.advance(startOfDay(day) + 10 * HOUR - clock.now());
}

/** Delivers, unless told to die; what it was sent, by id: the same id again is the same message. */
function scriptedPort() {
  const sent = new Map<string, { readonly phone: string; readonly text: string }>();
  const script: ('dies' | 'fails')[] = [];
  const port: MessagePort = {
    send: async ({ id, phone, text }) => {
      const act = script.shift();
      sent.set(id, { phone, text });
      if (act === 'dies') throw new Error('the process died');
      return act === 'fails' ? { status: 'failed', reason: 'no such number' } : { status: 'sent' };
    },
  };
  return { sent, script, port };
}

async function withPhone(db: Database, phone: string) {
  const loan = await makeLoan(db, { termMonths: 3 });
  const told = { kind: 'phone', value: phone, source: null, at: instant(clock.now()) } as const;
  await saveIdentifier(db, vault, loan.borrowerId, told);
  return loan;
}

test('behaviour: three days before an installment and on the days past due each borrower is reminded, once, in their language', async () => {
  const db = await testDatabase();
  const { sent, script, port } = scriptedPort();
  const deps: RemindDeps = { db, clock, vault, contactRules: usualContactRules, messages: port };
  const ann = await withPhone(db, '13800000001');
  const ben = await withPhone(db, '13800000002');
  await makeLoan(db, { termMonths: 3 }); // Nobody knows a number of theirs.
  await saveLanguage(db, ben.borrowerId, 'en');
  await toMorning(db, addDays(due, -4));
  expect(await remindDay(deps, addDays(due, -4))).toMatchObject({ sent: 0, noNumber: 0 });
  await toMorning(db, addDays(due, -3));
  script.push('dies');
  await expect(remindDay(deps, addDays(due, -3))).rejects.toThrow('died');
  // Run again it goes on: who was sent to before the end is sent to under the same id, and counted once.
  expect(await remindDay(deps, addDays(due, -3))).toMatchObject({ sent: 2, noNumber: 1 });
  expect(await remindDay(deps, addDays(due, -3))).toMatchObject({ sent: 0 });
  expect(sent.size).toBe(2);
  const texts = [...sent.values()].map(({ phone, text }) => `${phone} ${text}`).toSorted();
  expect(texts[0]).toMatch(/^13800000001 您的借款将于 2027-02-04 到期应还 ¥[\d.]+，/);
  expect(texts[1]).toMatch(
    /^13800000002 An installment of ¥[\d.]+ on your loan falls due on 2027-02-04/,
  );
  // Asked to stop, nothing more goes out; a number that fails is told so.
  await db.tx((tx) =>
    placeHold(tx, {
      ...{ borrowerId: ann.borrowerId, kind: 'stopRequest', reason: 'asked', byName: 'desk' },
      at: clock.now(),
    }),
  );
  await toMorning(db, addDays(due, 1)); // A Friday.
  script.push('fails');
  expect(await remindDay(deps, addDays(due, 1))).toEqual({
    ...{ sent: 0, failed: 1, noNumber: 1, refused: { contact_on_hold: 1 } },
  });
  const [last] = await listContacts(deps, ben.borrowerId);
  expect(last).toMatchObject({ template: 'overdue', outcome: 'failed', said: 'no such number' });
  // Nobody is written to on a Saturday, nor twice for the same day.
  await toMorning(db, addDays(due, 2));
  expect(await remindDay(deps, addDays(due, 2))).toMatchObject({ sent: 0, failed: 0 });
});

test('error: what was begun before a stop of the process is not sent at night', async () => {
  const db = await testDatabase();
  const { script, sent, port } = scriptedPort();
  const deps: RemindDeps = { db, clock, vault, contactRules: usualContactRules, messages: port };
  await withPhone(db, '13800000003');
  const on = '2027-03-01' as BusinessDate; // Three days before the second installment, a Monday.
  await toMorning(db, on);
  script.push('dies');
  await expect(remindDay(deps, on)).rejects.toThrow('died');
  sent.clear();
  clock.advance(12 * HOUR);
  expect(await remindDay(deps, on)).toMatchObject({ refused: { contact_outside_hours: 1 } });
  expect(sent.size).toBe(0);
  clock.advance(12 * HOUR);
  expect(await remindDay(deps, on)).toMatchObject({ sent: 1 });
});

test('behaviour: a day’s work sleeps through the night, then reminds; where nobody delivers messages it only ends plans', async () => {
  const db = await testDatabase();
  const { sent, port } = scriptedPort();
  await withPhone(db, '13800000004');
  const on = '2027-03-01' as BusinessDate;
  await toMorning(db, on);
  const deps = { db, clock, vault, log: silentLog, contactRules: usualContactRules };
  const slept: number[] = [];
  const flow: Flow = {
    call: (_, work) => work(),
    commit: (_, work) => db.tx(work),
    sleep: async (ms) => {
      slept.push(ms);
      clock.advance(ms);
    },
  };
  const night = startOfDay(addDays(on, 1)) + 3 * HOUR;
  clock.advance(night - clock.now());
  const { id, input } = collectionsDayWork(on);
  expect(id).toBe('collections-day:2027-03-01');
  await collectionsDayWorkflow({ ...deps, messages: null }).run(flow, input);
  expect({ slept, sent: sent.size }).toEqual({ slept: [], sent: 0 });
  await collectionsDayWorkflow({ ...deps, messages: port }).run(flow, input);
  expect({ slept, sent: sent.size }).toEqual({ slept: [5 * HOUR], sent: 1 });
  // The books went on meanwhile: another day's reminders speak for it.
  await db.tx((tx) => advanceBusinessDate(tx, on));
  sent.clear();
  await collectionsDayWorkflow({ ...deps, messages: port }).run(flow, input);
  expect(sent.size).toBe(0);
});
