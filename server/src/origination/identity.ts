import { type Id, type Instant, isIdCard, ok, type Result, refuse } from '../kernel/index.ts';
import { indexPerson, openIdentifier, openProfile, saveIdentifier } from '../party/index.ts';
import { type Db, errorFields, OperationalError, type Tx } from '../platform/index.ts';
import { askRegisters, type Checked, type Found } from './ask-registers.ts';
import type { Deps } from './deps.ts';
import {
  endFace,
  findIdentity,
  type Identity,
  listChecks,
  lockIdentity,
  writeChecks,
  writeIdentity,
} from './identity-queries.ts';
import { getLegalForm, type LegalForm, legalFormOf } from './legal-forms.ts';
import { maskName } from './payee.ts';
import { tellRegistered } from './register-facts.ts';

/** Wrong tries after which a person looks: whoever guesses is not the owner. Assumed. */
const TRIES = 5;
const detailOf = (borrowerId: string) => `origination.identity_checks.detail:${borrowerId}`;
const toldOf = (borrowerId: string) => `origination.identities.told:${borrowerId}`;

/** `none`: this lender asks elsewhere. `missing`: not told yet. */
export type IdentityState = Identity['state'] | 'none' | 'missing';

/** Who a borrower is to say they are, and how far that has come. */
export interface IdentityView {
  readonly state: IdentityState;
  readonly form: LegalForm;
  /** Where the face is looked at, while that is open. */
  readonly faceUrl: string | null;
  /** Whose account the money goes to, masked: most often the same person. */
  readonly holder: string | null;
  /** The number of the identity card that was told before, masked; `null`: none was. */
  readonly knownCard: string | null;
}

/** Why it goes no further. In order of precedence. */
export type IdentityRefusal =
  | { readonly code: 'identity_not_asked' }
  | { readonly code: 'number_malformed'; readonly field: 'idCard' }
  /** The registers did not answer: nothing is known, try again. */
  | { readonly code: 'identity_unanswered' }
  | { readonly code: 'identity_wrong'; readonly about: string; readonly triesLeft: number };

/** How it stands with who a borrower is. */
export async function identityOf(deps: Deps, borrowerId: Id<'borrower'>): Promise<IdentityView> {
  const known = await findIdentity(deps.db, borrowerId);
  const code = await openIdentifier(deps.db, deps.vault, borrowerId, 'creditCode');
  const form = known ? getLegalForm(known.legalForm) : legalFormOf(code);
  const { holderName } = await openProfile(deps.db, deps.vault, borrowerId);
  const card = await openIdentifier(deps.db, deps.vault, borrowerId, 'idCard');
  const about = {
    ...{ form, faceUrl: null, holder: holderName && maskName(holderName) },
    knownCard: card && maskCard(card),
  };
  if (!deps.identity) return { ...about, state: 'none' };
  if (!known || (known.state === 'open' && known.ticket === null && !known.facePassed)) {
    return { ...about, state: 'missing' };
  }
  const open = known.state === 'open' || (known.state === 'held' && !known.facePassed);
  const faceUrl = open && !known.facePassed ? known.faceUrl : null;
  return { ...about, state: known.state, faceUrl };
}

/** `3301**********0047`: enough to know one's own by. */
export const maskCard = (card: string): string =>
  `${card.slice(0, 4)}${'*'.repeat(10)}${card.slice(-4)}`;

/** What a borrower says: the owner's name and number, or the legal representative's. */
export interface IdentityTold {
  /** Absent: the holder of the account. */
  readonly name?: string | undefined;
  /** Absent: the one that was told before. */
  readonly idCard?: string | undefined;
  /** Where the page is to come back to from the face check. */
  readonly returnUrl: string;
}

/**
 * Asks the registers about what a borrower says. A wrong pair is told, and may be mended some times; a hit
 * holds the money back until a person has decided, and is not told: whoever is on a list is not warned.
 */
