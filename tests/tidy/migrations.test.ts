import { expect, test } from 'vitest';
import { paths } from './files.ts';
import { report } from './finding.ts';
import { judgeMigrations } from './migrations.ts';

test('behaviour: migrations are named by timestamp, each one of its own in a room', () => {
  const migrations = paths.filter((path) => path.endsWith('.sql') && path.startsWith('server/'));
  expect(migrations.length).toBeGreaterThan(0);
  expect(report(judgeMigrations(migrations))).toEqual([]);
});

test('behaviour: a bad name, a file elsewhere and a timestamp used twice are caught', () => {
  const at = (name: string) => `server/src/lending/migrations/${name}`;
  expect(judgeMigrations([at('001_create.sql')])).toHaveLength(1);
  expect(judgeMigrations(['server/src/lending/20270104T0930_create.sql'])).toHaveLength(1);
  const first = at('20270104T0930_create.sql');
  expect(judgeMigrations([first, at('20270104T0930_add.sql')])).toHaveLength(1);
  expect(judgeMigrations([first, first.replace('lending', 'party')])).toEqual([]);
});
