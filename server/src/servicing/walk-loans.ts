import type { Id } from '../kernel/index.ts';
import type { Tx } from '../platform/index.ts';
import type { EndOfDayDeps } from './end-of-day-report.ts';
import { type EndOfDayRun, insertBatch, insertFailure, joinRun } from './end-of-day-runs.ts';
import { listBehind } from './loans-behind.ts';
import { type MovedStretch, moveNights, type Stretch } from './move-nights.ts';
import { wakeLoans } from './wake-loans.ts';

/** Told how many loans were done. */
export type Progress = (loans: number) => void;

/** One way of moving loans on: by the night, or woken. */
interface Way {
  readonly woken: boolean;
  readonly batch: number;
  move(tx: Tx, stretch: Stretch): Promise<MovedStretch>;
}

const NIGHTS = 5_000; // A repayment waits for a batch that holds its loan: a tenth of a second.
const WOKEN = 500;

const waysOf = (deps: EndOfDayDeps, { closing, batch }: EndOfDayRun): Way[] => [
  {
    woken: false,
    batch: batch ?? NIGHTS,
    move: (tx, stretch) => moveNights(tx, closing, stretch),
  },
  {
    woken: true,
    batch: batch ?? WOKEN,
    move: (tx, stretch) => wakeLoans(tx, closing, stretch, deps.clock.now()),
  },
];

/** One batch in a transaction of its own. @returns The last loan of it; none when none was left. */
async function runBatch(
  deps: EndOfDayDeps,
  run: EndOfDayRun,
  way: Way,
  stretch: Stretch,
): Promise<{ readonly lastId: string | undefined; readonly loans: number }> {
  return deps.db.tx(async (tx) => {
    // Closed meanwhile by another worker: what is left over is the next day's.
    if (!(await joinRun(tx, run.closing))) return { lastId: undefined, loans: 0 };
    const { moved, lastId } = await way.move(tx, stretch);
    if (lastId !== undefined) await insertBatch(tx, run.closing, moved, deps.clock.now());
    return { lastId, loans: moved.loans };
  });
}

/** The id right before `id`: a walk from it begins with that loan. */
const before = (id: Id<'loan'>): string => {
  const last = id.charCodeAt(id.length - 1);
  return `${id.slice(0, -1)}${String.fromCharCode(last - 1)}~`;
};

/**
 * A batch that failed, loan by loan: those that can be are moved on, and the one at fault is named.
 * @returns The last loan of it.
 */
async function runSingly(
  deps: EndOfDayDeps,
  run: EndOfDayRun,
  way: Way,
  stretch: Stretch,
  progress: Progress,
): Promise<string | undefined> {
  const ids = await listBehind(deps.db, run.to, way.woken, stretch.after, stretch.atMost);
  for (const loanId of ids) {
    const single = { after: before(loanId), atMost: 1 };
    const done = await runBatch(deps, run, way, single).catch(async (error: unknown) => {
      const detail = String(error).slice(0, 500);
      await insertFailure(deps.db, run.closing, loanId, detail, deps.clock.now());
      deps.log.error('end_of_day.loan_failed', { loanId, closing: run.closing, detail });
    });
    if (done) progress(done.loans);
  }
  return ids.at(-1);
}

/** Walks the loans of one way once, in the order of their ids. */
async function walk(deps: EndOfDayDeps, run: EndOfDayRun, way: Way, progress: Progress) {
  let after = '';
  for (;;) {
    const stretch = { after, atMost: way.batch };
    const done = await runBatch(deps, run, way, stretch).catch(() => undefined);
    if (done) progress(done.loans);
    const lastId = done ? done.lastId : await runSingly(deps, run, way, stretch, progress);
    if (lastId === undefined) return;
    after = lastId;
  }
}

/** Walks all loans that are behind, once: both ways at the same time. */
export async function walkLoans(
  deps: EndOfDayDeps,
  run: EndOfDayRun,
  progress: Progress,
): Promise<void> {
  await Promise.all(waysOf(deps, run).map((way) => walk(deps, run, way, progress)));
}