export async function tellIdentity(
  deps: Deps,
  borrowerId: Id<'borrower'>,
  told: IdentityTold,
): Promise<Result<IdentityView, IdentityRefusal>> {
  if (!deps.identity) return refuse({ code: 'identity_not_asked' });
  const profile = await openProfile(deps.db, deps.vault, borrowerId);
  const name = (told.name ?? profile.holderName ?? '').trim();
  const known = await openIdentifier(deps.db, deps.vault, borrowerId, 'idCard');
  const person = { name, idCard: (told.idCard ?? known ?? '').trim().toUpperCase() };
  if (!isIdCard(person.idCard)) return refuse({ code: 'number_malformed', field: 'idCard' });
  const before = await identityOf(deps, borrowerId);
  if (before.state !== 'missing') return ok(before); // Told once and right, it stands.
  const creditCode = await openIdentifier(deps.db, deps.vault, borrowerId, 'creditCode');
  const form = legalFormOf(creditCode);
  const asked = { person, creditCode, returnUrl: told.returnUrl };
  const found = await answered(deps, (provider) => askRegisters(provider, form, asked));
  if (!found) return refuse({ code: 'identity_unanswered' });
  const tries = await deps.db.tx((tx) => keep(deps, tx, borrowerId, { found, form, person }));
  const wrong = found.checks.find(({ verdict }) => verdict === 'fail');
  if (wrong && tries < TRIES) {
    return refuse({ code: 'identity_wrong', about: wrong.about, triesLeft: TRIES - tries });
  }
  return ok(await identityOf(deps, borrowerId));
}

/** Writes what was told and found. @returns How often it was told by now. */
async function keep(
  deps: Deps,
  tx: Tx,
  borrowerId: Id<'borrower'>,
  { found, form, person }: Kept,
): Promise<number> {
  const at = deps.clock.now();
  const before = await lockIdentity(tx, borrowerId);
  const tries = (before?.tries ?? 0) + 1;
  if (before && before.state !== 'open') return tries;
  const isWrong = found.checks.some(({ verdict }) => verdict === 'fail');
  const isCleared = await clearedOf(deps, tx, before);
  const isHit = found.checks.some((check) => check.verdict === 'hit' && !isCleared(check));
  const guesses = isWrong && tries >= TRIES;
  const toldSealed = deps.vault.seal(JSON.stringify(person), toldOf(borrowerId));
  await writeIdentity(tx, {
    ...{ borrowerId, legalForm: form.id, toldSealed, at },
    state: isHit || guesses ? 'held' : 'open',
    ...{ ticket: found.face?.ticket ?? null, faceUrl: found.face?.url ?? null },
  });
  const tooMany: Checked = { kind: 'person', verdict: 'hit', about: 'too_many_tries' };
  await keepChecks(deps, tx, borrowerId, guesses ? [...found.checks, tooMany] : found.checks, at);
  if (found.registered && !isWrong) {
    await tellRegistered(tx, deps, borrowerId, found.registered, at);
  }
  if (!isWrong) {
    const number = { kind: 'idCard', value: person.idCard, source: null, at } as const;
    await saveIdentifier(tx, deps.vault, borrowerId, number);
    await indexPerson(tx, deps.vault, borrowerId, person.name);
  }
  return tries;
}

/** What a person has cleared does not hold again: the very same entry, and no other of the same list. */
export async function clearedOf(
  { vault }: Pick<Deps, 'vault'>,
  tx: Tx,
  before: Identity | undefined,
): Promise<(check: Checked) => boolean> {
  if (before?.outcome !== 'clear') return () => false;
  const { borrowerId } = before;
  const told = await listChecks(tx, borrowerId);
  const cleared = new Set(
    told.map(({ kind, about, detailSealed }) =>
      [kind, about, openDetail({ vault }, borrowerId, detailSealed) ?? ''].join('\n'),
    ),
  );
  return ({ kind, about, detail = '' }) => cleared.has([kind, about, detail].join('\n'));
}

