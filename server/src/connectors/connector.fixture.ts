import assert from 'node:assert/strict';
import type { Instant } from '../kernel/index.ts';
import { newId } from '../platform/index.ts';
import type { Connection, ParseContext, Reading, SourceConnector } from './source.ts';

// What tests of connectors share: a borrower of nobody's, and ways into a connector.

const borrowerId = newId('borrower');

/** Digests that can be read: `#text`, and `#kind:text` for numbers that name a business everywhere. */
export const context: ParseContext = {
  borrowerId,
  blind: (text) => `#${text}`,
  identify: (kind, text) => `#${kind}:${text}`,
  tie: () => {},
  own: {},
};

/** The OAuth side of a connector. */
export function oauthOf({ connection }: SourceConnector): Extract<Connection, { kind: 'oauth' }> {
  assert(connection.kind === 'oauth', 'the source is not connected by OAuth');
  return connection;
}

/** A reading from nothing, of a borrower of whom nothing is known. */
export const reading = (
  o: Pick<Reading, 'grant'> & { readonly from: Instant; readonly to: Instant } & Partial<Reading>,
): Reading => ({
  window: { from: o.from, to: o.to },
  cursor: null,
  subject: {
    ...{ borrowerId, consentId: 'con_1' },
    ...{ identifier: async () => null, openParcels: async () => [] },
  },
  ...o,
});
