import {
  type Id,
  type Instant,
  ok,
  type Result,
  refuse,
  type Says,
  type Segment,
} from '../kernel/index.ts';
import { createBorrower, listLinks, listNumberOwners, saveIdentifier } from '../party/index.ts';
import { type Tx, txOrRefuse } from '../platform/index.ts';
import {
  type Browser,
  type CodeRefusal,
  endAllSessions,
  findPhoneOwner,
  findStop,
  judgeCode,
  keepPhone,
  liftStop,
  openPhone,
  openSession,
  PHONE_FRESH_MS,
  type SessionId,
  tellPhoneChanged,
  useCode,
} from '../sessions/index.ts';
import type { Deps } from './deps.ts';
import { noteDevice, type SignedIn } from './sign-in.ts';

/** What somebody typed, and from where. */
interface Typed {
  /** Eleven digits. */
  readonly phone: string;
  readonly code: string;
  /** The network address. */
  readonly address: string;
}

/** Why a code opens nothing, in order of precedence. What follows `code_wrong` is told to the number's owner alone. */
export type PhoneRefusal =
  | CodeRefusal
  /** Sources vouch for the number at several borrowers. */
  | { readonly code: 'phone_of_several' }
  /**
   * Somebody told the number and never proved it, or not for long, or it was stopped; or nobody did, and a number alone
   * makes no borrower.
   */
  | { readonly code: 'phone_unproven' }
  /** Another borrower comes in by the number. */
  | { readonly code: 'phone_taken' };

/**
 * Signs in whoever holds a number, by the code that was sent to it: the borrower who proved the number before, or for
 * whom a source vouches for it. Where nobody has it, and the lender lets them, it makes a borrower. A number that was
 * merely typed opens nothing: it may be mistyped.
 */
export async function signInByPhone(
  deps: Deps,
  o: Typed & {
    readonly segment?: Segment | undefined;
    readonly browser: Browser;
    readonly sessionTtlMs: number;
    readonly signUp: boolean;
  },
): Promise<Result<SignedIn, PhoneRefusal>> {
  const { phone, browser } = o;
  const { device } = browser;
  const right = await judgeCode(deps, { ...o, device, purpose: 'signIn', borrowerId: null });
  if (!right.ok) return right;
  return txOrRefuse<SignedIn, PhoneRefusal>(deps.db, async (tx) => {
    const now = deps.clock.now();
    if (!(await useCode(tx, right.value, now))) return refuse({ code: 'code_wrong' });
    const owner = await ownerOf(deps, tx, o);
    if (!owner.ok) return owner;
    const borrowerId = owner.value;
    const kept = await keepPhone(tx, deps.vault, { borrowerId, phone, now });
    if (!kept) return refuse({ code: 'phone_taken' });
    await noteDevice(tx, deps, borrowerId, browser.device);
    const session = { borrowerId, browser, way: 'phone', now, ttlMs: o.sessionTtlMs } as const;
    const { token } = await openSession(tx, session);
    return ok({ borrowerId, token });
  });
}

async function ownerOf(
  { vault, clock }: Deps,
  tx: Tx,
  o: {
    readonly phone: string;
    readonly segment?: Segment | undefined;
    readonly signUp: boolean;
  },
): Promise<Result<Id<'borrower'>, PhoneRefusal>> {
  const { phone } = o;
  const isFresh = (at: Instant | null) => at !== null && clock.now() < at + PHONE_FRESH_MS;
  const isStopped = async (id: Id<'borrower'>) => (await findStop(tx, id)) !== null;
  const proven = await findPhoneOwner(tx, vault, phone);
  if (proven) {
    if (await isStopped(proven.borrowerId)) return refuse({ code: 'phone_unproven' });
    // Long unused, it may be a stranger's by now; who has another way in takes that one, and proves it anew.
    const links = isFresh(proven.provenAt) ? [] : await listLinks(tx, vault, proven.borrowerId);
    return links.length > 0 ? refuse({ code: 'phone_unproven' }) : ok(proven.borrowerId);
  }
  const owners = await listNumberOwners(tx, vault, 'phone', phone);
  const [vouched, ...more] = owners.filter((one) => isFresh(one.vouchedAt));
  if (more.length > 0) return refuse({ code: 'phone_of_several' });
  if (vouched) {
    // Who proved another number comes in by that one: an old one may be a stranger's by now.
    const { borrowerId } = vouched;
    const other = await openPhone(tx, vault, borrowerId);
    const isOpen = other === null && !(await isStopped(borrowerId));
    return isOpen ? ok(borrowerId) : refuse({ code: 'phone_unproven' });
  }
  if (owners.length > 0 || !o.signUp) return refuse({ code: 'phone_unproven' });
  const borrowerId = await createBorrower(tx, { segment: o.segment ?? 'shop' });
  const told = { kind: 'phone', value: phone, source: null, at: clock.now() } as const;
  await saveIdentifier(tx, vault, borrowerId, told);
  return ok(borrowerId);
}

/**
 * Lets a borrower who is signed in come in by a number from now on, by the code that was sent to it; a stop is over with it.
 * Where they came in by another so far that one is told, and every other session of theirs ends.
 */
export async function bindPhone(
  deps: Deps,
  borrowerId: Id<'borrower'>,
  typed: Typed & {
    /** The session it is done in; it stays. */
    readonly sessionId?: SessionId;
    /** Of the notice to the number of before. */
    readonly language?: keyof Says;
  },
): Promise<Result<null, PhoneRefusal>> {
  const right = await judgeCode(deps, { ...typed, purpose: 'bindPhone', borrowerId });
  if (!right.ok) return right;
  return txOrRefuse<null, PhoneRefusal>(deps.db, async (tx) => {
    const now = deps.clock.now();
    if (!(await useCode(tx, right.value, now))) return refuse({ code: 'code_wrong' });
    const { phone, sessionId: except, language = 'zh' } = typed;
    // A number that was stopped is in other hands: nothing is told there.
    const isStopped = await liftStop(tx, borrowerId);
    const isOther =
      !isStopped && (await tellPhoneChanged(deps, tx, { borrowerId, phone, language, now }));
    const kept = await keepPhone(tx, deps.vault, { borrowerId, phone, now });
    if (!kept) return refuse({ code: 'phone_taken' });
    const end = { now, reason: 'phone_changed', ...(except === undefined ? {} : { except }) };
    if (isOther) await endAllSessions(tx, borrowerId, end);
    const told = { kind: 'phone', value: phone, source: null, at: now } as const;
    await saveIdentifier(tx, deps.vault, borrowerId, told);
    return ok(null);
  });
}
