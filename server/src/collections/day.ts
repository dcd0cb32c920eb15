import { type BusinessDate, type Json, shanghaiDay, startOfDay } from '../kernel/index.ts';
import type { MessagePort } from '../messages/index.ts';
import {
  getBusinessDate,
  type Log,
  type Work,
  type WorkflowDefinition,
} from '../platform/index.ts';
import type { CollectionsDeps } from './deps.ts';
import { endHardships } from './hardships.ts';
import { remindDay } from './remind.ts';

const DAY = 'collections.day.v1';
const HOUR_MS = 3_600_000;

/** What is done about late borrowers on a business date, by itself: once a day, however often it is enqueued. */
export const collectionsDayWork = (on: BusinessDate): Work => ({
  workflow: DAY,
  id: `collections-day:${on}`,
  input: { on },
  patient: true,
});

/**
 * A day's own work: plans that are over by rule end; then, in the hours in which borrowers may be contacted, reminders go
 * out where the lender has somebody who delivers messages. Run again after a crash, nothing is done twice.
 */
export const collectionsDayWorkflow = (
  deps: CollectionsDeps & { readonly log: Log; readonly messages: MessagePort | null },
): WorkflowDefinition => ({
  name: DAY,
  run: async (flow, input) => {
    const { on } = input as { readonly on: BusinessDate };
    const { messages } = deps;
    await flow.call('end-hardships.v1', async (): Promise<Json> => {
      const ended = await endHardships(deps);
      deps.log.info('hardships.ended', { on, ...ended });
      return { ...ended };
    });
    if (!messages) return;
    const waitMs = await flow.call('wait.v1', async () => {
      const now = deps.clock.now();
      const opens = startOfDay(shanghaiDay(now)) + deps.contactRules.fromHour * HOUR_MS;
      return Math.max(0, opens - now);
    });
    if (waitMs > 0) await flow.sleep(waitMs);
    await flow.call('remind.v1', async (): Promise<Json> => {
      if ((await getBusinessDate(deps.db)) !== on) return null; // Another day's reminders speak for it.
      const reminded = await remindDay({ ...deps, messages }, on);
      const { refused, ...counts } = reminded;
      deps.log.info('reminders.done', { on, ...counts, ...refused });
      return { ...counts };
    });
  },
});
