import { expect, test } from 'vitest';
import { testDatabase } from '../../../tests/db/database.ts';
import {
  type BusinessDate,
  fen,
  type Id,
  type Instant,
  instant,
  parseShanghaiStamp,
} from '../kernel/index.ts';
import { newId } from '../platform/index.ts';
import { appendEvents, type NewEvent } from './append.ts';
import { compareEvents } from './compare.ts';
import type { EventOrigin } from './kinds.ts';
import {
  countBorrowersWithFacts,
  listBorrowersWithFacts,
  listEvents,
  listFacts,
  listFactsOfDays,
  listOpenParcels,
  summarizeEvents,
  takeChangedDays,
} from './queries.ts';

const db = await testDatabase();

const at = (stamp: string): Instant => parseShanghaiStamp(stamp) ?? instant(Number.NaN);
const monday = at('2027-01-04 10:00:00');
const tuesday = at('2027-01-05 10:00:00');
const later = at('2027-02-01 00:00:00');

const paid = (
  borrowerId: Id<'borrower'>,
  tid: string,
  amount: bigint,
  occurredAt = monday,
): NewEvent<'order.paid'> => ({
  id: `taobao:trade:${tid}:paid`,
  kind: 'order.paid',
  borrowerId,
  occurredAt,
  source: 'taobao',
  rawId: 'raw_1',
  data: { orderId: tid, amountFen: fen(amount), buyer: 'b1', itemCount: 2 },
});

const append = (events: readonly NewEvent[], recordedAt = tuesday) =>
  db.tx((tx) => appendEvents(tx, events, recordedAt));

test('behaviour: an event comes back as it was recorded, with both times and revision 1', async () => {
  const borrower = newId('borrower');
  const event = paid(borrower, '2100000000000000019', 12_345n);
  expect(await append([event])).toEqual({ appended: 1, existed: 0, revised: 0 });
  expect(await listEvents(db, borrower, { recordedBefore: later })).toEqual([
    { ...event, recordedAt: tuesday, revision: 1 },
  ]);
});

test('behaviour: a second report adds nothing, whichever payload it came in', async () => {
  const borrower = newId('borrower');
  const events = [paid(borrower, '1', 100n), paid(borrower, '2', 200n)];
  await append(events);
  const again = events.map((e) => ({ ...e, rawId: 'raw_2' }));
  expect(await append(again)).toEqual({ appended: 0, existed: 2, revised: 0 });
  expect(await listEvents(db, borrower, { recordedBefore: later })).toHaveLength(2);
});

test('behaviour: a changed fact is a new revision, and the old one is still seen from before', async () => {
  const borrower = newId('borrower');
  await append([paid(borrower, '1', 100n)], tuesday);
  const wednesday = at('2027-01-06 10:00:00');
  expect(await append([paid(borrower, '1', 90n)], wednesday)).toMatchObject({ revised: 1 });
  const amounts = async (recordedBefore: Instant) =>
    (await listEvents(db, borrower, { recordedBefore })).map((e) =>
      e.kind === 'order.paid' ? [e.revision, e.data.amountFen] : [],
    );
  expect(await amounts(later)).toEqual([[2, 90n]]);
  expect(await amounts(wednesday)).toEqual([[1, 100n]]); // Strictly before.
  expect(await amounts(tuesday)).toEqual([]);
});

test('behaviour: one batch may hold an event twice, repeated or changed', async () => {
  const borrower = newId('borrower');
  const events = [paid(borrower, '1', 100n), paid(borrower, '1', 100n), paid(borrower, '1', 70n)];
  expect(await append(events)).toEqual({ appended: 1, existed: 1, revised: 1 });
});

test('behaviour: events are listed as they occurred, filtered by kind and time', async () => {
  const borrower = newId('borrower');
  const finished: NewEvent = {
    ...paid(borrower, '9', 1n, at('2027-01-03 08:00:00')),
    id: 'taobao:trade:9:finished',
    kind: 'order.finished',
    data: { orderId: '9', amountFen: fen(1n) },
  };
  await append([paid(borrower, '2', 1n, tuesday), paid(borrower, '1', 1n, monday), finished]);
  const ids = async (filter: object) =>
    (await listEvents(db, borrower, { recordedBefore: later, ...filter })).map((e) => e.id);
  expect(await ids({})).toEqual([
    'taobao:trade:9:finished',
    'taobao:trade:1:paid',
    'taobao:trade:2:paid',
  ]);
  expect(await ids({ kinds: ['order.finished'] })).toEqual(['taobao:trade:9:finished']);
  expect(await ids({ occurredFrom: monday })).toEqual([
    'taobao:trade:1:paid',
    'taobao:trade:2:paid',
  ]);
});

