import { type BusinessDate, type Instant, instant, type Json } from '../kernel/index.ts';
import {
  type Flow,
  getBusinessDate,
  type Work,
  type WorkflowDefinition,
} from '../platform/index.ts';
import type { CollectDeps } from './collect-due-ask.ts';
import { collectPage, type PageDone } from './collect-due-page.ts';
import { firstMoment, nextOpening } from './collect-due-rules.ts';
import { addTallies, nothingDone, type Tally } from './collect-due-tally.ts';

const COLLECT_DUE = 'servicing.collect-due.v1';

/** The work of collecting what is due on `on`: one a day, however often it is enqueued. */
export const collectDueWork = (on: BusinessDate): Work => ({
  workflow: COLLECT_DUE,
  id: `collect-due:${on}`,
  input: { on },
});

const LOOK_EVERY_MS = 60_000; // A day that is over must not hold a place in the queue for long.
const LOOKS = 4_320; // Three days; nobody closed the day.

type Look = 'over' | 'now' | { readonly waitMs: number };

/** What there is to do at this moment for what may be asked from `from` on. */
async function look(deps: CollectDeps, on: BusinessDate, from: Instant): Promise<Look> {
  if ((await getBusinessDate(deps.db)) !== on) return 'over';
  const now = deps.clock.now();
  const opens = nextOpening(deps.rules, now < from ? from : now);
  return opens <= now ? 'now' : { waitMs: Math.min(opens - now, LOOK_EVERY_MS) };
}

/** Waits until it is `from` and an hour at which money may be asked for. @returns Whether the day lasts. */
async function waitUntil(
  deps: CollectDeps,
  flow: Flow,
  name: string,
  on: BusinessDate,
  from: Instant,
): Promise<boolean> {
  for (let round = 0; round < LOOKS; round += 1) {
    const found = await flow.call(`look.v1.${name}.${round}`, () => look(deps, on, from));
    if (found === 'over') return false;
    if (found === 'now') return true;
    await flow.sleep(found.waitMs);
  }
  deps.log.warn('collect.given_up', { on, looks: LOOKS });
  return false;
}

/** One attempt: all pages of loans that owe something. @returns `over` when the day ended meanwhile. */
async function walk(
  deps: CollectDeps,
  flow: Flow,
  on: BusinessDate,
  attempt: number,
): Promise<Tally | 'over'> {
  let tally = nothingDone;
  let after = '';
  for (let page = 0; ; page += 1) {
    const place = { on, attempt, after };
    const name = `${attempt}.${page}`;
    const done: PageDone = await flow.call(`page.v1.${name}`, async () => {
      const found = await collectPage(deps, place);
      deps.log.info('collect.page', { on, attempt, page, state: found.state, ...found.tally });
      return found;
    });
    tally = addTallies(tally, done.tally);
    if (done.state === 'end') return tally;
    if (done.state === 'over') return 'over';
    if (done.state === 'night' && !(await waitUntil(deps, flow, name, on, instant(0))))
      return 'over';
    after = done.after;
  }
}

/**
 * Collects what is due on a business date under the mandates: at once, and again at the delays of the
 * rules for what did not come, in the hours at which it may. Ends when nothing is left that another
 * attempt may bring, or when the books are on another day: that day's collection asks for the rest.
 *
 * The repayment of an attempt has a derived id, and what is due is judged under the lock of its loan:
 * run again after a crash, or at the same time by two workers, nothing is asked for twice.
 */
export const collectDueWorkflow = (deps: CollectDeps): WorkflowDefinition => ({
  name: COLLECT_DUE,
  run: async (flow, input) => {
    const { on } = input as { readonly on: BusinessDate };
    const begun = await flow.call('begin.v1', async () => {
      const first = firstMoment(deps.rules, on, deps.clock.now());
      return deps.rules.attemptsAfterMs.map((afterMs) => first + afterMs);
    });
    for (const [i, from] of begun.entries()) {
      const attempt = i + 1;
      if (!(await waitUntil(deps, flow, String(attempt), on, instant(from)))) return;
      const tally = await walk(deps, flow, on, attempt);
      if (tally === 'over') return;
      await flow.call(`told.v1.${attempt}`, async (): Promise<Json> => {
        deps.log.info('collect.attempt_done', { on, attempt, ...tally });
        return null;
      });
      if (tally.left === 0) return;
    }
  },
});
