import { hasContacted, liftHoldsAbout, placeHold } from '../collections/index.ts';
import {
  addDays,
  type BusinessDate,
  type Id,
  ok,
  type Refusal,
  type Result,
  refuse,
  shanghaiDay,
} from '../kernel/index.ts';
import { findLoan } from '../lending/index.ts';
import { type Clock, type Database, type Tx, txOrRefuse, type Vault } from '../platform/index.ts';
import {
  type ComplaintKind,
  type ComplaintRules,
  complaintKinds,
  dueOn,
} from './complaint-rules.ts';
import {
  type Complaint,
  type complaintChannels,
  type complaintOutcomes,
  countOpenOf,
  findAnswerer,
  findComplaint,
  insertComplaint,
  insertEntry,
  type KeptEntry,
  listEntriesOf,
  lockComplaint,
  saveComplaint,
} from './complaint-store.ts';

export interface CareDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly vault: Vault;
  readonly complaintRules: ComplaintRules;
}

/** Who says or does something: the borrower, or one of the lender's staff. */
export type Speaker = 'borrower' | { readonly id: string; readonly name: string };

const nameOf = (by: Speaker): string => (by === 'borrower' ? 'borrower' : by.name);
const whoOf = (by: Speaker): 'borrower' | 'staff' => (by === 'borrower' ? 'borrower' : 'staff');

/** What was said or done about a complaint, its text opened. */
export interface ComplaintEntry extends Omit<KeptEntry, 'textSealed'> {
  readonly text: string | null;
}

/** A complaint with all that was said and done about it. */
export interface ComplaintFile extends Complaint {
  readonly entries: readonly ComplaintEntry[];
}

const textPlace = (entryId: string): string => `care.complaint_entries.text:${entryId}`;

async function fileOf({ db, vault }: CareDeps, complaint: Complaint): Promise<ComplaintFile> {
  const entries = await listEntriesOf(db, complaint.id);
  return {
    ...complaint,
    entries: entries.map(({ textSealed, ...entry }) => ({
      ...entry,
      text: textSealed && vault.open(textSealed, textPlace(entry.id)),
    })),
  };
}

/** A complaint and its history. @param borrowerId - Whose it must be; another's is not found. */
export async function openComplaint(
  deps: CareDeps,
  id: Id<'complaint'>,
  borrowerId?: Id<'borrower'>,
): Promise<ComplaintFile | undefined> {
  const found = await findComplaint(deps.db, id);
  if (!found || (borrowerId !== undefined && found.borrowerId !== borrowerId)) return undefined;
  return fileOf(deps, found);
}

interface Said {
  readonly id: string;
  readonly kind: KeptEntry['kind'];
  readonly by: Speaker | 'system';
  readonly text?: string;
  readonly data?: KeptEntry['data'];
}

const note = (deps: CareDeps, tx: Tx, complaintId: Id<'complaint'>, o: Said): Promise<number> =>
  insertEntry(tx, {
    ...{ complaintId, id: o.id, kind: o.kind },
    byWhom: o.by === 'system' ? 'system' : whoOf(o.by),
    byName: o.by === 'system' ? 'system' : nameOf(o.by),
    textSealed: o.text === undefined ? null : deps.vault.seal(o.text, textPlace(o.id)),
    ...(o.data && { data: o.data }),
    at: deps.clock.now(),
  });

/** A complaint as it comes in. The caller makes `id` and keeps it across retries. */
export interface NewComplaint {
  readonly id: Id<'complaint'>;
  readonly borrowerId: Id<'borrower'>;
  readonly kind: ComplaintKind;
  readonly loanId?: Id<'loan'>;
  readonly channel: (typeof complaintChannels)[number];
  readonly said: string;
  readonly by: Speaker;
}

/** In order of precedence. */
export type FileComplaintRefusal =
  | { readonly code: 'complaint_conflict' }
  | { readonly code: 'loan_not_found' }
  | { readonly code: 'complaints_too_many' };

/** More of one borrower's do not wait at a time: the next goes into one that is open. Assumed. */
const OPEN_MOST = 10;

