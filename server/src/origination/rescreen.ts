import type { Id } from '../kernel/index.ts';
import { openIdentifier } from '../party/index.ts';
import { askFirm, type Checked, checkedOf, type Subject } from './ask-registers.ts';
import type { Deps } from './deps.ts';
import { clearedOf, keepChecks, openTold } from './identity.ts';
import { holdIdentity, type Identity, listPassedAfter, lockIdentity } from './identity-queries.ts';
import { getLegalForm } from './legal-forms.ts';
import { type Registered, tellRegistered } from './register-facts.ts';

/** Whom lists were asked about again, and whom they named. */
export interface Rescreened {
  readonly asked: number;
  readonly held: readonly Id<'borrower'>[];
}

/** What it takes to ask. */
type Asking = Pick<Deps, 'db' | 'vault' | 'clock'> & {
  readonly identity: NonNullable<Deps['identity']>;
};

const BATCH = 50; // Borrowers of one call.

/**
 * Asks lists again about everybody who signed, and the registers about their firms: they change. One whom they
 * name now, or whose firm is not what it was, is held: nothing more is drawn until a person has decided. What a
 * person has cleared does not hold again. Stopped on the way, it is run again from the start. Throws what the
 * provider throws.
 * @source Anti-money-laundering law of 2024, Art. 30 (ongoing due diligence); confirm with the text
 */
export async function rescreen(
  deps: Asking,
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

interface Looked {
  readonly subjects: readonly Subject[];
  readonly checks: readonly Checked[];
  readonly registered?: Registered;
}

/** Everybody who stands behind one borrower, and what the registers say of the firm by now. */
async function lookAgain(
  { db, vault, identity: provider }: Asking,
  identity: Identity,
): Promise<Looked> {
  const { name, idCard: number } = openTold({ vault }, identity);
  const form = getLegalForm(identity.legalForm);
  const code = await openIdentifier(db, vault, identity.borrowerId, 'creditCode');
  if (code === null || !form.checks.includes('licence')) {
    return { subjects: [{ name, number }], checks: [] };
  }
  const firm = await askFirm(provider, form, name, code);
  // Whoever signed and does not stand for the firm any more is for a person to look at.
  const checks = firm.checks
    .filter(({ verdict }) => verdict !== 'pass')
    .map((check) => ({ ...check, verdict: 'hit' as const }));
  const { registered } = firm;
  const subjects = [{ name, number }, ...firm.names];
  return { subjects, checks, ...(registered ? { registered } : {}) };
}

async function rescreenBatch(deps: Asking, batch: readonly Identity[]): Promise<Id<'borrower'>[]> {
  const seen = await Promise.all(
    batch.map(async (identity) => ({ identity, ...(await lookAgain(deps, identity)) })),
  );
  const all = seen.flatMap(({ identity, subjects }) =>
    subjects.map((subject) => ({ ...subject, borrowerId: identity.borrowerId })),
  );
  const hits = await deps.identity.screen(all.map(({ name, number }) => ({ name, number })));
  const held: Id<'borrower'>[] = [];
  for (const { identity, checks, registered } of seen) {
    const { borrowerId } = identity;
    if (registered) {
      const at = deps.clock.now();
      await deps.db.tx((tx) => tellRegistered(tx, deps, borrowerId, registered, at));
    }
    const named = hits.filter(({ of }) => all[of]?.borrowerId === borrowerId);
    const found = [...checks, ...named.map((hit) => checkedOf(hit, all))];
    if (found.length > 0 && (await hold(deps, borrowerId, found))) held.push(borrowerId);
  }
  return held;
}

const hold = (
  deps: Asking,
  borrowerId: Id<'borrower'>,
  found: readonly Checked[],
): Promise<boolean> =>
  deps.db.tx(async (tx) => {
    const known = await lockIdentity(tx, borrowerId);
    if (known?.state !== 'passed') return false;
    const isCleared = await clearedOf(deps, tx, known);
    const fresh = found.filter((check) => !isCleared(check));
    if (fresh.length === 0) return false;
    await keepChecks(deps, tx, borrowerId, fresh, deps.clock.now());
    await holdIdentity(tx, borrowerId);
    return true;
  });
