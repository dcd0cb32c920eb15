import type { Id, Instant, Json, Says } from '../kernel/index.ts';
import { listIdentifiers, openIdentifier } from '../party/index.ts';
import {
  column,
  type Db,
  newId,
  row,
  type Tx,
  type Vault,
  type Work,
  type WorkflowDefinition,
} from '../platform/index.ts';
import type { SessionsDeps } from './deps.ts';
import { openPhone } from './phones.ts';
import type { SendCodeDeps } from './send-code.ts';
import { sayPhoneChanged } from './templates.ts';

const TELL = 'sessions.tell-phone-changed.v1';

const noticeWork = (id: Id<'notice'>): Work => ({
  workflow: TELL,
  id: `tell-phone-changed:${id}`,
  input: { id },
  lane: `messages-${id.at(-1)}`, // As codes: one that gets no answer holds up few.
});

const contextOf = (id: string): string => `sessions.notices.letter_sealed:${id}`;

interface Letter {
  readonly phone: string;
  readonly tail: string;
  readonly language: keyof Says;
}

/**
 * Has the number by which a borrower came in so far told that another is the one to sign in by: who did not want it learns
 * of it. Called before the other is kept. @returns Whether there was one, and it is another.
 */
export async function tellPhoneChanged(
  { vault, clock, workflows }: Omit<SessionsDeps, 'db'>,
  tx: Tx,
  o: {
    readonly borrowerId: Id<'borrower'>;
    /** The number that takes its place. */
    readonly phone: string;
    readonly language: keyof Says;
    readonly now: Instant;
  },
): Promise<boolean> {
  const { borrowerId, language, now } = o;
  const earlier = await openEarlier(tx, vault, borrowerId);
  if (earlier === null || earlier === o.phone) return false;
  const id = newId('notice', clock);
  const letter: Letter = { phone: earlier, tail: o.phone.slice(-4), language };
  await tx.exec`
    insert into sessions.notices (id, borrower_id, letter_sealed, asked_at)
    values (${id}, ${borrowerId}, ${vault.seal(JSON.stringify(letter), contextOf(id))},
            ${new Date(now)})`;
  await workflows.enqueue(tx, noticeWork(id));
  return true;
}

/** The number that a code proved, else one that a source vouches for: one that was merely typed may be a stranger's. */
async function openEarlier(
  db: Db,
  vault: Vault,
  borrowerId: Id<'borrower'>,
): Promise<string | null> {
  const proved = await openPhone(db, vault, borrowerId);
  if (proved !== null) return proved;
  const known = await listIdentifiers(db, borrowerId);
  const isVouched = known.some(({ kind, source }) => kind === 'phone' && source !== null);
  return isVouched ? openIdentifier(db, vault, borrowerId, 'phone') : null;
}

/** Sends such a notice. Unanswered, it is sent again under its id. */
export const tellPhoneChangedWorkflow = (deps: SendCodeDeps): WorkflowDefinition => ({
  name: TELL,
  run: async (flow, input) => {
    const { id } = input as { readonly id: string };
    await flow.call('send.v1', async (): Promise<Json> => sendNotice(deps, id));
  },
});

const Waiting = row({ letterSealed: column.bytes });

/** @returns What came of it: `sent`, `failed`, `over` (sent before, or whose it is was forgotten). */
async function sendNotice(deps: SendCodeDeps, id: string): Promise<string> {
  const { db, vault, messages, log } = deps;
  const waiting = await db.maybe(Waiting)`
    select letter_sealed from sessions.notices where id = ${id}`;
  if (!messages || !waiting) {
    await drop(db, id);
    return 'over';
  }
  const { phone, tail, language } = JSON.parse(
    vault.open(waiting.letterSealed, contextOf(id)),
  ) as Letter;
  const words = { language, values: { tail }, text: sayPhoneChanged(language, { tail }) };
  const answer = await messages.send({ id, phone, template: 'phoneChanged', ...words });
  await drop(db, id);
  if (answer.status === 'failed') log.warn('notice.failed', { notice: id, reason: answer.reason });
  return answer.status;
}

const drop = (db: Db, id: string): Promise<number> =>
  db.exec`delete from sessions.notices where id = ${id}`;
