import type { IdentityProvider, Licence } from '../connectors/index.ts';
import { appendEvents, type NewEvent } from '../events/index.ts';
import { type Id, type Instant, shanghaiDay, startOfDay } from '../kernel/index.ts';
import { identifierKey } from '../party/index.ts';
import type { Tx } from '../platform/index.ts';
import type { Deps } from './deps.ts';

/** What the register of businesses says of a firm beside its licence. */
export interface Registered {
  readonly licence: Licence;
  readonly owners: Awaited<ReturnType<IdentityProvider['owners']>>;
}

/** One spelling for one address: full width made half, spaces and punctuation gone. */
const spelling = (address: string): string =>
  address
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

/**
 * Keeps where a firm is registered and who holds how much of it, as facts: by digests alone, so that firms of one
 * address or one owner meet and nobody is named. A register that tells no address says nothing of it.
 */
export async function tellRegistered(
  tx: Tx,
  { vault }: Pick<Deps, 'vault'>,
  borrowerId: Id<'borrower'>,
  { licence, owners }: Registered,
  at: Instant,
): Promise<void> {
  const base = {
    ...({ borrowerId, source: 'open310', rawId: null } as const),
    occurredAt: startOfDay(shanghaiDay(at)),
  };
  const place = spelling(licence.address ?? '');
  const address = vault.blindIndex(place, 'origination.address');
  const premises: NewEvent[] =
    place === ''
      ? []
      : [{ ...base, id: 'open310:premises', kind: 'premises.registered', data: { address } }];
  const owned = owners.map(({ idCard, sharePpm }): NewEvent => {
    const owner = identifierKey(vault, 'idCard', idCard);
    const data = { owner, sharePpm };
    return { ...base, id: `open310:owner:${owner}`, kind: 'ownership.registered', data };
  });
  await appendEvents(tx, [...premises, ...owned], at);
}
