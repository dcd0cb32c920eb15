import { canonicalJson, type Instant } from '../kernel/index.ts';
import type { Clock, Database, Tx, Vault } from '../platform/index.ts';
import { type AuditEntry, digestOf } from './entry.ts';
import { findTold, insertEntry, lockHead, moveHead } from './queries.ts';

export interface AuditDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly vault: Vault;
}

export interface Actor {
  readonly id: string;
  readonly name: string;
}

/** Something that somebody is about to do. */
export interface Attempt {
  readonly actor: Actor;
  /** `POST /api/staff/loans/:id/changes`. */
  readonly action: string;
  readonly subjects: Readonly<Record<string, string>>;
  /** What was sent; `undefined`: nothing. Kept sealed. */
  readonly told?: unknown;
}

const boundTo = (seq: number): string => `audit.entries.told:${seq}`;

/**
 * Notes that somebody is about to do something, in a transaction of its own: what is tried and fails on the way is
 * known all the same. @returns The entry's number, for `noteEnd`.
 */
export const noteBegin = (deps: AuditDeps, attempt: Attempt): Promise<number> =>
  deps.db.tx((tx) =>
    add(deps, tx, { ...attempt, step: 'begun', ofSeq: null, status: null, code: null }),
  );

/** Notes what came of it: an HTTP status, and the code of a refusal. */
export const noteEnd = (
  deps: AuditDeps,
  begun: Pick<Attempt, 'actor' | 'action' | 'subjects'> & { readonly seq: number },
  end: { readonly status: number; readonly code: string | null },
): Promise<number> => {
  const { seq, ...attempt } = begun;
  return deps.db.tx((tx) => add(deps, tx, { ...attempt, ...end, step: 'ended', ofSeq: seq }));
};

/** Notes what a command did, in the command's own transaction: with its effect, or not at all. */
export const noteDone = (
  deps: Pick<AuditDeps, 'clock'>,
  tx: Tx,
  attempt: Omit<Attempt, 'told'>,
): Promise<number> =>
  add({ ...deps, vault: null }, tx, {
    ...attempt,
    step: 'done',
    ofSeq: null,
    status: null,
    code: null,
  });

type NewEntry = Attempt & Pick<AuditEntry, 'step' | 'ofSeq' | 'status' | 'code'>;

async function add(
  { clock, vault }: Pick<AuditDeps, 'clock'> & { readonly vault: Vault | null },
  tx: Tx,
  { actor, action, subjects, told, step, ofSeq, status, code }: NewEntry,
): Promise<number> {
  const head = await lockHead(tx); // Entries follow one another: whoever comes second waits here.
  const seq = head.seq + 1;
  const text = told === undefined ? null : canonicalJson(told);
  const sealed = text === null || !vault ? null : vault.seal(text, boundTo(seq));
  const entry = {
    ...{ seq, at: clock.now() as Instant, actorId: actor.id, actorName: actor.name, step, ofSeq },
    ...{ action, subjects, status, code, prev: head.digest },
    toldDigest: text === null ? null : (vault?.blindIndex(text, 'audit.entries.told') ?? null),
  };
  const whole: AuditEntry = { ...entry, digest: digestOf({ ...entry, digest: '' }) };
  await insertEntry(tx, whole, sealed);
  await moveHead(tx, whole);
  return seq;
}

/** What was sent with an entry, as JSON text; `null` where nothing was. */
export async function openTold(
  { db, vault }: Pick<AuditDeps, 'db' | 'vault'>,
  seq: number,
): Promise<string | null> {
  const sealed = (await findTold(db, seq))?.toldSealed ?? null;
  return sealed && vault.open(sealed, boundTo(seq));
}