/**
 * Takes a complaint in and acknowledges it, with the day by which it is answered. One about collections stops contacts
 * until it is. The same id again is the same complaint.
 */
export async function fileComplaint(
  deps: CareDeps,
  o: NewComplaint,
): Promise<Result<ComplaintFile, FileComplaintRefusal>> {
  const filed = await txOrRefuse<Complaint, FileComplaintRefusal>(deps.db, async (tx) => {
    const known = await findComplaint(tx, o.id);
    if (known) {
      const isSame = known.borrowerId === o.borrowerId && known.kind === o.kind;
      return isSame ? ok(known) : refuse({ code: 'complaint_conflict' });
    }
    const { id, borrowerId, kind, loanId = null, channel } = o;
    if (loanId !== null && !(await findLoan(tx, borrowerId, loanId))) {
      return refuse({ code: 'loan_not_found' });
    }
    if ((await countOpenOf(tx, borrowerId)) >= OPEN_MOST) {
      return refuse({ code: 'complaints_too_many' });
    }
    const receivedAt = deps.clock.now();
    const receivedOn = shanghaiDay(receivedAt);
    const due = dueOn(deps.complaintRules, { receivedOn, reopenedOn: null, extended: 0 });
    const made = { id, borrowerId, kind, loanId, channel, receivedAt, receivedOn, dueOn: due };
    const isNew = (await insertComplaint(tx, made)) === 1;
    if (!isNew) {
      const twin = await findComplaint(tx, id); // Sent twice at once, it is the first of the two.
      return twin?.borrowerId === borrowerId ? ok(twin) : refuse({ code: 'complaint_conflict' });
    }
    await note(deps, tx, id, { id: `${id}:filed`, kind: 'filed', by: o.by, text: o.said });
    const acknowledged = { id: `${id}:acknowledged`, kind: 'acknowledged', by: 'system' } as const;
    await note(deps, tx, id, { ...acknowledged, data: { dueOn: due } });
    await pause(deps, tx, { id, borrowerId, kind });
    const found = await findComplaint(tx, id);
    return found ? ok(found) : refuse({ code: 'complaint_conflict' });
  });
  return filed.ok ? ok(await fileOf(deps, filed.value)) : filed;
}

/** Nobody presses who complains about being pressed. */
async function pause(
  deps: CareDeps,
  tx: Tx,
  { id, borrowerId, kind }: Pick<Complaint, 'id' | 'borrowerId' | 'kind'>,
): Promise<void> {
  if (!complaintKinds[kind].pausesContacts) return;
  const hold = {
    borrowerId,
    kind: 'complaint',
    about: id,
    reason: kind,
    byName: 'system',
  } as const;
  await placeHold(tx, { ...hold, at: deps.clock.now() });
}

const resume = (deps: CareDeps, tx: Tx, id: Id<'complaint'>, why: string): Promise<number> =>
  liftHoldsAbout(tx, id, { byName: 'system', why, at: deps.clock.now() });

/** In order of precedence. */
export type ComplaintRefusal =
  | { readonly code: 'complaint_not_found' }
  | { readonly code: 'complaint_not_open'; readonly state: Complaint['state'] };

interface Step<E extends Refusal> {
  /** Whose it must be. */
  readonly borrowerId?: Id<'borrower'>;
  /** Where it may stand. Default: open. */
  readonly from?: readonly Complaint['state'][];
  /** The entry: known already, the step was taken before and is not taken again. */
  readonly said: Said;
  readonly work: (tx: Tx, complaint: Complaint) => Promise<Result<Complaint, E>>;
}

