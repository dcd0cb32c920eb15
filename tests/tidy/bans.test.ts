import { expect, test } from 'vitest';
import { bans } from './bans.ts';
import { textFiles } from './files.ts';
import { report } from './finding.ts';

const files = textFiles();

test.each(bans)(
  'behaviour: nothing banned by "$name" is written',
  ({ where, judge }) => {
    const covered = files.filter(({ path }) => where(path));
    expect(covered.length).toBeGreaterThan(0);
    expect(report(covered.flatMap(judge))).toEqual([]);
  },
  60_000,
);

test.each(bans)('behaviour: the ban "$name" catches what was planted for it', (ban) => {
  expect(ban.where(ban.planted.path)).toBe(true);
  const found = report(ban.judge(ban.planted));
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(new RegExp(`^${ban.planted.path}:\\d+ .+: .+`)); // Says what instead.
});

test('behaviour: a date may be encoded for a query, but never taken from the machine', () => {
  const newDate = bans.find((ban) => ban.name === 'new Date');
  const judge = (text: string) =>
    newDate?.judge({ path: 'server/src/lending/loan.ts', text }).length;
  const query = 'const q = (a: number) => db.exec`delete from t where at < $' + '{new Date(a)}`;\n';
  expect(judge(query)).toBe(0);
  expect(judge(`${query}\nexport const now = () => new Date();`)).toBe(1);
});
