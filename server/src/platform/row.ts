import assert from 'node:assert/strict';
import {
  type BusinessDate,
  type Fen,
  fen,
  type Id,
  type Instant,
  instant,
  parseBusinessDate,
  parseId,
  type RateE9,
  rateE9,
} from '../kernel/index.ts';

/** Reads one column as Postgres hands it over; throws when it is not what the query promised. */
export type Column<T> = (raw: unknown) => T;

type Columns = Readonly<Record<string, Column<unknown>>>;

/** A decoder of rows: `loanId` reads the column `loan_id`. */
export interface Row<T> {
  decode(raw: Record<string, unknown>): T;
}
export type RowOf<R> = R extends Row<infer T> ? T : never;

const snake = (key: string): string => key.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);

/** The decoder of a query's rows. Every column named here must be selected. */
export function row<C extends Columns>(
  columns: C,
): Row<{ readonly [K in keyof C]: ReturnType<C[K]> }> {
  const reads = Object.entries(columns).map(([key, read]) => [key, snake(key), read] as const);
  return {
    decode: (raw) => {
      const out: Record<string, unknown> = {};
      for (const [key, name, read] of reads) {
        assert(name in raw, `column ${name} was not selected`);
        out[key] = read(raw[name]);
      }
      return out as { readonly [K in keyof C]: ReturnType<C[K]> };
    },
  };
}

const text = (raw: unknown): string => {
  assert(typeof raw === 'string', 'text expected');
  return raw;
};
const integer = (raw: unknown): bigint => {
  assert(typeof raw === 'string' || typeof raw === 'number', 'integer expected');
  return BigInt(raw);
};

export const column = {
  text,
  bool: (raw: unknown): boolean => raw === true,
  int: (raw: unknown): number => {
    const n = Number(raw);
    assert(Number.isSafeInteger(n), 'safe integer expected');
    return n;
  },
  bigint: integer,
  fen: (raw: unknown): Fen => fen(integer(raw)),
  rate: (raw: unknown): RateE9 => rateE9(integer(raw)),
  date: (raw: unknown): BusinessDate => {
    const date = parseBusinessDate(text(raw));
    assert(date, 'date expected');
    return date;
  },
  instant: (raw: unknown): Instant => {
    assert(raw instanceof Date, 'timestamptz expected');
    return instant(raw.getTime());
  },
  bytes: (raw: unknown): Uint8Array => {
    assert(raw instanceof Uint8Array, 'bytea expected');
    return raw;
  },
  /** `jsonb`, as the room that wrote it typed it. */
  json:
    <T>() =>
    (raw: unknown): T =>
      raw as T,
  id:
    <K extends string>(prefix: K) =>
    (raw: unknown): Id<K> => {
      const id = parseId(prefix, text(raw));
      assert(id, `id of ${prefix} expected`);
      return id;
    },
  /** One of a fixed set of words. */
  oneOf:
    <const W extends string>(...words: readonly W[]) =>
    (raw: unknown): W => {
      const word = words.find((w) => w === raw);
      assert(word !== undefined, `one of ${words.join(', ')} expected`);
      return word;
    },
  nullable:
    <T>(inner: Column<T>) =>
    (raw: unknown): T | null =>
      raw === null ? null : inner(raw),
} as const;