/** One step of a complaint, under its lock, with its entry in the same transaction; sent twice it is one. */
async function step<E extends Refusal>(
  deps: CareDeps,
  id: Id<'complaint'>,
  { borrowerId, from = ['open'], said, work }: Step<E>,
): Promise<Result<ComplaintFile, ComplaintRefusal | E>> {
  const taken = await txOrRefuse<Complaint, ComplaintRefusal | E>(deps.db, async (tx) => {
    const complaint = await lockComplaint(tx, id);
    if (!complaint || (borrowerId !== undefined && complaint.borrowerId !== borrowerId)) {
      return refuse({ code: 'complaint_not_found' });
    }
    const known = (await listEntriesOf(tx, id)).some((entry) => entry.id === said.id);
    if (known && (said.kind !== 'answered' || complaint.state !== 'open')) return ok(complaint);
    // A first answer that comes again after a review was asked for answers nothing.
    if (known || !from.includes(complaint.state)) {
      return refuse({ code: 'complaint_not_open', state: complaint.state });
    }
    const next = await work(tx, complaint);
    if (!next.ok) return next;
    await saveComplaint(tx, next.value);
    await note(deps, tx, id, {
      ...said,
      data: { ...said.data, ...(said.kind === 'extended' && { dueOn: next.value.dueOn }) },
    });
    return next;
  });
  return taken.ok ? ok(await fileOf(deps, taken.value)) : taken;
}

/** Something that is said: by the borrower or to them. @param entryId - The caller's own, kept across retries. */
export const sayOfComplaint = (
  deps: CareDeps,
  id: Id<'complaint'>,
  o: {
    readonly entryId: Id<'message'>;
    readonly text: string;
    readonly by: Speaker;
    readonly borrowerId?: Id<'borrower'>;
  },
): Promise<Result<ComplaintFile, ComplaintRefusal>> =>
  step(deps, id, {
    ...(o.borrowerId !== undefined && { borrowerId: o.borrowerId }),
    said: { id: o.entryId, kind: 'message', by: o.by, text: o.text },
    work: async (_, complaint) => ok(complaint),
  });

/** Whoever is complained about does not judge it, nor does who answered it first look at it again. */
export type ConcernedRefusal = { readonly code: 'complaint_concerns_you' };

async function whyConcerned(
  tx: Tx,
  { id, kind, borrowerId, reopenedOn }: Complaint,
  person: { readonly id: string },
): Promise<ConcernedRefusal | undefined> {
  const first = reopenedOn === null ? undefined : await findAnswerer(tx, id);
  if (first === person.id) return { code: 'complaint_concerns_you' };
  if (kind !== 'collections') return undefined;
  return (await hasContacted(tx, borrowerId, person.id))
    ? { code: 'complaint_concerns_you' }
    : undefined;
}

/**
 * Who works on it from now on.
 * @source Order 3 of 2020: whoever has an interest in the matter keeps out of it (回避), by Xinhua, 17 Jan 2020
 */
export const assignComplaint = (
  deps: CareDeps,
  id: Id<'complaint'>,
  to: { readonly id: string; readonly name: string },
): Promise<Result<ComplaintFile, ComplaintRefusal | ConcernedRefusal>> =>
  step<ConcernedRefusal>(deps, id, {
    said: { id: `${id}:assigned:${deps.clock.now()}`, kind: 'assigned', by: to },
    work: async (tx, complaint) => {
      const concerned = await whyConcerned(tx, complaint, to);
      if (concerned) return refuse(concerned);
      return ok({ ...complaint, assigneeId: to.id, assigneeName: to.name });
    },
  });

/** In order of precedence. */
export type ExtendRefusal =
  | { readonly code: 'complaint_extended' }
  /** Its day is over: more time would make it one that was never late. */
  | { readonly code: 'complaint_overdue' };

/**
 * More time, with a reason that the borrower reads: the first by whoever works on it, the second (`special`) by whoever
 * let it pass as a second person. A review has no more.
 */
