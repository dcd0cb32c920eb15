import type { Id } from '../kernel/index.ts';
import { openIdentifier } from '../party/index.ts';
import type { Deps } from './deps.ts';
import { keepChecks, openTold } from './identity.ts';
import {
  holdIdentity,
  type Identity,
  listChecks,
  listPassedAfter,
  lockIdentity,
} from './identity-queries.ts';

/** Whom lists were asked about again, and whom they named. */
export interface Rescreened {
  readonly asked: number;
  readonly held: readonly Id<'borrower'>[];
}

const BATCH = 50; // Borrowers of one call.

/**
 * Asks lists again about everybody who signed: they change, and so do those on them. One whom they name now is
 * held: nothing more is drawn until a person has decided. What a person has cleared does not hold again. Stopped
 * on the way, it is run again from the start. Throws what the provider throws.
 * @source Anti-money-laundering law of 2024, Art. 30 (ongoing due diligence); confirm with the text
 */
export async function rescreen(
  deps: Pick<Deps, 'db' | 'vault' | 'clock'> & {
    readonly identity: NonNullable<Deps['identity']>;
  },
  onAsked: (borrowers: number) => void = () => {},
): Promise<Rescreened> {
  const held: Id<'borrower'>[] = [];
  let [after, asked] = ['', 0];
  for (;;) {
    const batch = await listPassedAfter(deps.db, { after, most: BATCH });
    const last = batch.at(-1);
    if (!last) return { asked, held };
    held.push(...(await rescreenBatch(deps, batch)));
    asked += batch.length;
    after = last.borrowerId;
    onAsked(batch.length);
  }
}

async function rescreenBatch(
  deps: Parameters<typeof rescreen>[0],
  batch: readonly Identity[],
): Promise<Id<'borrower'>[]> {
  const subjects = await Promise.all(
    batch.map(async (identity) => {
      const { name, idCard } = openTold(deps, identity);
      const { borrowerId } = identity;
      const code = await openIdentifier(deps.db, deps.vault, borrowerId, 'creditCode');
      return [
        { borrowerId, name, number: idCard },
        ...(code === null ? [] : [{ borrowerId, name, number: code }]),
      ];
    }),
  );
  const all = subjects.flat();
  const hits = await deps.identity.screen(all.map(({ name, number }) => ({ name, number })));
  const held: Id<'borrower'>[] = [];
  for (const { borrowerId } of batch) {
    const own = hits.filter(({ of }) => all[of]?.borrowerId === borrowerId);
    if (own.length > 0 && (await hold(deps, borrowerId, own, all))) held.push(borrowerId);
  }
  return held;
}

type Hit = Awaited<ReturnType<Parameters<typeof rescreen>[0]['identity']['screen']>>[number];

const hold = (
  deps: Parameters<typeof rescreen>[0],
  borrowerId: Id<'borrower'>,
  hits: readonly Hit[],
  asked: readonly { readonly name: string; readonly number: string }[],
): Promise<boolean> =>
  deps.db.tx(async (tx) => {
    const known = await lockIdentity(tx, borrowerId);
    if (known?.state !== 'passed') return false;
    const before = known.outcome === 'clear' ? await listChecks(tx, borrowerId) : [];
    const fresh = hits
      .map(({ of, list, entry, match }) => ({
        ...({ kind: 'screen', verdict: 'hit', about: `${list}:${match}` } as const),
        detail: `${asked[of]?.name ?? ''} ${asked[of]?.number ?? ''} – ${list}: ${entry}`,
      }))
      .filter(({ about }) => !before.some((c) => c.kind === 'screen' && c.about === about));
    if (fresh.length === 0) return false;
    await keepChecks(deps, tx, borrowerId, fresh, deps.clock.now());
    await holdIdentity(tx, borrowerId);
    return true;
  });
