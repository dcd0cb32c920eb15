import type { Instant } from '../kernel/index.ts';
import { type Clock, column, type Database, type Db, row } from '../platform/index.ts';
import {
  type Message,
  type MessageAnswer,
  type MessageGateway,
  type MessagePort,
  MessagesUnavailable,
} from './port.ts';

const DAY_MS = 86_400_000;
/** For so long it is known what was sent. Longer than any sender tries again. Assumed. */
const KEEP_DAYS = 400;

const Send = row({
  begunAt: column.instant,
  triedAt: column.instant,
  outcome: column.nullable(column.oneOf('sent', 'failed')),
  reason: column.nullable(column.text),
});

/** @returns How an earlier sending of this id stands; `undefined`: this is the first. */
const begin = async (db: Db, { id, template }: Message, now: Instant) => {
  const begun = await db.exec`
    insert into messages.sends (id, template, begun_at, tried_at)
    values (${id}, ${template}, ${new Date(now)}, ${new Date(now)})
        on conflict (id) do nothing`;
  if (begun === 1) return undefined;
  return db.one(Send)`
    select begun_at, tried_at, outcome, reason from messages.sends where id = ${id}`;
};

const end = (db: Db, id: string, answer: MessageAnswer, now: Instant): Promise<number> =>
  db.exec`
    update messages.sends
       set ended_at = ${new Date(now)}, outcome = ${answer.status},
           reason = ${answer.status === 'failed' ? answer.reason : null}
     where id = ${id} and outcome is null`;

const tryAgain = (db: Db, id: string, now: Instant): Promise<number> =>
  db.exec`update messages.sends set tried_at = ${new Date(now)} where id = ${id}`;

/**
 * A port over a gateway that remembers no id: each sending is written down before it is tried. One without an end is
 * asked about first, and sent again only when the gateway knows nothing of it. What failed for good stays failed.
 */
export const openMessages = (
  { db, clock }: { readonly db: Database; readonly clock: Clock },
  gateway: MessageGateway,
): MessagePort => ({
  send: async (message) => {
    const earlier = await begin(db, message, clock.now());
    if (earlier?.outcome === 'sent') return { status: 'sent' };
    if (earlier?.outcome === 'failed') return { status: 'failed', reason: earlier.reason ?? '' };
    const known = earlier && (await lookUp(gateway, message, earlier, clock.now()));
    if (earlier && !known) await tryAgain(db, message.id, clock.now());
    const answer = known ?? (await gateway.send(message));
    await end(db, message.id, answer, clock.now());
    return answer;
  },
});

/** Any of the tries may be the one that was delivered: it is looked for since the first. */
async function lookUp(
  gateway: MessageGateway,
  message: Message,
  { begunAt, triedAt }: { readonly begunAt: Instant; readonly triedAt: Instant },
  now: Instant,
) {
  if (now < triedAt + gateway.findableAfterMs) {
    throw new MessagesUnavailable('what was just handed over', new Error('too soon to ask'));
  }
  return gateway.find(message, begunAt);
}

/** Forgets what was sent long ago. @returns How many. */
export const forgetOldSends = (db: Db, now: Instant): Promise<number> =>
  db.exec`delete from messages.sends where begun_at < ${new Date(now - KEEP_DAYS * DAY_MS)}`;
