import { type EventKind, eventKinds, parseEventData } from '../../events/index.ts';
import { isCreditCode, type Source } from '../../kernel/index.ts';
import { type FeedFact, type FeedRecords, feedPages, parseFeed } from '../feed/connector.ts';
import type { FeedGateway } from '../feed/gateway.ts';
import type { ParseContext, SourceConnector } from '../source.ts';

/** What open310 itself says: nobody else may. */
const OWN = /^(application|facility|loan|device|premises|ownership|neighbours?)\./;
/** Members that name somebody, or where and how: by a credit code, or by a word that is equal for equal ones. */
const NAMING = [
  ...['buyer', 'seller', 'payer', 'payee', 'other', 'anchor', 'employer'],
  ...['address', 'device'],
];
/** Facts that several sources tell have ids of their own (`invoice:<no>:sold`). */
const SHARED = /^(invoice|parcel):/;

const isTold = (kind: string): kind is EventKind =>
  Object.hasOwn(eventKinds, kind) && !OWN.test(kind);

/**
 * A source that is read through the bureau (rule R8): the bureau tells facts in open310's own kinds, under
 * the ids that the partner's own connector would give them, so that a change of the route counts nothing
 * twice. Files stay the borrower's to hand in.
 */
export function relayConnector(source: Source, gateway: FeedGateway): SourceConnector {
  const records: FeedRecords = {
    ...{ source, scopes: ['facts'], asks: ['creditCode', 'idCard'], whole: false },
    ...{ what: 'facts', more: { source } },
    factId: (id) => (SHARED.test(id) ? id : `${source}:${id}`),
    facts: (kind, data, context) => (isTold(kind) ? [factOf(kind, data, context)] : []),
  };
  return {
    ...{ source, scopes: records.scopes, via: 'bureau' },
    connection: { kind: 'consent', asks: records.asks },
    refresh: async (grant) => grant,
    pages: (reading) => feedPages(gateway, records, reading),
    parse: (page, context) => parseFeed(page, context, records),
    health: () => ({ circuit: gateway.caller.breaker.state() }),
  };
}

/** Whom a fact names is sealed at this edge, as by the partner's own connector. */
function factOf(kind: EventKind, data: unknown, context: ParseContext): FeedFact {
  const read = parseEventData(kind, data);
  const sealed = Object.entries(read).map(([name, value]) => [
    name,
    NAMING.includes(name) && typeof value === 'string' ? sealOf(value, context) : value,
  ]);
  return { kind, data: Object.fromEntries(sealed) } as FeedFact;
}

const sealOf = (text: string, context: ParseContext): string =>
  isCreditCode(text) ? context.identify('creditCode', text) : context.blind(text);
