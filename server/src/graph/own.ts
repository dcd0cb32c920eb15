import { createHash } from 'node:crypto';
import type { BusinessDate, Id, Instant } from '../kernel/index.ts';
import { listIdentifiers } from '../party/index.ts';
import { column, type Db, row } from '../platform/index.ts';
import type { RelationType } from './define.ts';
import { relationDefinitions } from './definitions.ts';
import type { Edge } from './edges.ts';
import { type Live, sourcesOf } from './live.ts';

/** What the borrower's own numbers say of it: a firm, an owner, a phone, an account. */
const identities: Readonly<Record<string, RelationType>> = {
  ...{ creditCode: 'is_firm', idCard: 'is_owned_by', phone: 'is_reached_at' },
  bankAccount: 'banks_at',
};

/** Numbers by which a borrower is known, and the relations that they are. */
export interface Own {
  readonly keys: ReadonlySet<string>;
  readonly edges: readonly Edge[];
}

const ALWAYS = { from: '1970-01-01' as BusinessDate, until: '9000-01-01' as BusinessDate };

/**
 * A borrower's own numbers. They are no source's to take back: who somebody is has to be known by law, whatever else they
 * let be read.
 * @param before - Only numbers that were told before this instant.
 */
export async function readOwn(db: Db, borrowerId: Id<'borrower'>, before: Instant): Promise<Own> {
  const known = (await listIdentifiers(db, borrowerId)).filter(({ toldAt }) => toldAt < before);
  const edges = known.flatMap(({ kind, key }): Edge[] => {
    const type = identities[kind];
    if (!type) return [];
    const held = { firstOn: ALWAYS.from, lastOn: ALWAYS.from, untilOn: ALWAYS.until };
    return [{ type, other: key, events: 1, weight: 0n, ...held }];
  });
  return { keys: new Set(known.map(({ key }) => key)), edges };
}

const KeyRow = row({ key: column.text });

/**
 * The borrower's numbers as its relations hold them: those that it is known by, and any that it was known by when they
 * were made. What facts tell of owners begins on a day; what somebody is themselves holds always.
 */
export async function listOwnKeys(db: Db, borrowerId: Id<'borrower'>): Promise<string[]> {
  const known = (await listIdentifiers(db, borrowerId)).map(({ key }) => key);
  const held = await db.many(KeyRow)`
    select other as key from graph.edges
     where borrower_id = ${borrowerId} and type = any (${Object.values(identities)}::text[])
       and first_on = ${ALWAYS.from} and until_on = ${ALWAYS.until}`;
  return [...new Set([...known, ...held.map(({ key }) => key)])];
}

/** Raised when relations are kept otherwise than before: all are made anew. */
const KEPT_VERSION = 1;

/** Tells one plan from another: definitions, the borrower's own numbers, and the sources that may be looked at. */
export const planOf = ({ keys }: Own, live: Live): string =>
  createHash('sha256')
    .update(JSON.stringify([KEPT_VERSION, relationDefinitions, [...keys].sort(), sourcesOf(live)]))
    .digest('base64url');
