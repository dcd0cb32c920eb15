import { type Json, ok, type Result, refuse, type Source } from '../kernel/index.ts';
import { errorFields, type Tx, txOrRefuse, type WorkflowDefinition } from '../platform/index.ts';
import { listLiveSources } from './allow.ts';
import { sourceText } from './consent-text.ts';
import type { Deps } from './deps.ts';
import { listNodes, noteUsed, type Place, type Used } from './nodes.ts';
import { type Application, advance, lockApplication } from './queries.ts';
import { asJson, type Fetched, fetchSource, READING, usedOf } from './sources.ts';

export const READ_MORE_WORKFLOW = 'origination.read-more.v1';

/** In order of precedence. */
export type AddSourceRefusal =
  | { readonly code: 'application_not_found' }
  /** Nothing is waited for: it is being decided, or decided. */
  | { readonly code: 'nothing_missing'; readonly status: string }
  | { readonly code: 'source_not_offered' }
  | { readonly code: 'no_live_consent' };

/**
 * Reads one more source for an application that waits for its borrower. The answer comes at once, what was
 * read later, with the application's next version. While it is being read, asking again changes nothing.
 */
export function addSource(
  deps: Deps,
  place: Place,
  source: Source,
): Promise<Result<Application, AddSourceRefusal>> {
  return txOrRefuse<Application, AddSourceRefusal>(deps.db, async (tx) => {
    const application = await lockApplication(tx, place.borrowerId, place.applicationId);
    if (!application) return refuse({ code: 'application_not_found' });
    const { status, version } = application;
    if (status !== 'waiting_supplement') return refuse({ code: 'nothing_missing', status });
    if (!deps.connectors[source]) return refuse({ code: 'source_not_offered' });
    const live = await listLiveSources(deps, place.borrowerId, tx);
    if (!live.includes(source)) return refuse({ code: 'no_live_consent' });
    const isNew = await readAgain(deps, tx, application, source);
    return ok(isNew ? { ...application, version: version + 1 } : application);
  });
}

/**
 * Lets a source be read beside an application that waits. @returns Whether it begins now; `false`: it is being
 * read already.
 */
export async function readAgain(
  deps: Deps,
  tx: Tx,
  { borrowerId, id: applicationId, version }: Application,
  source: Source,
): Promise<boolean> {
  const place = { borrowerId, applicationId };
  const data = (await listNodes(tx, place)).find(({ name }) => name === 'data');
  // What was read before counts on while it is read again.
  const left = data?.used.find((u) => u.source === source)?.left ?? true;
  const used = await usedWith(tx, place, {
    ...{ what: sourceText(source).name, detail: READING, left, source },
  });
  if (!used) return false;
  await noteUsed(tx, place, 'data', used);
  await advance(tx, place, deps.clock.now(), {});
  await deps.workflows.enqueue(tx, {
    workflow: READ_MORE_WORKFLOW,
    id: `read-more:${applicationId}:${source}:${version}`,
    input: { ...place, source },
  });
  return true;
}

/** What the `data` node used, with `one` in the place of what it said of that source; `undefined`: it says so already. */
async function usedWith(tx: Tx, place: Place, one: Used): Promise<Used[] | undefined> {
  const before = (await listNodes(tx, place)).find(({ name }) => name === 'data')?.used ?? [];
  if (before.some((u) => u.source === one.source && u.detail === one.detail)) return undefined;
  return [...before.filter((u) => u.source !== one.source), one];
}

/** The read itself, and what it came to. An application that went on meanwhile is told too: it happened. */
export const readMoreWorkflow = (deps: Deps): WorkflowDefinition => ({
  name: READ_MORE_WORKFLOW,
  run: async (flow, input) => {
    const { source, ...place } = input as unknown as Place & { readonly source: Source };
    // A fault of ours leaves the source open for another press, as a partner's does: nobody waits for ever.
    const broken = (error: unknown): Fetched => {
      deps.log.error('source.broken', { source, ...errorFields(error) });
      return { source, state: 'left', events: 0, ms: 0, code: 'read_failed' };
    };
    const work = async () =>
      asJson(await fetchSource(deps, place.borrowerId, source).catch(broken));
    const fetched = (await flow.call(`fetch.${source}.v1`, work)) as unknown as Fetched;
    await flow.commit('read.v1', async (tx): Promise<Json> => {
      const application = await lockApplication(tx, place.borrowerId, place.applicationId);
      const used = application && (await usedWith(tx, place, usedOf(fetched)));
      if (!used) return null;
      await noteUsed(tx, place, 'data', used);
      await advance(tx, place, deps.clock.now(), {});
      return null;
    });
  },
});
