import type { NewEvent } from '../events/index.ts';
import type { Id } from '../kernel/index.ts';
import { type IdentifierKind, identifierKey, openIdentifier } from '../party/index.ts';
import type { Db, Vault } from '../platform/index.ts';
import { PartnerAnswerMalformed } from './errors.ts';
import type { RawPage, SourceConnector, SubjectIdentifier } from './source.ts';

/** The events of a page with their payload's id, or what is wrong with the page. */
export type PageParser = (page: RawPage, rawId: string) => NewEvent[] | PartnerAnswerMalformed;

const own: readonly SubjectIdentifier[] = ['creditCode', 'idCard', 'phone', 'name'];

/** How a connector's pages about a borrower are parsed. Throws what is no fault of the partner's answer. */
export async function parserOf(
  { db, vault }: { readonly db: Db; readonly vault: Vault },
  connector: SourceConnector,
  borrowerId: Id<'borrower'>,
): Promise<PageParser> {
  const told = await Promise.all(
    own.map(async (kind) => [kind, await openIdentifier(db, vault, borrowerId, kind)] as const),
  );
  const digests = digestsOf(vault);
  const context = {
    borrowerId,
    blind: (text: string) => digests(`connectors.counterparty:${connector.source}`, text),
    identify: (kind: IdentifierKind, text: string) => identifierKey(vault, kind, text),
    own: Object.fromEntries(told.filter(([, value]) => value !== null)),
  };
  return (page, rawId) => {
    try {
      return connector.parse(page, context).map((event) => ({ ...event, rawId }));
    } catch (error) {
      if (error instanceof PartnerAnswerMalformed) return error;
      throw error;
    }
  };
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