test('behaviour: facts are the latest revisions of the kinds and sources asked for, each from its instant', async () => {
  const borrower = newId('borrower');
  const wednesday = at('2027-01-06 10:00:00');
  const taken: NewEvent = {
    ...paid(borrower, '3', 1n, wednesday),
    id: 'alipay:entry:3',
    kind: 'takings.received',
    source: 'alipay',
    data: { entryId: '3', amountFen: fen(7n), balanceAfterFen: fen(-5n), payer: null },
  };
  const later = at('2027-01-07 10:00:00');
  await append([paid(borrower, '1', 100n), paid(borrower, '2', 50n, tuesday)], tuesday);
  await append([paid(borrower, '2', 40n, wednesday), taken], wednesday); // The second is revised.
  await append([paid(borrower, '2', 30n, later)], later);
  const facts = async (recordedBefore: Instant, since: [EventOrigin, Instant][]) =>
    (
      await listFacts(db, borrower, {
        recordedBefore,
        kinds: ['order.paid', 'takings.received'],
        since: new Map(since),
      })
    )
      .map((f) => [f.source, f.occurredAt, f.recordedAt, 'amountFen' in f.data && f.data.amountFen])
      .sort();
  expect(await facts(later, [['taobao', monday]])).toEqual([
    ['taobao', monday, tuesday, 100n],
    ['taobao', wednesday, wednesday, 40n],
  ]);
  expect(await facts(later, [['taobao', instant(monday + 1)]])).toEqual([
    ['taobao', wednesday, wednesday, 40n],
  ]);
  expect(await facts(wednesday, [['taobao', instant(0)]])).toEqual([
    ['taobao', monday, tuesday, 100n],
    ['taobao', tuesday, tuesday, 50n],
  ]);
  expect(await facts(later, [['alipay', instant(0)]])).toEqual([
    ['alipay', wednesday, wednesday, 7n],
  ]);
  expect(await facts(later, [])).toEqual([]);
  expect(await summarizeEvents(db, borrower, { recordedBefore: instant(later + 1) })).toEqual(
    expect.arrayContaining([
      { source: 'taobao', events: 2, newestAt: later },
      { source: 'alipay', events: 1, newestAt: wednesday },
    ]),
  );
});

test('property: facts and their summary say what the list of events says, at any instant', async () => {
  const borrower = newId('borrower');
  const tids = ['1', '2', '3', '4'];
  for (let step = 1; step <= 5; step += 1) {
    const events = tids
      .filter((_, i) => (i + step) % 3 !== 0)
      .map((tid, i) =>
        paid(borrower, tid, BigInt(step * 10 + i), instant(monday + step * 1000 + i)),
      );
    await append(events, instant(tuesday + step));
  }
  const since = new Map([['taobao', instant(monday + 2001)] as const]);
  for (let step = 0; step <= 6; step += 1) {
    const recordedBefore = instant(tuesday + step);
    const events = await listEvents(db, borrower, { recordedBefore });
    const wanted = events.filter((event) => event.occurredAt >= monday + 2001);
    const facts = await listFacts(db, borrower, { recordedBefore, kinds: ['order.paid'], since });
    const key = (f: { readonly occurredAt: Instant; readonly data: object }) =>
      `${f.occurredAt} ${JSON.stringify(f.data, (_, v) => String(v))}`;
    expect(facts.map(key).sort()).toEqual(wanted.map(key).sort());
    const [told] = await summarizeEvents(db, borrower, { recordedBefore });
    expect(told?.events ?? 0).toBe(events.length);
    expect(told?.newestAt).toBe(events.at(-1)?.occurredAt);
  }
});

test("behaviour: another borrower's event of the same id is another event", async () => {
  const [a, b] = [newId('borrower'), newId('borrower')];
  expect(await append([paid(a, '1', 1n), paid(b, '1', 1n)])).toMatchObject({ appended: 2 });
  expect(await listEvents(db, a, { recordedBefore: later })).toHaveLength(1);
});

test('behaviour: an event outlives milliseconds and an instant before 1970', async () => {
  const borrower = newId('borrower');
  const odd = instant(1_799_999_999_123);
  await append([paid(borrower, '1', 1n, odd), paid(borrower, '2', 1n, instant(-1))]);
  const listed = await listEvents(db, borrower, { recordedBefore: later });
  expect(listed.map((e) => e.occurredAt)).toEqual([-1, odd]);
});

