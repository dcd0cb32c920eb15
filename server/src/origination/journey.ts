import { definitionOf } from '../connectors/index.ts';
import { soldProduct } from '../decision/index.ts';
import { summarizeEvents } from '../events/index.ts';
import type { Id, Json, Source } from '../kernel/index.ts';
import { openProfile } from '../party/index.ts';
import type { Flow, Tx, WorkflowDefinition } from '../platform/index.ts';
import { listLiveSources } from './allow.ts';
import { assess, decideLimit, makeOffer } from './assess.ts';
import { sourceText } from './consent-text.ts';
import type { Deps } from './deps.ts';
import { type ApplicationId, listNodes, type Place, type Used } from './nodes.ts';
import { type Application, advance, lockApplication } from './queries.ts';
import { asJson, type Fetched, fetchSource, usedOf } from './sources.ts';

export const JOURNEY_WORKFLOW = 'origination.journey.v1';
export const ASSESS_WORKFLOW = 'origination.assess.v1';
export const journeyId = (id: ApplicationId): string => `journey:${id}`;
export const assessId = (id: ApplicationId): string => `assess:${id}`;

const placeOf = (input: Json): Place =>
  input as unknown as { borrowerId: Id<'borrower'>; applicationId: ApplicationId };

/** Runs a node's work if the application is still running: one withdrawn meanwhile stays so. */
const whileRunning = async <T extends Json>(
  tx: Tx,
  place: Place,
  work: (application: Application) => Promise<T>,
): Promise<T | 'stop'> => {
  const application = await lockApplication(tx, place.borrowerId, place.applicationId);
  return application?.status === 'running' ? work(application) : 'stop';
};

/**
 * The journey up to where a person is needed: consent, data, check, supplement. Each node is a
 * durable step; a process that dies goes on at the node where it was.
 */
export const journeyWorkflow = (deps: Deps): WorkflowDefinition => ({
  name: JOURNEY_WORKFLOW,
  run: async (flow, input) => {
    const place = placeOf(input);
    const sources = await flow.commit('consent.v1', (tx) =>
      whileRunning(tx, place, (application) => passConsent(deps, tx, place, application)),
    );
    if (sources === 'stop') return;
    if (!(await fetchAll(deps, flow, place, sources as Source[]))) return;
    const next = await flow.commit('check.v1', (tx) =>
      whileRunning(tx, place, (application) => passCheck(deps, tx, place, application)),
    );
    if (next === 'assess') await assessAndOffer(deps, flow, place);
  },
});

/** The rest of the journey after a supplement. */
export const assessWorkflow = (deps: Deps): WorkflowDefinition => ({
  name: ASSESS_WORKFLOW,
  run: (flow, input) => assessAndOffer(deps, flow, placeOf(input)),
});

/** `consent`: which sources may be read now. None: the application waits for nothing and is declined later by rule. */
async function passConsent(
  deps: Deps,
  tx: Tx,
  place: Place,
  application: Application,
): Promise<Source[]> {
  const at = deps.clock.now();
  const { form, evidence } = soldProduct(application.product);
  // A fixed form reads what it asks for, and no more: what else is allowed would weigh nothing.
  const wanted = (source: Source) => form !== 'fixed' || evidence.some((one) => one === source);
  const live = (await listLiveSources(deps, place.borrowerId, tx)).filter(
    (source) => deps.connectors[source] !== undefined && wanted(source),
  );
  const used = live.map((source) => ({
    what: sourceText(source).name,
    detail: null,
    left: false,
    source,
  }));
  await advance(tx, place, at, {
    nodes: [
      { name: 'consent', state: 'passed', used },
      { name: 'data', state: 'running' },
    ],
  });
  return live;
}

/**
 * `data`: every source in parallel, each within its budget. While no source has told all it holds, or
 * one that the product cannot do without was left behind, and nothing is known from before, the node
 * waits and tries again: nobody is declined because a partner is away, or for the half of a history
 * that a slow one gave.
 * @returns Whether the journey goes on.
 */
async function fetchAll(
  deps: Deps,
  flow: Flow,
  place: Place,
  sources: readonly Source[],
): Promise<boolean> {
  let todo = sources;
  const done = new Map<Source, Fetched>();
  for (let round = 0; ; round += 1) {
    const fetched = await fetchRound(deps, flow, place, todo, round);
    for (const one of fetched) done.set(one.source, one);
    todo = fetched.filter((one) => one.state === 'left').map((one) => one.source);
    const wait = deps.times.sourceRetryMs[round];
    const outcome = await flow.commit(`data.v1.${round}`, (tx) =>
      whileRunning(tx, place, (application) =>
        passData(deps, tx, application, [...done.values()], todo.length > 0 && wait !== undefined),
      ),
    );
    if (outcome === 'stop') return false;
    if (outcome === 'go') return true;
    await flow.sleep(wait ?? 0);
  }
}

/**
 * One try of every source, all at once. Those that ask by what others tell wait for these within their
 * own budget; every step is started in one order, whatever ends first, so that a replay finds it.
 */
