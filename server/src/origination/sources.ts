import { type PullReport, pullSource } from '../connectors/index.ts';
import type { Source } from '../events/index.ts';
import { historyDaysNeeded } from '../features/index.ts';
import { type Id, instant, type Json } from '../kernel/index.ts';
import { OperationalError } from '../platform/index.ts';
import { ASSESSMENT, sourceTexts } from './consent-text.ts';
import type { Deps } from './deps.ts';
import type { Used } from './nodes.ts';

const DAY_MS = 86_400_000;

/** How the pull of one source ended, as the workflow records it. */
export interface Fetched {
  readonly source: Source;
  readonly state: 'fetched' | 'left' | 'refused';
  readonly events: number;
  readonly ms: number;
  /** Code of the outage or refusal. */
  readonly code: string | null;
}

/**
 * Pulls one source within its time budget. What was stored before the budget ended stays; the next
 * pull goes on from there. Never throws for a partner's fault: the journey goes on without it.
 */
export async function fetchSource(
  deps: Deps,
  borrowerId: Id<'borrower'>,
  source: Source,
): Promise<Fetched> {
  const startedAt = deps.clock.now();
  const budget = AbortSignal.timeout(deps.times.sourceBudgetMs);
  const ended = (state: Fetched['state'], events: number, code: string | null): Fetched => {
    const ms = deps.clock.now() - startedAt;
    deps.metrics.time('source', `${source}:${state}`, ms / 1000);
    return { source, state, events, ms, code };
  };
  try {
    const pulled = await pullSource(deps, {
      borrowerId,
      source,
      purpose: ASSESSMENT,
      // No more than the features look at: what is not needed is not asked for.
      from: instant(startedAt - historyDaysNeeded(source) * DAY_MS),
      signal: budget,
    });
    if (!pulled.ok) return ended('refused', 0, pulled.error.code);
    return ended(stateOf(pulled.value), count(pulled.value), null);
  } catch (error) {
    if (budget.aborted) return ended('left', 0, 'time_budget');
    if (!(error instanceof OperationalError)) throw error;
    deps.log.warn('source.failed', { source, code: error.code });
    return ended('left', 0, error.code);
  }
}

const count = ({ events }: PullReport): number => events.appended + events.existed + events.revised;

/** Another pull that is ahead stores what this one would have. */
const stateOf = ({ ended }: PullReport): Fetched['state'] =>
  ended === 'aborted' ? 'left' : 'fetched';

/** What the `data` node tells the borrower of one source. */
export function usedOf({ source, state, events, ms, code }: Fetched): Used {
  const detail =
    state === 'fetched'
      ? `${events} · ${ms} ms`
      : `${code ?? 'incomplete'}${events > 0 ? ` · ${events}` : ''}`;
  return { what: sourceTexts[source].name, detail, left: state !== 'fetched', source };
}

export const asJson = (fetched: Fetched): Json => ({ ...fetched });
