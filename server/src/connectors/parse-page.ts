import { type Appended, appendEvents, type NewEvent } from '../events/index.ts';
import type { Id, Instant } from '../kernel/index.ts';
import {
  type IdentifierKind,
  identifierKey,
  keepTies,
  openIdentifier,
  type Tie,
} from '../party/index.ts';
import type { Db, Tx, Vault } from '../platform/index.ts';
import { PartnerAnswerMalformed } from './errors.ts';
import {
  type ParseContext,
  type RawPage,
  type SourceConnector,
  subjectIdentifiers,
} from './source.ts';

/** What a page tells: the events with their payload's id, and which keys it names as one firm's. */
export interface PageFacts {
  readonly events: readonly NewEvent[];
  readonly ties: readonly Tie[];
}

/** What a page tells, or what is wrong with it. */
export type PageParser = (page: RawPage, rawId: string) => PageFacts | PartnerAnswerMalformed;

/** How a connector's pages about a borrower are parsed. Throws what is no fault of the partner's answer. */
export async function parserOf(
  { db, vault }: { readonly db: Db; readonly vault: Vault },
  connector: SourceConnector,
  borrowerId: Id<'borrower'>,
): Promise<PageParser> {
  const told = await Promise.all(
    subjectIdentifiers.map(
      async (kind) => [kind, await openIdentifier(db, vault, borrowerId, kind)] as const,
    ),
  );
  const digests = digestsOf(vault);
  const context: Omit<ParseContext, 'tie'> = {
    borrowerId,
    blind: (text: string) => digests(`connectors.counterparty:${connector.source}`, text),
    identify: (kind: IdentifierKind, text: string) => identifierKey(vault, kind, text),
    own: Object.fromEntries(told.filter(([, value]) => value !== null)),
  };
  const { source } = connector;
  return (page, rawId) => {
    const ties: Tie[] = [];
    const tie = (a: string, b: string) => ties.push({ keys: [a, b], source, rawId });
    try {
      const events = connector.parse(page, { ...context, tie });
      return { events: events.map((event) => ({ ...event, rawId })), ties };
    } catch (error) {
      if (error instanceof PartnerAnswerMalformed) return error;
      throw error;
    }
  };
}

/** Records what a page tells. */
export async function recordFacts(
  tx: Tx,
  borrowerId: Id<'borrower'>,
  { events, ties }: PageFacts,
  at: Instant,
): Promise<Appended> {
  await keepTies(tx, borrowerId, ties, at);
  return appendEvents(tx, events, at);
}

/** Keyed digests, each made once: customers come again, and a digest costs 27 us. */
function digestsOf(vault: Vault): (context: string, text: string) => string {
  const known = new Map<string, string>();
  return (context, text) => {
    const key = `${context} ${text}`;
    const digest = known.get(key) ?? vault.blindIndex(text, context);
    known.set(key, digest);
    return digest;
  };
}
