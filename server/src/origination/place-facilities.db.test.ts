import { expect, test } from 'vitest';
import { testDatabase } from '../../../tests/db/database.ts';
import { findFacility, listUnplaced } from '../lending/index.ts';
import { saveIdentifier } from '../party/index.ts';
import { placeFacilities } from './place-facilities.ts';
import { openRoom, withFacility } from './testing/room.ts';

const db = await testDatabase();
const room = openRoom(db);
const { deps } = room;
const all = { after: '', most: 50 };

test('behaviour: a facility opened while nobody knew where is placed by what is known later, page by page, and once', async () => {
  const made = [await withFacility(room), await withFacility(room)];
  const before = await listUnplaced(db, all);
  expect(before).toHaveLength(2);
  for (const { borrowerId } of made) {
    const code = { kind: 'creditCode', value: '91330106MA2CFRQ03K', source: null } as const;
    await saveIdentifier(db, deps.vault, borrowerId, { ...code, at: room.clock.now() });
  }
  const first = await placeFacilities(deps, { after: '', most: 1 });
  expect(first).toEqual({ facilities: 1, placed: 1, last: before[0]?.id });
  expect(await placeFacilities(deps, { after: first.last ?? '', most: 9 })).toEqual({
    ...{ facilities: 1, placed: 1, last: null },
  });
  for (const { borrowerId, under } of made) {
    const id = 'facilityId' in under ? under.facilityId : expect.fail('no facility');
    const facility = await findFacility(db, borrowerId, id);
    expect(facility?.region).toBe('33');
  }
  expect((await placeFacilities(deps, all)).placed).toBe(0); // What is known is not asked again.
});
