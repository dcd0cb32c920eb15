import { rows } from '../../architecture.mjs';
import type { Finding, Judge } from './finding.ts';
import { lineOf, nodesOf, sqlOf } from './syntax.ts';

const rooms: readonly string[] = rows.flat();
const schemas = [...rooms, 'dbos'];

/** What a room may name beside its own schema. */
const shared: Readonly<Record<string, RegExp>> = {
  platform: /^platform[.](refuse_change|only_resealed)$/, // The triggers that keep tables of facts append-only.
};

/** The tables of other rooms that `sql` names. Comments and text literals do not count. */
export function foreignNames(room: string, sql: string): string[] {
  const bare = sql.replace(/--.*$/gm, '').replace(/'(?:[^']|'')*'/g, "''");
  const named = bare.matchAll(new RegExp(`\\b(${schemas.join('|')})[.][a-z_]\\w*`, 'g'));
  return [...named]
    .filter(([name, schema = '']) => {
      const own = schema === room || (schema === 'dbos' && room === 'platform');
      return !own && !shared[schema]?.test(name);
    })
    .map(([name]) => name);
}

/** Queries and migrations of a room name the tables of its own schema only. */
export const judgeSchemas: Judge = (file) => {
  const { path, text } = file;
  const room = /^server[/]src[/]([^/]+)[/]/.exec(path)?.[1];
  if (room === undefined) return [];
  const says = (name: string) => `${name}: ask the door of its room; its tables are its own`;
  if (path.endsWith('.sql')) {
    return text
      .split('\n')
      .flatMap((line, i) =>
        foreignNames(room, line).map((name): Finding => ({ path, line: i + 1, says: says(name) })),
      );
  }
  return nodesOf(file).flatMap((node) =>
    foreignNames(room, sqlOf(node) ?? '').map(
      (name): Finding => ({ path, line: lineOf(node), says: says(name) }),
    ),
  );
};