export const extendComplaint = (
  deps: CareDeps,
  id: Id<'complaint'>,
  o: {
    readonly to: 'complex' | 'special';
    readonly reason: string;
    readonly by: { readonly id: string; readonly name: string };
  },
): Promise<Result<ComplaintFile, ComplaintRefusal | ExtendRefusal>> =>
  step<ExtendRefusal>(deps, id, {
    said: { id: `${id}:extended:${o.to}`, kind: 'extended', by: o.by, text: o.reason },
    work: async (_, complaint) => {
      const extended = o.to === 'complex' ? 1 : 2;
      if (complaint.reopenedOn !== null || complaint.extended !== extended - 1) {
        return refuse({ code: 'complaint_extended' });
      }
      if (shanghaiDay(deps.clock.now()) > complaint.dueOn) {
        return refuse({ code: 'complaint_overdue' });
      }
      const { receivedOn } = complaint;
      const due = dueOn(deps.complaintRules, { receivedOn, reopenedOn: null, extended });
      return ok({ ...complaint, extended, dueOn: due });
    },
  });

/** Answers a complaint: whether it was right, and what is done about it. Contacts go on. */
export const answerComplaint = (
  deps: CareDeps,
  id: Id<'complaint'>,
  o: {
    readonly outcome: (typeof complaintOutcomes)[number];
    readonly answer: string;
    readonly by: { readonly id: string; readonly name: string };
    /** The answer the caller meant: the first one, or that of the review. */
    readonly review: boolean;
  },
): Promise<Result<ComplaintFile, ComplaintRefusal | ConcernedRefusal>> =>
  step<ConcernedRefusal>(deps, id, {
    said: {
      ...{ id: `${id}:answered${o.review ? ':review' : ''}`, kind: 'answered', by: o.by },
      ...{ text: o.answer, data: { outcome: o.outcome, answeredBy: o.by.id } },
    },
    work: async (tx, complaint) => {
      const concerned = await whyConcerned(tx, complaint, o.by);
      if (concerned) return refuse(concerned);
      await resume(deps, tx, id, 'answered');
      const answeredOn = shanghaiDay(deps.clock.now());
      return ok({ ...complaint, state: 'answered', outcome: o.outcome, answeredOn });
    },
  });

/** In order of precedence. */
export type ReopenRefusal =
  | { readonly code: 'complaint_reopened' }
  | { readonly code: 'complaint_too_late'; readonly until: BusinessDate };

/** A borrower who does not agree has it looked at again, once; by somebody else than who answered. */
export const reopenComplaint = (
  deps: CareDeps,
  id: Id<'complaint'>,
  o: { readonly why: string; readonly borrowerId: Id<'borrower'> },
): Promise<Result<ComplaintFile, ComplaintRefusal | ReopenRefusal>> =>
  step<ReopenRefusal>(deps, id, {
    ...{ borrowerId: o.borrowerId, from: ['answered'] },
    said: { id: `${id}:reopened`, kind: 'reopened', by: 'borrower', text: o.why },
    work: async (tx, complaint) => {
      if (complaint.reopenedOn !== null) return refuse({ code: 'complaint_reopened' });
      const today = shanghaiDay(deps.clock.now());
      const { answeredOn, receivedOn, extended } = complaint;
      const until = addDays(answeredOn ?? today, deps.complaintRules.reopenDays);
      if (today > until) return refuse({ code: 'complaint_too_late', until });
      await pause(deps, tx, complaint);
      const due = dueOn(deps.complaintRules, { receivedOn, reopenedOn: today, extended });
      return ok({
        ...{ ...complaint, state: 'open', reopenedOn: today, dueOn: due },
        ...{ firstOutcome: complaint.outcome, outcome: null, answeredOn: null },
        ...{ firstAnsweredOn: answeredOn, firstDueOn: complaint.dueOn },
        ...{ assigneeId: null, assigneeName: null },
      });
    },
  });

/**
 * The borrower takes it back: it ends that day.
 * @source Order 3 of 2020, Art. 15
 */
export const withdrawComplaint = (
  deps: CareDeps,
  id: Id<'complaint'>,
  borrowerId: Id<'borrower'>,
): Promise<Result<ComplaintFile, ComplaintRefusal>> =>
  step(deps, id, {
    borrowerId,
    said: { id: `${id}:withdrawn`, kind: 'withdrawn', by: 'borrower' },
    work: async (tx, complaint) => {
      await resume(deps, tx, id, 'withdrawn');
      return ok({ ...complaint, state: 'withdrawn' });
    },
  });