test('property: two writers of the same events at once record each once, in any order', async () => {
  const borrower = newId('borrower');
  const events = Array.from({ length: 60 }, (_, i) => paid(borrower, String(i), 5n));
  const counts = await Promise.all([
    append(events),
    append(events.toReversed()),
    append(events.slice(20)),
    append(events.slice(0, 40).map((e) => paid(borrower, e.data.orderId, 7n))),
  ]);
  const total = (of: 'appended' | 'existed' | 'revised') =>
    counts.reduce((sum, c) => sum + c[of], 0);
  expect(total('appended')).toBe(60);
  expect(total('appended') + total('existed') + total('revised')).toBe(60 + 60 + 40 + 40);
  expect(await listEvents(db, borrower, { recordedBefore: later })).toHaveLength(60);
});

test('error: a malformed event is a bug of its maker and records nothing', async () => {
  const borrower = newId('borrower');
  const bad = paid(borrower, '2', -1n);
  await expect(append([paid(borrower, '1', 1n), bad])).rejects.toThrow();
  expect(await listEvents(db, borrower, { recordedBefore: later })).toEqual([]);
});

test('error: the database refuses to change or forget a fact', async () => {
  const borrower = newId('borrower');
  await append([paid(borrower, '1', 1n)]);
  await expect(db.exec`update events.events set kind = 'order.closed'`).rejects.toThrow(
    /append-only/,
  );
  await expect(db.exec`delete from events.events`).rejects.toThrow(/append-only/);
  await expect(db.exec`truncate events.events`).rejects.toThrow(/append-only/);
});

const stated = (amount: bigint, statedAt: Instant): NewEvent<'order.paid'> => ({
  ...paid(stating, '1', amount),
  statedAt,
});
const stating = newId('borrower');

test('property: of what a source says of a fact the latest statement holds, in whatever order they come', async () => {
  const orders = [
    [1, 2, 3],
    [3, 2, 1],
    [2, 3, 1],
    [2, 1, 3],
    [3, 1, 2],
    [1, 3, 2],
  ];
  for (const order of orders) {
    const borrower = newId('borrower');
    for (const n of order) {
      const event = stated(BigInt(n), instant(monday + n));
      await append([{ ...event, borrowerId: borrower }], instant(tuesday + order.indexOf(n)));
    }
    const [latest] = await listEvents(db, borrower, { recordedBefore: later });
    expect([order, latest?.data]).toEqual([order, expect.objectContaining({ amountFen: 3n })]);
  }
});

test('behaviour: an older statement that comes late is counted as known and changes nothing', async () => {
  await append([stated(9n, instant(monday + 9))]);
  const old = [stated(1n, monday)];
  expect(await append(old)).toEqual({ appended: 0, existed: 1, revised: 0 });
  expect(await append([stated(10n, instant(monday + 9))])).toMatchObject({ revised: 1 });
});

test('behaviour: a fact that its source takes back is gone from then on, and was there before', async () => {
  const borrower = newId('borrower');
  const event = paid(borrower, '1', 100n);
  const wednesday = at('2027-01-06 10:00:00');
  await append([event, paid(borrower, '2', 5n)], tuesday);
  expect(await append([{ ...event, withdrawn: true }], wednesday)).toMatchObject({ revised: 1 });
  expect(await append([{ ...event, withdrawn: true }], wednesday)).toMatchObject({ existed: 1 });
  const ids = async (recordedBefore: Instant) => [
    (await listEvents(db, borrower, { recordedBefore })).map((e) => e.id),
    (
      await listFacts(db, borrower, {
        recordedBefore,
        kinds: ['order.paid'],
        since: new Map([['taobao', instant(0)] as const]),
      })
    ).length,
    (await summarizeEvents(db, borrower, { recordedBefore }))[0]?.events,
  ];
  expect(await ids(wednesday)).toEqual([['taobao:trade:1:paid', 'taobao:trade:2:paid'], 2, 2]);
  expect(await ids(later)).toEqual([['taobao:trade:2:paid'], 1, 1]);
  // And said again after all: the fact stands once more.
  await append([event], instant(wednesday + 1));
  expect(await ids(later)).toEqual([['taobao:trade:1:paid', 'taobao:trade:2:paid'], 2, 2]);
});

test('behaviour: a fact that is taken back before it was ever told is not there', async () => {
  const borrower = newId('borrower');
  await append([{ ...paid(borrower, '1', 1n), withdrawn: true }]);
  expect(await listEvents(db, borrower, { recordedBefore: later })).toEqual([]);
  expect(await summarizeEvents(db, borrower, { recordedBefore: later })).toEqual([]);
});

