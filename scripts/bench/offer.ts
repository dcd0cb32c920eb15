import { type components, follow, makeKey, unwrap } from '@open310/sdk';
import { type Borrower, openBorrower, type Source } from '../../lab/borrower/index.ts';
import { parseId } from '../../server/src/kernel/index.ts';
import { saveProfile } from '../../server/src/party/index.ts';
import { type Database, openDatabase, openVault, sleep } from '../../server/src/platform/index.ts';
import { openProgress } from '../progress.ts';
import type { Stack } from '../stack/stack.ts';
import { type Figure, median, spread } from './figure.ts';
import type { Bench } from './ground.ts';

type Application = components['schemas']['Application'];

const scenarios = [
  { scenario: 'online-seller', sources: ['taobao', 'alipay'] },
  { scenario: 'offline-shop', sources: ['alipay'] },
] as const satisfies readonly { scenario: string; sources: readonly Source[] }[];

const P50_MAX_MS = 1_000;
const P99_MAX_MS = 3_000;
/** Between two applicants: the partners' quotas fill up again, as they do where borrowers are few. */
const PAUSE_MS = 1_500;

/** Consent to offer, through the API and the partners' sandbox, one applicant after another. */
export const offerBench: Bench = {
  name: 'offer',
  what: 'consent to offer, with all data fetched from the partners',
  run: async ({ ground, quick }) => {
    const stack = await ground.stack('offer');
    const db = openDatabase(stack.databaseUrl, { max: 1 });
    try {
      const [warm, times] = quick ? [1, 2] : [5, 50];
      const progress = openProgress(scenarios.length * (warm + times), 'applicants');
      const told = new Map<string, Offered[]>(scenarios.map((s) => [s.scenario, []]));
      for (let i = 1; i <= warm + times; i += 1) {
        for (const { scenario, sources } of scenarios) {
          const one = await apply(db, stack, `${scenario}-${i}`, sources);
          if (i > warm) told.get(scenario)?.push(one);
          progress.step();
          if (!quick) await sleep(PAUSE_MS);
        }
      }
      progress.end();
      return [...told].map(([scenario, all]) => figureOf(scenario, all));
    } finally {
      await db.close();
      await stack.stop();
    }
  },
};

interface Offered {
  readonly status: Application['status'];
  /** A source did not answer within its time budget: the offer rests on less. */
  readonly leftBehind: boolean;
  readonly ms: number;
  readonly events: number;
  readonly nodes: ReadonlyMap<string, number>;
}

/** One applicant whose payee account is known beforehand. Signing in makes the sandbox grow them. */
export async function apply(
  db: Database,
  stack: Stack,
  merchant: string,
  sources: readonly Source[],
): Promise<Offered> {
  const borrower = openBorrower(stack.url);
  for (const source of sources) await borrower.signIn(source, merchant);
  const me = await unwrap(borrower.api.GET('/api/borrower/me'));
  const borrowerId = parseId('borrower', me.borrowerId);
  if (!borrowerId) throw new Error('no borrower');
  const vault = openVault([Buffer.from(stack.env.DATA_KEYS ?? '', 'base64')]);
  const payee = { holderName: '陈国平', accountNumber: '6222021234567890123' };
  await db.tx((tx) => saveProfile(tx, vault, borrowerId, payee));

  const startedAt = performance.now();
  await borrower.allow();
  const application = await followToOffer(borrower, stack.url);
  const ms = performance.now() - startedAt;
  const leftBehind = application.nodes.some((node) => node.used.some((used) => used.left));
  return { status: application.status, leftBehind, ms, ...countsOf(application) };
}

/** Applies and follows the journey by event stream, as the page does, until it stands still. */
async function followToOffer(borrower: Borrower, url: string): Promise<Application> {
  const id = makeKey('application');
  const { api, visitor } = borrower;
  let last = await unwrap(api.POST('/api/borrower/applications', { body: { id } }));
  const ended = (a: Application) => a.status !== 'running';
  await follow<Application>({
    url: `${url}/api/borrower/applications/${id}/progress`,
    event: 'application',
    poll: () => unwrap(api.GET('/api/borrower/applications/{id}', { params: { path: { id } } })),
    isLast: ended,
    onValue: (value) => {
      last = value;
    },
    signal: AbortSignal.timeout(60_000),
    fetch: (input, init) => visitor.request(String(input), init),
  });
  if (!ended(last)) throw new Error(`${id} is still ${last.status} after a minute`);
  return last;
}

function countsOf({ nodes }: Application): Pick<Offered, 'events' | 'nodes'> {
  const detail = nodes.find((node) => node.name === 'check')?.used[0]?.detail ?? '';
  return {
    events: Number(/^\d+/.exec(detail)?.[0] ?? Number.NaN),
    nodes: new Map(nodes.flatMap(({ name, ms }) => (ms === null ? [] : [[name, ms] as const]))),
  };
}

function figureOf(scenario: string, all: readonly Offered[]): Figure {
  const offered = all.filter((one) => one.status === 'offered');
  const { n, p50, p99, max } = spread(offered.map((one) => one.ms));
  const nodeMs = (name: string) => median(offered.map((one) => one.nodes.get(name) ?? 0));
  return {
    name: `consent to offer, ${scenario}`,
    reach: `p50 at most ${P50_MAX_MS} ms, p99 at most ${P99_MAX_MS} ms`,
    met: p50 <= P50_MAX_MS && p99 <= P99_MAX_MS && all.every((one) => !one.leftBehind),
    values: {
      offered: n,
      notOffered: all.length - n,
      sourceLeftBehind: all.filter((one) => one.leftBehind).length,
      p50Ms: p50,
      p99Ms: p99,
      maxMs: max,
      eventsPerBorrower: median(offered.map((one) => one.events)),
      dataP50Ms: nodeMs('data'),
      checkP50Ms: nodeMs('check'),
      assessP50Ms: nodeMs('assess'),
      limitP50Ms: nodeMs('limit'),
      offerP50Ms: nodeMs('offer'),
    },
  };
}
