import type { Appended } from '../events/index.ts';
import {
  type Id,
  type Instant,
  type Json,
  ok,
  parseId,
  type Result,
  refuse,
  type Source,
} from '../kernel/index.ts';
import {
  ConsentNotLive,
  dropGrant,
  findBorrower,
  findBorrowerByLink,
  listConsents,
  recordRead,
  withdrawConsent,
} from '../party/index.ts';
import { newId, type Tx } from '../platform/index.ts';
import { findReadConsent } from './allowed.ts';
import { PartnerAnswerMalformed } from './errors.ts';
import { parserOf, recordFacts } from './parse-page.ts';
import type { PullDeps } from './pull.ts';
import { keepPage, sealPage } from './raw-pages.ts';
import type { Pushed, PushRefusal, PushRequest, SourceConnector } from './source.ts';

/** What follows when a consent ends at the partner's; in the transaction that ends it. */
export type ConsentEnded = (
  tx: Tx,
  borrowerId: Id<'borrower'>,
  source: Source,
  at: Instant,
) => Promise<unknown>;

/** What became of a pushed notice. All but a refusal are acknowledged: the partner would send for ever. */
export type PushOutcome =
  | { readonly outcome: 'kept'; readonly borrowerId: Id<'borrower'>; readonly events: Appended }
  /** Its payload was kept, what it says could not be read. */
  | { readonly outcome: 'malformed'; readonly borrowerId: Id<'borrower'>; readonly field: string }
  | { readonly outcome: 'revoked'; readonly borrowerId: Id<'borrower'> }
  /** It came before; about nobody here; about somebody who allows no read: nothing was kept. */
  | { readonly outcome: 'repeat' | 'unknown' | 'not_allowed' };

/**
 * Takes in what a partner pushed. Verified before a byte is believed; read under the borrower's consent
 * like any page, in one transaction with its facts; a repeat changes nothing. Cursors stay: the next
 * pull reads the same again and finds it there.
 * @param ended - Told when the notice ends a consent that was live.
 */
export async function keepPush(
  deps: PullDeps,
  source: Source,
  purpose: string,
  request: PushRequest,
  ended: ConsentEnded = async () => {},
): Promise<Result<PushOutcome, PushRefusal | { readonly code: 'source_not_offered' }>> {
  const connector = deps.connectors[source];
  if (!connector?.push) return refuse({ code: 'source_not_offered' });
  const read = connector.push.read(request);
  if (!read.ok) return read;
  const borrowerId = await whose(deps, connector, read.value);
  if (!borrowerId) return ok({ outcome: 'unknown' });
  if (read.value.revoked) return ok(await takeBack(deps, source, borrowerId, ended));
  return ok(await keep({ ...deps, connector, purpose, borrowerId }, read.value));
}

/** Where the consent alone connects, the partner's id of a borrower is ours. */
async function whose(
  { db, vault }: PullDeps,
  { source, connection }: SourceConnector,
  { externalId }: Pushed,
): Promise<Id<'borrower'> | undefined> {
  if (connection.kind !== 'consent') return findBorrowerByLink(db, vault, source, externalId);
  const id = parseId('borrower', externalId);
  return id && (await findBorrower(db, id))?.id;
}

/** The borrower took the consent back at the partner's: here it ends too, and the tokens are forgotten. */
async function takeBack(
  { db, clock }: PullDeps,
  source: Source,
  borrowerId: Id<'borrower'>,
  ended: ConsentEnded,
): Promise<PushOutcome> {
  const at = clock.now();
  await db.tx(async (tx) => {
    let live = 0;
    for (const consent of await listConsents(tx, borrowerId)) {
      if (consent.source !== source || consent.withdrawnAt !== null) continue;
      await withdrawConsent(tx, { borrowerId, consentId: consent.id, at });
      live += 1;
    }
    if (live > 0) await ended(tx, borrowerId, source, at);
    await dropGrant(tx, borrowerId, source);
  });
  return { outcome: 'revoked', borrowerId };
}

interface Keeping extends PullDeps {
  readonly connector: SourceConnector;
  readonly purpose: string;
  readonly borrowerId: Id<'borrower'>;
}

async function keep(k: Keeping, { noticeId, page }: Pushed): Promise<PushOutcome> {
  const { db, vault, clock, connector, borrowerId, purpose } = k;
  const { source } = connector;
  const at = clock.now();
  const consent = await findReadConsent(db, connector, { borrowerId, purpose, at });
  if (!consent || !page) return { outcome: 'not_allowed' };
  const whole = { ...page, cursor: null as Json };
  const sealed = await sealPage(vault, borrowerId, newId('raw', clock), whole);
  const facts = (await parserOf(k, connector, borrowerId))(whole, sealed.id);
  const store = async (tx: Tx): Promise<PushOutcome> => {
    const notice = { source, noticeId, borrowerId, rawId: sealed.id, at };
    if (!(await notePush(tx, notice))) return { outcome: 'repeat' };
    await keepPage(tx, source, sealed, at);
    const [what, rawId] = [page.method, sealed.id];
    await recordRead(tx, { consentId: consent.id, borrowerId, source, what, rawId, at });
    if (facts instanceof PartnerAnswerMalformed) {
      return { outcome: 'malformed', borrowerId, field: facts.field };
    }
    const events = await recordFacts(tx, borrowerId, facts, at);
    return { outcome: 'kept', borrowerId, events };
  };
  try {
    return await db.tx(store);
  } catch (error) {
    if (error instanceof ConsentNotLive) return { outcome: 'not_allowed' }; // Withdrawn just now.
    throw error;
  }
}

/** Writes down that a notice came. @returns `false` when it had come before. */
const notePush = async (
  tx: Tx,
  notice: {
    readonly source: Source;
    readonly noticeId: string;
    readonly borrowerId: Id<'borrower'>;
    readonly rawId: string;
    readonly at: Instant;
  },
): Promise<boolean> =>
  (await tx.exec`
    insert into connectors.pushes (source, notice_id, borrower_id, raw_id, received_at)
    values (${notice.source}, ${notice.noticeId}, ${notice.borrowerId}, ${notice.rawId},
            ${new Date(notice.at)})
        on conflict do nothing`) === 1;