interface Kept {
  readonly found: Found;
  readonly form: LegalForm;
  readonly person: { readonly name: string; readonly idCard: string };
}

export const keepChecks = (
  { vault }: Pick<Deps, 'vault'>,
  tx: Tx,
  borrowerId: Id<'borrower'>,
  checks: readonly Checked[],
  at: Instant,
): Promise<void> =>
  writeChecks(
    tx,
    borrowerId,
    checks.map(({ kind, verdict, about, detail }) => ({
      ...{ kind, verdict, about },
      detailSealed: detail === undefined ? null : vault.seal(detail, detailOf(borrowerId)),
    })),
    at,
  );

/** What the provider answers, or `undefined` when it did not: its faults are no verdict on anybody. */
async function answered<T>(
  { identity, log }: Deps,
  ask: (provider: NonNullable<Deps['identity']>) => Promise<T>,
): Promise<T | undefined> {
  if (!identity) return undefined;
  try {
    return await ask(identity);
  } catch (error) {
    if (!(error instanceof OperationalError)) throw error;
    log.warn('identity.unanswered', errorFields(error));
    return undefined;
  }
}

/**
 * Asks what came of the face check. Passed, and nothing else open, the identity stands; failed, it may be
 * tried again from the start.
 */
export async function endFaceCheck(
  deps: Deps,
  borrowerId: Id<'borrower'>,
): Promise<Result<IdentityView, IdentityRefusal>> {
  const known = await findIdentity(deps.db, borrowerId);
  if (!deps.identity) return refuse({ code: 'identity_not_asked' });
  const { ticket } = known ?? {};
  if (!known || !ticket || known.facePassed) return ok(await identityOf(deps, borrowerId));
  const result = await answered(deps, (provider) => provider.face(ticket));
  if (result === undefined) return refuse({ code: 'identity_unanswered' });
  if (result !== 'open') {
    await deps.db.tx(async (tx) => {
      const now = await lockIdentity(tx, borrowerId);
      if (now?.ticket !== ticket || now.facePassed) return;
      const passed = result === 'passed';
      const state = passed && now.state === 'open' ? 'passed' : now.state;
      await endFace(tx, borrowerId, { passed, state });
      const verdict = passed ? 'pass' : 'fail';
      await keepChecks(
        deps,
        tx,
        borrowerId,
        [{ kind: 'face', verdict, about: result }],
        deps.clock.now(),
      );
    });
  }
  return ok(await identityOf(deps, borrowerId));
}

/**
 * Why nothing can be signed, or drawn under what was signed before; `undefined`: nothing stands in the way.
 * A limit from before anybody was asked who they are stays open; one who is held draws nothing.
 */
export async function identityStops(
  deps: Deps,
  db: Db,
  borrowerId: Id<'borrower'>,
  o: { readonly signing: boolean },
): Promise<{ readonly code: 'identity_missing' | 'identity_held' } | undefined> {
  if (!deps.identity) return undefined;
  const state = (await findIdentity(db, borrowerId))?.state;
  if (state === 'passed' || (!o.signing && (state === undefined || state === 'open'))) {
    return undefined;
  }
  return { code: state === 'held' || state === 'refused' ? 'identity_held' : 'identity_missing' };
}

/** What a borrower said of themselves, and what stands behind each check: for whoever decides. */
export const openTold = (
  { vault }: Pick<Deps, 'vault'>,
  identity: Pick<Identity, 'borrowerId' | 'toldSealed'>,
): Kept['person'] =>
  JSON.parse(vault.open(identity.toldSealed, toldOf(identity.borrowerId))) as Kept['person'];
export const openDetail = (
  { vault }: Pick<Deps, 'vault'>,
  borrowerId: Id<'borrower'>,
  sealed: Uint8Array | null,
): string | null => sealed && vault.open(sealed, detailOf(borrowerId));
