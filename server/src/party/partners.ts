import { type Id, type Source, sources } from '../kernel/index.ts';
import { column, type Db, row, type Tx } from '../platform/index.ts';
import { createParty } from './parties.ts';

const PartnerRow = row({ partyId: column.id('partner'), source: column.oneOf(...sources) });

/** Makes the partner that `source` is. @returns Its id, for keys. */
export async function addPartner(tx: Tx, source: Source): Promise<Id<'partner'>> {
  const id = await createParty(tx, 'partner');
  await tx.exec`insert into party.partners (party_id, source) values (${id}, ${source})`;
  return id as Id<'partner'>;
}

/** Every partner, by the source it is. */
export const listPartners = (db: Db) =>
  db.many(PartnerRow)`select party_id, source from party.partners order by source, party_id`;

/** Which source a partner is; `undefined`: none, and its keys open nothing. */
export const findPartner = (db: Db, id: string) =>
  db.maybe(PartnerRow)`select party_id, source from party.partners where party_id = ${id}`;
