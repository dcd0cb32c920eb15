import { createHash } from 'node:crypto';
import { addDays, type BusinessDate, type Fen, formatYuan, type Id } from '../kernel/index.ts';
import type { Message, MessagePort } from '../messages/index.ts';
import { listFallingDue, listOverdue, usualClassRules } from '../servicing/index.ts';
import { reachPhone } from '../sessions/index.ts';
import { findLanguage } from './contact-store.ts';
import { beginContact, type Contact, endContact, groundsOf } from './contacts.ts';
import type { CollectionsDeps } from './deps.ts';
import { judgeContact } from './judge-contact.ts';
import { fillTemplate, templates } from './templates.ts';

/** When borrowers are reminded by themselves. Assumed; the lender's to set. */
export const reminderRules = {
  /** Days before an installment falls due. */
  beforeDays: 3,
  /** Days past due on which a reminder goes out. */
  overdueDays: [1, 7, 15, 30],
} as const;

const SYSTEM = { id: 'system', name: 'system' };
const PAGE = 500;

/** What works on reminders. */
export interface RemindDeps extends CollectionsDeps {
  readonly messages: MessagePort;
}

/** What a day's reminders came to: sent, failed, without a number, and held back by the rules, by code. */
export interface Reminded {
  readonly sent: number;
  readonly failed: number;
  readonly noNumber: number;
  readonly refused: Readonly<Record<string, number>>;
}

/** One message to one borrower. */
interface Reminder {
  readonly loanId: Id<'loan'>;
  readonly borrowerId: Id<'borrower'>;
  readonly template: 'beforeDue' | 'overdue';
  readonly values: Readonly<Record<string, string | number>>;
}

/** The contact of a reminder: derived, so that a day's reminder is one however often the day is run. */
const contactIdOf = ({ loanId, template }: Reminder, on: BusinessDate): Id<'contact'> => {
  const digest = createHash('sha256').update(`${loanId}:${template}:${on}`).digest('hex');
  return `contact_${digest.slice(0, 32)}` as Id<'contact'>;
};

const words = ({ template, values }: Reminder, language: 'zh' | 'en'): string => {
  const found = templates.find(({ id }) => id === template);
  return fillTemplate(found?.text[language] ?? '', values);
};

const yuan = (amount: Fen): string => `¥${formatYuan(amount)}`;

async function* remindersOf(deps: RemindDeps, today: BusinessDate): AsyncGenerator<Reminder> {
  const on = addDays(today, reminderRules.beforeDays);
  for (let after: string | null = ''; after !== null; ) {
    const page = await listFallingDue(deps.db, { today, on, after, atMost: PAGE });
    for (const { loanId, borrowerId, dueOn, amount } of page.due) {
      const values = { amount: yuan(amount), day: dueOn };
      yield { loanId, borrowerId, template: 'beforeDue', values };
    }
    after = page.after;
  }
  for (const dpd of reminderRules.overdueDays) yield* overdueOn(deps, today, dpd);
}

async function* overdueOn(
  deps: RemindDeps,
  today: BusinessDate,
  dpd: number,
): AsyncGenerator<Reminder> {
  const ask = { today, sort: 'dpd', most: PAGE, rules: usualClassRules } as const;
  const filter = { dpdMin: dpd, dpdMax: dpd };
  let page = await listOverdue(deps.db, { ...ask, filter });
  while (page.length > 0) {
    for (const { loanId, borrowerId, due } of page) {
      const values = { amount: yuan(due), dpd };
      yield { loanId, borrowerId, template: 'overdue', values };
    }
    const last = page.at(-1);
    page =
      last && page.length === PAGE
        ? await listOverdue(deps.db, { ...ask, filter, after: last })
        : [];
  }
}

/**
 * Reminds borrowers of what falls due soon and of what is past due, under the same rules as any contact: what they
 * forbid at this moment is counted and not sent. Stopped and run again it sends nothing twice: each reminder is one
 * contact, written before it is sent, and one without an end is sent again under its own id.
 */
export async function remindDay(deps: RemindDeps, today: BusinessDate): Promise<Reminded> {
  const refused: Record<string, number> = {};
  let [sent, failed, noNumber] = [0, 0, 0];
  for await (const reminder of remindersOf(deps, today)) {
    const came = await remind(deps, reminder, today);
    if (came === 'sent') sent += 1;
    else if (came === 'failed') failed += 1;
    else if (came === 'noNumber') noNumber += 1;
    else if (came !== 'before') refused[came] = (refused[came] ?? 0) + 1;
  }
  return { sent, failed, noNumber, refused };
}

async function remind(deps: RemindDeps, reminder: Reminder, today: BusinessDate): Promise<string> {
  const { borrowerId, loanId, template } = reminder;
  const phone = await reachPhone(deps.db, deps.vault, borrowerId, deps.clock.now());
  if (!phone) return 'noNumber';
  const language = await findLanguage(deps.db, borrowerId);
  const text = words(reminder, language);
  const begun = await beginContact(deps, {
    ...{ id: contactIdOf(reminder, today), borrowerId, loanId, direction: 'out', channel: 'sms' },
    ...{ whom: 'borrower', template, text, by: SYSTEM },
  });
  if (!begun.ok) return begun.error.code;
  if (begun.value.outcome !== null) return 'before';
  // Begun before a stop, it may be night by now, or somebody asked to be left alone: its own place is counted already.
  const now = deps.clock.now();
  const ground = (await groundsOf(deps, deps.db, [borrowerId], now))(borrowerId);
  const since = judgeContact({ ...ground, past: [] }, 'sms', now);
  if (since) return since.code;
  const { values } = reminder;
  const message = { phone, template, language, values, text: begun.value.text ?? text };
  return deliver(deps, begun.value, message);
}

async function deliver(
  deps: RemindDeps,
  { id }: Contact,
  message: Omit<Message, 'id'>,
): Promise<string> {
  const answer = await deps.messages.send({ id, ...message });
  const said = answer.status === 'failed' ? { said: answer.reason } : {};
  await endContact(deps, id, { outcome: answer.status, ...said, by: SYSTEM });
  return answer.status;
}
