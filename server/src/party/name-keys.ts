import { column, type Db, type RowOf, row, type Vault } from '../platform/index.ts';
import type { BorrowerId } from './parties.ts';

/** One spelling for one name: full width made half, spaces and marks gone, letters small. */
export const plainName = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

const KEY_BYTES = 16; // Of 32: two names in a billion would not meet by chance.

const keyOf = (vault: Vault, what: 'whole' | 'pair', text: string): Buffer =>
  Buffer.from(vault.blindIndex(text, `party.name:${what}`), 'base64url').subarray(0, KEY_BYTES);

/** Pairs of letters side by side, each once. */
export function pairsOf(plain: string): string[] {
  const letters = [...plain];
  return [...new Set(letters.slice(1).map((letter, i) => `${letters[i]}${letter}`))];
}

/** The keys by which a name is found: its whole, and each pair of its letters. */
export function nameKeys(vault: Vault, name: string): Buffer[] {
  const plain = plainName(name);
  if (plain === '') return [];
  return [
    keyOf(vault, 'whole', plain),
    ...pairsOf(plain).map((pair) => keyOf(vault, 'pair', pair)),
  ];
}

const asHex = (keys: readonly Buffer[]): string[] => keys.map((key) => key.toString('hex'));

/**
 * Lets a borrower be found by a name from now on, and by the one before no longer. In the transaction that
 * keeps the name. @param name - Which of their names: `holder`, `firm`, `link:taobao`.
 */
export const indexName = (
  db: Db,
  vault: Vault,
  borrowerId: BorrowerId,
  { name, text }: { readonly name: string; readonly text: string },
): Promise<number> => {
  const keys = asHex(nameKeys(vault, text));
  return db.exec`
    with wanted as (
      select decode(hex, 'hex') as key from unnest(${keys}::text[]) as hex
    ), gone as (
      delete from party.name_keys
       where borrower_id = ${borrowerId} and name = ${name}
         and key not in (select key from wanted)
    )
    insert into party.name_keys (borrower_id, name, key)
    select ${borrowerId}, ${name}, key from wanted
    on conflict do nothing`;
};

const FoundRow = row({ borrowerId: column.id('borrower'), name: column.text });

/** A borrower, and which of their names it was. */
export type NameFound = RowOf<typeof FoundRow>;

const CountRow = row({ n: column.int });
const COUNT_MAX = 2_000;

/** Borrowers of this very name. */
export const findByWholeName = (
  db: Db,
  vault: Vault,
  text: string,
  atMost: number,
): Promise<NameFound[]> => {
  const [key = ''] = asHex([keyOf(vault, 'whole', plainName(text))]);
  return db.many(FoundRow)`
    select borrower_id, name from party.name_keys
     where key = decode(${key}, 'hex')
     order by borrower_id, name
     limit ${atMost}`;
};

/**
 * Borrowers with a name in which all pairs of letters of `text` stand, in whatever order: who asks looks at the
 * names. The rarest pair is read first, and not further than a few thousand names.
 */
export async function findByPairs(
  db: Db,
  vault: Vault,
  text: string,
  atMost: number,
): Promise<NameFound[]> {
  const keys = asHex(pairsOf(plainName(text)).map((pair) => keyOf(vault, 'pair', pair)));
  if (keys.length === 0) return [];
  const counted = await Promise.all(
    keys.map(async (key) => ({
      key,
      n: (
        await db.one(CountRow)`
          select count(*) as n
            from (select from party.name_keys where key = decode(${key}, 'hex') limit ${COUNT_MAX}) k`
      ).n,
    })),
  );
  const [rarest, ...others] = counted.toSorted((a, b) => a.n - b.n);
  if (!rarest || rarest.n === 0) return [];
  return db.many(FoundRow)`
    select r.borrower_id, r.name
      from (select borrower_id, name from party.name_keys
             where key = decode(${rarest.key}, 'hex')
             limit ${COUNT_MAX * 10}) r
     where not exists (
             select from unnest(${others.map(({ key }) => key)}::text[]) as hex
              where not exists (
                      select from party.name_keys k
                       where k.borrower_id = r.borrower_id and k.name = r.name
                         and k.key = decode(hex, 'hex')))
     limit ${atMost}`;
}
