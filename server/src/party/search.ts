import { column, type Database, type Db, row, type Vault } from '../platform/index.ts';
import {
  type IdentifierKind,
  identifierKey,
  identifierKinds,
  openIdentifier,
} from './identifiers.ts';
import { listLinks } from './links.ts';
import { findByPairs, findByWholeName, indexName, plainName } from './name-keys.ts';
import type { BorrowerId } from './parties.ts';
import { openProfile } from './profiles.ts';

/** A borrower that was found, and by what. */
export interface BorrowerFound {
  readonly borrowerId: BorrowerId;
  readonly by:
    | {
        readonly what: 'name';
        readonly name: string;
        readonly text: string;
        readonly isWhole: boolean;
      }
    | { readonly what: 'number'; readonly kind: IdentifierKind };
}

const OwnerRow = row({
  borrowerId: column.id('borrower'),
  kind: column.oneOf(...identifierKinds),
});

/** Kinds of numbers that a person may type; a number is looked for as each of them. */
const typed = ['creditCode', 'idCard', 'phone', 'bankAccount'] as const;

/** Borrowers whose number `text` is: the whole of it, by its keyed digest. */
export async function findByNumber(
  db: Db,
  vault: Vault,
  text: string,
  atMost: number,
): Promise<BorrowerFound[]> {
  const keys = typed.map((kind) => identifierKey(vault, kind, text));
  const found = await db.many(OwnerRow)`
    -- Served by the index identifiers_by_key.
    select borrower_id, kind from party.identifiers
     where key = any (${keys}::text[])
     order by borrower_id, kind
     limit ${atMost}`;
  return found.map(({ borrowerId, kind }) => ({ borrowerId, by: { what: 'number', kind } }));
}

/** The name of a borrower that `name` stands for, as it is kept now. */
async function openName(
  db: Db,
  vault: Vault,
  borrowerId: BorrowerId,
  name: string,
): Promise<string | null> {
  if (name === 'holder') return (await openProfile(db, vault, borrowerId)).holderName;
  if (name === 'firm') return openIdentifier(db, vault, borrowerId, 'name');
  const links = await listLinks(db, vault, borrowerId);
  return links.find(({ source }) => name === `link:${source}`)?.displayName ?? null;
}

/** Opens the name of the person who was asked who they are: it is kept elsewhere. */
type OpenPerson = (borrowerId: BorrowerId) => Promise<string | null>;

/**
 * Borrowers with a name that is `text`, or in which it stands (two letters at least): the whole ones first. Names
 * are opened to see whether the pairs found stand side by side there.
 */
export async function findByName(
  {
    db,
    vault,
    openPerson,
  }: { readonly db: Db; readonly vault: Vault; readonly openPerson: OpenPerson },
  text: string,
  atMost: number,
): Promise<BorrowerFound[]> {
  const plain = plainName(text);
  if (plain === '') return [];
  const [whole, parts] = await Promise.all([
    findByWholeName(db, vault, text, atMost),
    findByPairs(db, vault, text, atMost * 2),
  ]);
  const met = new Map([...whole, ...parts].map((one) => [`${one.borrowerId} ${one.name}`, one]));
  const opened = await Promise.all(
    [...met.values()].map(async ({ borrowerId, name }): Promise<BorrowerFound[]> => {
      const kept = await (name === 'person'
        ? openPerson(borrowerId)
        : openName(db, vault, borrowerId, name));
      if (kept === null || !plainName(kept).includes(plain)) return [];
      const isWhole = plainName(kept) === plain;
      return [{ borrowerId, by: { what: 'name', name, text: kept, isWhole } }];
    }),
  );
  const rank = ({ by }: BorrowerFound) => (by.what === 'name' && by.isWhole ? 0 : 1);
  return opened
    .flat()
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, atMost);
}

const LackingRow = row({ borrowerId: column.id('borrower'), name: column.text });

/** Names that are kept and not to be found by, behind one of them. */
const listLacking = (db: Db, after: { readonly borrowerId: string; readonly name: string }) =>
  db.many(LackingRow)`
    select n.borrower_id, n.name
      from (select borrower_id, 'holder' as name from party.profiles where holder_name is not null
             union all
            select borrower_id, 'firm' from party.identifiers where kind = 'name'
             union all
            select borrower_id, 'link:' || source from party.links) n
     where (n.borrower_id, n.name) > (${after.borrowerId}, ${after.name})
       and not exists (select from party.name_keys k
                        where k.borrower_id = n.borrower_id and k.name = n.name)
     order by n.borrower_id, n.name
     limit ${BACKFILL_PAGE}`;

const BACKFILL_PAGE = 500;

/**
 * Lets borrowers be found by names that were kept before there was an index. May be stopped and called again: what is
 * there is not done twice. @returns How many names were indexed.
 */
export async function indexKeptNames(
  db: Database,
  vault: Vault,
  onProgress: (names: number) => void = () => {},
): Promise<number> {
  let done = 0;
  for (let after = { borrowerId: '', name: '' }; ; ) {
    const page = await listLacking(db, after);
    await db.tx(async (tx) => {
      for (const { borrowerId, name } of page) {
        const text = await openName(tx, vault, borrowerId, name);
        if (text !== null) await indexName(tx, vault, borrowerId, { name, text });
      }
    });
    done += page.length;
    onProgress(done);
    const last = page.at(-1);
    if (!last || page.length < BACKFILL_PAGE) return done;
    after = last;
  }
}

/** Lets a borrower be found by the name of the person who was asked who they are. */
export const indexPerson = (db: Db, vault: Vault, borrowerId: BorrowerId, text: string) =>
  indexName(db, vault, borrowerId, { name: 'person', text });