async function fetchRound(
  deps: Deps,
  flow: Flow,
  place: Place,
  sources: readonly Source[],
  round: number,
): Promise<Fetched[]> {
  const started = new Map<Source, Promise<Json>>();
  const follows = (source: Source) => definitionOf(source).follows;
  const ordered = [...sources].sort((a, b) => follows(a).length - follows(b).length);
  for (const source of ordered) {
    const before = follows(source).flatMap((other) => started.get(other) ?? []);
    const work = async () => asJson(await fetchSource(deps, place.borrowerId, source, before));
    started.set(source, flow.call(`fetch.${source}.v1.${round}`, work));
  }
  return (await Promise.all(started.values())) as unknown as Fetched[];
}

async function passData(
  deps: Deps,
  tx: Tx,
  application: Application,
  fetched: readonly Fetched[],
  mayWait: boolean,
): Promise<'go' | 'wait'> {
  const at = deps.clock.now();
  const place = { borrowerId: application.borrowerId, applicationId: application.id };
  const used = fetched.map(usedOf);
  const told = fetched.some((one) => one.state === 'fetched' && one.events > 0);
  const before = await knownBefore(tx, application);
  const known = told || before.size > 0;
  const { required } = soldProduct(application.product);
  const lacks = fetched.some(
    ({ source, state }) =>
      state === 'left' && required.some((r) => r === source) && !before.has(source),
  );
  const waits = (!known || lacks) && mayWait;
  await advance(tx, place, at, {
    nodes: waits
      ? [{ name: 'data', state: 'waiting', used }]
      : [
          { name: 'data', state: 'passed', used },
          { name: 'check', state: 'running' },
        ],
  });
  return waits ? 'wait' : 'go';
}

/** The sources of which facts were there before this application began. */
async function knownBefore(
  tx: Tx,
  { borrowerId, createdAt }: Pick<Application, 'borrowerId' | 'createdAt'>,
): Promise<ReadonlySet<string>> {
  const told = await summarizeEvents(tx, borrowerId, { recordedBefore: createdAt });
  return new Set(told.map(({ source }) => source).filter((source) => source !== 'open310'));
}

/** `check` and `supplement`: what is known, and whether something that matters is missing. */
async function passCheck(
  deps: Deps,
  tx: Tx,
  place: Place,
  application: Application,
): Promise<'assess' | 'wait'> {
  const at = deps.clock.now();
  const [told, profile, lacks] = await Promise.all([
    summarizeEvents(tx, place.borrowerId, { recordedBefore: at }),
    openProfile(tx, deps.vault, place.borrowerId),
    lacksRequired(deps, tx, place, application),
  ]);
  const facts = told.filter(({ source }) => source !== 'open310');
  const records = facts.reduce((sum, { events }) => sum + events, 0);
  const newest = Math.max(...facts.map(({ newestAt }) => newestAt));
  const used: Used[] = [
    {
      what: { zh: '经营记录', en: 'Business records' },
      detail: `${records}${records === 0 ? '' : ` · ${ageText(at - newest)}`}`,
      left: false,
      source: null,
    },
  ];
  const missing = lacks || profile.holderName === null || profile.accountNumber === null;
  await advance(tx, place, at, {
    status: missing ? 'waiting_supplement' : 'running',
    nodes: [
      { name: 'check', state: 'passed', used },
      { name: 'supplement', state: missing ? 'waiting' : 'skipped' },
      ...(missing ? [] : [{ name: 'assess', state: 'running' } as const]),
    ],
  });
  return missing ? 'wait' : 'assess';
}

/** Whether a source that there is no offer without was not read, and the borrower can still open it. */
async function lacksRequired(
  deps: Deps,
  tx: Tx,
  place: Place,
  application: Application,
): Promise<boolean> {
  const { required } = soldProduct(application.product);
  const [nodes, before, allowed] = await Promise.all([
    listNodes(tx, place),
    knownBefore(tx, { ...application, createdAt: deps.clock.now() }),
    listLiveSources(deps, place.borrowerId, tx),
  ]);
  const used = nodes.find(({ name }) => name === 'data')?.used ?? [];
  const read = new Set(used.flatMap(({ source, left }) => (left ? [] : [source])));
  const counts = (source: Source) =>
    allowed.includes(source) && (read.has(source) || before.has(source));
  return required.some((source) => deps.connectors[source] && !counts(source));
}

const HOUR_MS = 3_600_000;
const ageText = (ms: number): string =>
  ms < HOUR_MS ? `${Math.max(0, Math.round(ms / 60_000))} min` : `${Math.round(ms / HOUR_MS)} h`;

/** `assess`, `limit`, `offer`: no outside world, three short transactions. */
async function assessAndOffer(deps: Deps, flow: Flow, place: Place): Promise<void> {
  const assessed = await flow.commit('assess.v1', (tx) =>
    whileRunning(tx, place, (application) => assess(deps, tx, place, application)),
  );
  if (assessed === 'stop') return;
  const decided = await flow.commit('limit.v1', (tx) =>
    whileRunning(tx, place, (application) => decideLimit(deps, tx, place, application, assessed)),
  );
  if (decided !== 'approve') return;
  await flow.commit('offer.v1', (tx) =>
    whileRunning(tx, place, (application) => makeOffer(deps, tx, place, application)),
  );
}
