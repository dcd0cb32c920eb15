import {
  type Connection,
  type HandedIn,
  type HandInRefusal,
  handIn,
  type SourceTheme,
  sourceDefinitions,
} from '../connectors/index.ts';
import { summarizeEvents } from '../events/index.ts';
import {
  type Id,
  type Instant,
  instant,
  ok,
  type Result,
  refuse,
  type Says,
  type Source,
} from '../kernel/index.ts';
import {
  dropGrant,
  LinkConflict,
  listConsents,
  listGranted,
  listIdentifiers,
  listLinks,
  openGrant,
  withdrawConsent,
} from '../party/index.ts';
import { errorFields, OperationalError } from '../platform/index.ts';
import { ASSESSMENT, sourceText } from './consent-text.ts';
import type { Deps } from './deps.ts';
import { numbersNeeded, type OwnNumberKind } from './own-numbers.ts';
import { recomputeLater } from './recompute-later.ts';
import { keepGrant } from './sign-in.ts';

/** A source as its borrower sees it: what it would tell, whether it is connected, what it told. */
export interface SourceState {
  readonly source: Source;
  readonly theme: SourceTheme;
  readonly name: Says;
  readonly reads: readonly Says[];
  readonly connection: Connection;
  /** Who is asked in the partner's stead; `null`: the partner itself. */
  readonly via: Says | null;
  /** Numbers to tell before it can be read; those that are known are left out. */
  readonly asks: readonly OwnNumberKind[];
  /** Endings of files that it takes. */
  readonly files: readonly string[];
  readonly connected: boolean;
  /** The account or shop at the partner; `null` where there is none. */
  readonly displayName: string | null;
  /** A live consent to read it; `null`: none. */
  readonly consent: {
    readonly id: Id<'consent'>;
    readonly expiresAt: Instant;
    readonly lastReadAt: Instant | null;
    readonly reads: number;
  } | null;
  readonly events: number;
  readonly newestAt: Instant | null;
}

/** Every source that the lender has, in the order of the definitions. */
export async function listSources(deps: Deps, borrowerId: Id<'borrower'>): Promise<SourceState[]> {
  const { db, vault, clock, connectors } = deps;
  const now = clock.now();
  const [links, granted, consents, told, known] = await Promise.all([
    listLinks(db, vault, borrowerId),
    listGranted(db, borrowerId),
    listConsents(db, borrowerId),
    summarizeEvents(db, borrowerId, { recordedBefore: instant(now + 1) }),
    listIdentifiers(db, borrowerId),
  ]);
  const live = consents.filter(
    (c) => c.purpose === ASSESSMENT && c.withdrawnAt === null && now < c.expiresAt,
  );
  return sourceDefinitions.flatMap(({ source, theme }) => {
    const connector = connectors[source];
    if (!connector) return [];
    const { connection } = connector;
    const consent = live.find((c) => c.source === source);
    const facts = told.find((t) => t.source === source);
    const asks = connection.kind === 'oauth' || connection.kind === 'key';
    const { name, reads } = sourceText(source);
    return {
      ...{ source, theme, name, reads, connection },
      via: connector.via === undefined ? null : sourceText(connector.via).name,
      asks: numbersNeeded(connection, known),
      files: connector.files?.endings ?? [],
      connected: asks ? granted.includes(source) : consent !== undefined,
      displayName: links.find((link) => link.source === source)?.displayName ?? null,
      consent: consent
        ? {
            id: consent.id,
            expiresAt: consent.expiresAt,
            lastReadAt: consent.lastReadAt,
            reads: consent.readCount,
          }
        : null,
      events: facts?.events ?? 0,
      newestAt: facts?.newestAt ?? null,
    };
  });
}

/** Why a source is not connected by what was typed. In order of precedence. */
export type ConnectRefusal =
  | { readonly code: 'source_not_offered' }
  | { readonly code: 'not_by_key' }
  | { readonly code: 'field_malformed'; readonly field: string }
  /** The partner does not take the values. */
  | { readonly code: 'key_refused' }
  | { readonly code: 'link_taken' }
  | { readonly code: 'source_linked_otherwise' };

/**
 * Connects a source by what the borrower typed, once the partner has proved it. Permits no read: that
 * takes a consent. Throws `OperationalError` when the partner does not answer.
 */
export async function connectByKey(
  deps: Deps,
  borrowerId: Id<'borrower'>,
  source: Source,
  values: Readonly<Record<string, string>>,
): Promise<Result<null, ConnectRefusal>> {
  const connection = deps.connectors[source]?.connection;
  if (!connection) return refuse({ code: 'source_not_offered' });
  if (connection.kind !== 'key') return refuse({ code: 'not_by_key' });
  const wrong = connection.fields.find(({ name, pattern }) => !pattern.test(values[name] ?? ''));
  if (wrong) return refuse({ code: 'field_malformed', field: wrong.name });
  const known = connection.fields.map(({ name }) => [name, values[name] ?? '']);
  try {
    const grant = await connection.exchange(Object.fromEntries(known));
    await deps.db.tx((tx) => keepGrant(tx, deps, borrowerId, source, grant));
    return ok(null);
  } catch (error) {
    if (error instanceof LinkConflict) return refuse({ code: error.code });
    if (error instanceof OperationalError && !error.retryable) {
      deps.log.info('source.key_refused', { source, ...errorFields(error) });
      return refuse({ code: 'key_refused' });
    }
    throw error;
  }
}

/**
 * Ends a connection: no read from now on, the tokens are forgotten, the partner is told where it can
 * be. Facts that were read stay, as decisions rest on them. A repeat changes nothing.
 */
export async function disconnect(
  deps: Deps,
  borrowerId: Id<'borrower'>,
  source: Source,
): Promise<Result<null, { readonly code: 'source_not_offered' }>> {
  const connector = deps.connectors[source];
  if (!connector) return refuse({ code: 'source_not_offered' });
  const grant = await openGrant(deps.db, deps.vault, borrowerId, source);
  const at = deps.clock.now();
  await deps.db.tx(async (tx) => {
    for (const consent of await listConsents(tx, borrowerId)) {
      if (consent.source !== source || consent.withdrawnAt !== null) continue;
      await withdrawConsent(tx, { borrowerId, consentId: consent.id, at });
    }
    await recomputeLater(deps, tx, borrowerId, source, at);
    await dropGrant(tx, borrowerId, source);
  });
  if (grant && connector.revoke) {
    // Ours is ended whatever the partner says: a call that fails leaves a token that nobody holds.
    await connector.revoke(grant).catch((error: unknown) => {
      deps.log.warn('source.revoke_failed', { source, ...errorFields(error) });
    });
  }
  return ok(null);
}

/** Takes in a file of the borrower's for an assessment. */
export const handInFile = (
  deps: Deps,
  borrowerId: Id<'borrower'>,
  source: Source,
  file: { readonly name: string; readonly bytes: Uint8Array },
): Promise<Result<HandedIn, HandInRefusal>> =>
  handIn(deps, { borrowerId, source, purpose: ASSESSMENT, file });
