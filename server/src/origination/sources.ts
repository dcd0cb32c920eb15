import { definitionOf, type PullReport, pullSource } from '../connectors/index.ts';
import { summarizeEvents } from '../events/index.ts';
import { historyDaysNeeded } from '../features/index.ts';
import type { Source } from '../kernel/index.ts';
import { type Id, instant, type Json } from '../kernel/index.ts';
import { listIdentifiers } from '../party/index.ts';
import { OperationalError } from '../platform/index.ts';
import { ASSESSMENT, sourceText } from './consent-text.ts';
import type { Deps } from './deps.ts';
import type { Used } from './nodes.ts';
import { numbersNeeded } from './own-numbers.ts';

const DAY_MS = 86_400_000;

/** How the pull of one source ended, as the workflow records it. */
export interface Fetched {
  readonly source: Source;
  readonly state: 'fetched' | 'left' | 'refused';
  readonly events: number;
  /** Until the sources that it asks by had told. Unit: ms. */
  readonly waitedMs?: number;
  readonly ms: number;
  /** Code of the outage or refusal. */
  readonly code: string | null;
}

/**
 * Pulls one source within its time budget. What was stored before the budget ended stays; the next
 * pull goes on from there. Never throws for a partner's fault: the journey goes on without it.
 * @param before - Pulls whose facts this one asks by. They take from its own budget: the node takes
 * what the slowest partner takes, never a sum.
 */
export async function fetchSource(
  deps: Deps,
  borrowerId: Id<'borrower'>,
  source: Source,
  before: readonly Promise<unknown>[] = [],
): Promise<Fetched> {
  const budget = AbortSignal.timeout(deps.times.sourceBudgetMs);
  const cameAt = deps.clock.now();
  await Promise.race([Promise.allSettled(before), whenAborted(budget)]);
  const startedAt = deps.clock.now();
  const ended = (state: Fetched['state'], events: number, code: string | null): Fetched => {
    const ms = deps.clock.now() - startedAt;
    deps.metrics.time('source', `${source}:${state}`, ms / 1000);
    const waited = before.length > 0 ? { waitedMs: startedAt - cameAt } : {};
    return { source, state, events, ...waited, ms, code };
  };
  if (deps.connectors[source]?.connection.kind === 'file') {
    return ended('fetched', await countFacts(deps, borrowerId, source), null); // Read when handed in.
  }
  if (await lacksNumber(deps, borrowerId, source)) return ended('refused', 0, 'number_missing');
  try {
    const pulled = await pullSource(deps, {
      borrowerId,
      source,
      purpose: ASSESSMENT,
      // No more than the features look at: what is not needed is not asked for.
      from: instant(startedAt - historyDays(source) * DAY_MS),
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

/** Whether nobody could say whose records are asked for: that nothing came would say nothing. */
async function lacksNumber(
  { db, connectors }: Deps,
  borrowerId: Id<'borrower'>,
  source: Source,
): Promise<boolean> {
  const connection = connectors[source]?.connection;
  if (connection?.kind !== 'consent') return false;
  return numbersNeeded(connection, await listIdentifiers(db, borrowerId)).length > 0;
}

/** Days that features look back, or, where none reads the source yet, what its definition asks for. */
const historyDays = (source: Source): number =>
  historyDaysNeeded(source) || definitionOf(source).historyDays;

const whenAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });

async function countFacts(
  { db, clock }: Deps,
  borrowerId: Id<'borrower'>,
  source: Source,
): Promise<number> {
  const recordedBefore = instant(clock.now() + 1);
  const told = await summarizeEvents(db, borrowerId, { recordedBefore });
  return told.find((t) => t.source === source)?.events ?? 0;
}

const count = ({ events }: PullReport): number => events.appended + events.existed + events.revised;

/** Another pull that is ahead stores what this one would have. */
const stateOf = ({ ended }: PullReport): Fetched['state'] =>
  ended === 'aborted' ? 'left' : 'fetched';

/** What the `data` node says of a source while it is read. */
export const READING = 'reading';

/** What the `data` node tells the borrower of one source. */
export function usedOf({ source, state, events, waitedMs, ms, code }: Fetched): Used {
  const took = waitedMs === undefined ? `${ms} ms` : `${waitedMs} + ${ms} ms`; // Waited, and asked.
  const detail =
    state === 'fetched'
      ? `${events} · ${took}`
      : `${code ?? 'incomplete'}${events > 0 ? ` · ${events}` : ''}`;
  return { what: sourceText(source).name, detail, left: state !== 'fetched', source };
}

export const asJson = (fetched: Fetched): Json => ({ ...fetched });