test('behaviour: parcels are open from the shop’s word until the carrier tells the end', async () => {
  const borrower = newId('borrower');
  const shipped = (no: string, occurredAt: Instant): NewEvent => ({
    id: `taobao:trade:${no}:shipped`,
    kind: 'order.shipped',
    borrowerId: borrower,
    occurredAt,
    source: 'taobao',
    rawId: null,
    data: { orderId: no, carrier: 'sf', parcelNo: `SF${no}` },
  });
  const signed: NewEvent = {
    ...shipped('1', tuesday),
    id: 'sf:parcel:SF1:signed',
    kind: 'parcel.signed',
    source: 'sf',
    data: { parcelNo: 'SF1', carrier: 'sf' },
  };
  await append([shipped('1', monday), shipped('2', monday), shipped('3', tuesday), signed]);
  const open = async (n: number) => (await listOpenParcels(db, borrower, n)).map((p) => p.parcelNo);
  expect(await open(9)).toEqual(['SF3', 'SF2']);
  expect(await open(1)).toEqual(['SF3']);
});

test('behaviour: facts read again are compared with what is recorded, and nothing changes', async () => {
  const borrower = newId('borrower');
  await append([paid(borrower, '1', 1n), paid(borrower, '2', 2n)]);
  const again = [paid(borrower, '1', 1n), paid(borrower, '2', 3n), paid(borrower, '3', 3n)];
  const states = (await compareEvents(db, borrower, again)).map((c) => c.state);
  expect(states).toEqual(['same', 'changed', 'new']);
  expect(await listEvents(db, borrower, { recordedBefore: later })).toHaveLength(2);
});

test('behaviour: each reader is told once of the days that changed, of its borrower alone', async () => {
  const [one, two] = [newId('borrower'), newId('borrower')];
  const take = (borrower: Id<'borrower'>, reader: 'features' | 'graph' = 'features') =>
    db.tx((tx) => takeChangedDays(tx, borrower, reader));
  await append([paid(one, '1', 100n), paid(two, '1', 100n, tuesday)], later);
  expect(await take(one)).toEqual({ days: ['2027-01-04'], recordedThrough: later });
  expect(await take(one)).toEqual({ days: [], recordedThrough: null });
  expect((await take(one, 'graph')).days).toEqual(['2027-01-04']);
  expect((await take(two)).days).toEqual(['2027-01-05']);
  await append([paid(one, '1', 100n)]); // A repeat changes no day.
  expect((await take(one)).days).toEqual([]);
  await append([paid(one, '1', 100n, tuesday)]); // It was of another day than was told before.
  expect((await take(one)).days.toSorted()).toEqual(['2027-01-04', '2027-01-05']);
  const undone = db.tx(async (tx) => {
    await takeChangedDays(tx, two, 'graph');
    throw new Error('no');
  });
  await expect(undone).rejects.toThrow('no');
  expect((await take(two, 'graph')).days).toEqual(['2027-01-05']);
});

test('behaviour: facts of days are the last revisions of those days alone', async () => {
  const borrower = newId('borrower');
  const ends = [at('2027-01-04 00:00:00'), at('2027-01-04 23:59:59'), at('2027-01-05 00:00:00')];
  await append(ends.map((when, i) => paid(borrower, `${i}`, 100n + BigInt(i), when)));
  await append([paid(borrower, '1', 7n, ends[1])], later);
  const facts = await listFactsOfDays(db, borrower, {
    kinds: ['order.paid'],
    days: ['2027-01-04' as BusinessDate],
  });
  const amounts = facts.map(({ data }) => ('amountFen' in data ? data.amountFen : null));
  expect(amounts.toSorted()).toEqual([100n, 7n]);
  expect(
    await listFactsOfDays(db, borrower, { kinds: ['order.closed'], days: ['2027-01-04' as never] }),
  ).toEqual([]);
});

test('behaviour: borrowers with facts come page by page, each once', async () => {
  const ids = [newId('borrower'), newId('borrower'), newId('borrower')].sort();
  await append(ids.flatMap((id) => [paid(id, '1', 1n), paid(id, '2', 2n)]));
  const found: string[] = [];
  for (let after = ''; ; ) {
    const page = await listBorrowersWithFacts(db, { after, most: 2 });
    found.push(...page.map(({ borrowerId }) => borrowerId));
    const last = page.at(-1);
    if (!last || page.length < 2) break;
    after = last.borrowerId;
  }
  expect(new Set(found).size).toBe(found.length);
  expect(found).toEqual(found.toSorted());
  for (const id of ids) expect(found).toContain(id);
  expect(await countBorrowersWithFacts(db)).toBe(found.length);
});
