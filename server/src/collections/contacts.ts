import {
  addDays,
  type Id,
  type Instant,
  ok,
  type Result,
  refuse,
  shanghaiDay,
} from '../kernel/index.ts';
import { type Db, type Tx, txOrRefuse } from '../platform/index.ts';
import { type Channel, channels } from './contact-rules.ts';
import {
  findContact,
  insertContact,
  insertOutcome,
  type KeptContact,
  listContactsOf,
  listPast,
  lockReached,
  type Outcome,
} from './contact-store.ts';
import type { CollectionsDeps, Person } from './deps.ts';
import { listStanding } from './holds.ts';
import {
  type ContactGround,
  type ContactRefusal,
  judgeContact,
  nextContactAt,
} from './judge-contact.ts';

/** A contact as it is shown, its texts opened. */
export interface Contact extends Omit<KeptContact, 'textSealed' | 'saidSealed'> {
  readonly text: string | null;
  readonly said: string | null;
}

/** An attempt to reach a borrower, or a borrower's own call. The caller makes `id` and keeps it across retries. */
export interface ContactRequest {
  readonly id: Id<'contact'>;
  readonly borrowerId: Id<'borrower'>;
  readonly loanId: Id<'loan'> | null;
  readonly direction: 'out' | 'in';
  readonly channel: Channel;
  readonly whom: 'borrower' | 'guarantor' | 'other';
  readonly template?: string;
  readonly text?: string;
  readonly by: Person;
}

/** In order of precedence. */
export type BeginContactRefusal = { readonly code: 'contact_conflict' } | ContactRefusal;

const WEEK_BACK = -6;
const textPlace = (id: string): string => `collections.contacts.text:${id}`;
const saidPlace = (id: string): string => `collections.contact_outcomes.said:${id}`;

const opened = (
  { vault }: Pick<CollectionsDeps, 'vault'>,
  { textSealed, saidSealed, ...kept }: KeptContact,
): Contact => ({
  ...kept,
  text: textSealed && vault.open(textSealed, textPlace(kept.id)),
  said: saidSealed && vault.open(saidSealed, saidPlace(kept.id)),
});

/** What contacts with these borrowers are judged by, of each. */
export async function groundsOf(
  { contactRules: rules }: Pick<CollectionsDeps, 'contactRules'>,
  db: Db,
  borrowers: readonly Id<'borrower'>[],
  now: Instant,
): Promise<(borrowerId: Id<'borrower'>) => ContactGround> {
  const today = shanghaiDay(now);
  const [past, holds] = await Promise.all([
    listPast(db, borrowers, addDays(today, WEEK_BACK)),
    listStanding(db, borrowers, today),
  ]);
  return (borrowerId) => ({
    rules,
    past: past.filter((one) => one.borrowerId === borrowerId),
    holds: holds.filter((one) => one.borrowerId === borrowerId),
  });
}

/** From when on each channel may be used with a borrower; `null`: not before a hold is lifted. */
export async function nextContacts(
  deps: CollectionsDeps,
  borrowerId: Id<'borrower'>,
): Promise<Readonly<Record<Channel, Instant | null>>> {
  const now = deps.clock.now();
  const ground = (await groundsOf(deps, deps.db, [borrowerId], now))(borrowerId);
  return Object.fromEntries(
    channels.map((channel) => [channel, nextContactAt(ground, channel, now)]),
  ) as Record<Channel, Instant | null>;
}

/**
 * Records that a borrower is about to be contacted, if the rules let it: what they forbid is refused, told when the
 * next is allowed, and not written. A borrower who calls by themselves is always heard. The same id answers as before.
 */
export const beginContact = (
  deps: CollectionsDeps,
  request: ContactRequest,
): Promise<Result<Contact, BeginContactRefusal>> =>
  txOrRefuse<Contact, BeginContactRefusal>(deps.db, async (tx) => {
    await lockReached(tx, request.borrowerId);
    const known = await findContact(tx, request.id);
    if (known) {
      const isSame =
        known.borrowerId === request.borrowerId &&
        known.channel === request.channel &&
        known.direction === request.direction;
      return isSame ? ok(opened(deps, known)) : refuse({ code: 'contact_conflict' });
    }
    const { whom } = request;
    if (whom === 'other') return refuse({ code: 'contact_third_party' });
    const now = deps.clock.now();
    if (request.direction === 'out') {
      const { borrowerId, channel } = request;
      const ground = (await groundsOf(deps, tx, [borrowerId], now))(borrowerId);
      const refusal = judgeContact(ground, channel, now);
      if (refusal) return refuse(refusal);
    }
    return ok(await keep(deps, tx, { ...request, whom }, now));
  });

async function keep(
  deps: CollectionsDeps,
  tx: Tx,
  request: ContactRequest & { readonly whom: 'borrower' | 'guarantor' },
  now: Instant,
): Promise<Contact> {
  const { id, borrowerId, loanId, direction, channel, whom, by } = request;
  const { template = null, text = null } = request;
  const textSealed = text === null ? null : deps.vault.seal(text, textPlace(id));
  const made = { id, borrowerId, loanId, direction, channel, whom, template };
  const when = { at: now, onDay: shanghaiDay(now) };
  await insertContact(tx, { ...made, textSealed, byId: by.id, byName: by.name, ...when });
  const open = { byName: by.name, text, outcome: null, said: null, endedAt: null };
  return { ...made, ...when, ...open };
}

/** In order of precedence. */
export type EndContactRefusal =
  | { readonly code: 'contact_not_found' }
  /** It ended otherwise: a record of what happened is not written twice. */
  | { readonly code: 'contact_ended' };

/** Records what came of a contact, once. */
export const endContact = (
  deps: CollectionsDeps,
  id: Id<'contact'>,
  o: { readonly outcome: Outcome; readonly said?: string; readonly by: Person },
): Promise<Result<Contact, EndContactRefusal>> =>
  txOrRefuse<Contact, EndContactRefusal>(deps.db, async (tx) => {
    if (!(await findContact(tx, id))) return refuse({ code: 'contact_not_found' });
    const saidSealed = o.said === undefined ? null : deps.vault.seal(o.said, saidPlace(id));
    const { id: byId, name: byName } = o.by;
    const ended = { contactId: id, outcome: o.outcome, saidSealed, byId, byName };
    await insertOutcome(tx, { ...ended, at: deps.clock.now() });
    const kept = await findContact(tx, id);
    if (!kept || kept.outcome !== o.outcome) return refuse({ code: 'contact_ended' });
    return ok(opened(deps, kept));
  });

/** A borrower's contacts, the newest first. */
export const listContacts = async (
  deps: CollectionsDeps,
  borrowerId: Id<'borrower'>,
  most = 200,
): Promise<Contact[]> =>
  (await listContactsOf(deps.db, borrowerId, most)).map((kept) => opened(deps, kept));
