import type { Id, Json, Says } from '../kernel/index.ts';
import type { MessagePort } from '../messages/index.ts';
import { listNumberOwners } from '../party/index.ts';
import {
  column,
  type Db,
  type Log,
  row,
  type Work,
  type WorkflowDefinition,
} from '../platform/index.ts';
import type { SessionsDeps } from './deps.ts';
import { findPhoneOwner } from './phones.ts';
import { type Purpose, purposes, sayCode } from './templates.ts';

const SEND = 'sessions.send-code.v1';

/** The sending of a code; its input is the code's id alone. While nobody delivers, only other codes wait behind it. */
export const sendCodeWork = (id: Id<'code'>): Work => ({
  workflow: SEND,
  id: `send-code:${id}`,
  input: { id },
  lane: `messages-${id.at(-1)}`, // Sixteen: one that gets no answer holds up few.
});

/** What a code's letter is sealed under. */
export const letterContext = (id: string): string => `sessions.codes.letter_sealed:${id}`;

const Waiting = row({
  purpose: column.oneOf(...purposes),
  letterSealed: column.bytes,
  askedAt: column.instant,
  expiresAt: column.instant,
});

interface Letter {
  readonly phone: string;
  readonly code: string;
  readonly language: keyof Says;
}

/** What the sending of codes needs. */
export interface SendCodeDeps extends Omit<SessionsDeps, 'workflows'> {
  readonly log: Log;
  /** `null`: nobody delivers, and no code is asked for. */
  readonly messages: MessagePort | null;
  /** Whether somebody new may come in by a number alone; else only a number that is known gets a code. */
  readonly phoneSignUp: boolean;
}

/** Sends a code, if it is still wanted. Unanswered, it is sent again under its id while it is good for anything. */
export const sendCodeWorkflow = (deps: SendCodeDeps): WorkflowDefinition => ({
  name: SEND,
  run: async (flow, input) => {
    const { id } = input as { readonly id: string };
    await flow.call('send.v1', async (): Promise<Json> => sendCode(deps, id));
  },
});

/** @returns What came of it: `sent`, `failed`, `unknown` (nobody has the number), `over` (too old, used or void). */
export async function sendCode(deps: SendCodeDeps, id: string): Promise<string> {
  const { db, clock, vault, messages, log } = deps;
  const waiting = await db.maybe(Waiting)`
    select purpose, letter_sealed, asked_at, expires_at from sessions.codes
     where id = ${id} and letter_sealed is not null and used_at is null and void_at is null`;
  if (!messages || !waiting || clock.now() >= waiting.expiresAt) return over(db, id);
  const { purpose, askedAt, expiresAt } = waiting;
  const letter = JSON.parse(vault.open(waiting.letterSealed, letterContext(id))) as Letter;
  if (!(await isWanted(deps, purpose, letter.phone))) {
    await dropLetter(db, id);
    return 'unknown';
  }
  const { phone, code, language } = letter;
  const values = { code, minutes: Math.round((expiresAt - askedAt) / 60_000) };
  const text = sayCode(purpose, language, values);
  const answer = await messages.send({ id, phone, template: purpose, language, values, text });
  await dropLetter(db, id);
  if (answer.status === 'failed') log.warn('code.failed', { code: id, reason: answer.reason });
  return answer.status;
}

async function over(db: Db, id: string): Promise<string> {
  await dropLetter(db, id);
  return 'over';
}

/** Number and code are needed no more: only the digest stays. */
const dropLetter = (db: Db, id: string): Promise<number> =>
  db.exec`update sessions.codes set letter_sealed = null where id = ${id}`;

async function isWanted(
  { db, vault, phoneSignUp }: SendCodeDeps,
  purpose: Purpose,
  phone: string,
): Promise<boolean> {
  if (phoneSignUp || purpose !== 'signIn') return true;
  if ((await findPhoneOwner(db, vault, phone)) !== undefined) return true;
  return (await listNumberOwners(db, vault, 'phone', phone)).length > 0;
}
