import { unwrap } from '@open310/sdk';
import { type Application, type Borrower, openBorrower } from '../../lab/borrower/index.ts';
import { openProgress } from '../progress.ts';
import type { Stack } from '../stack/stack.ts';
import { type Figure, median, spread } from './figure.ts';
import type { Bench } from './ground.ts';

/** What somebody waits for while the application waits for them: the guide, one source more, a file. */
export const guideBench: Bench = {
  name: 'guide',
  what: 'the guide, one more source read, and a file handed in, from the press to the answer',
  run: async ({ ground, quick }) => {
    const stack = await ground.stack('guide');
    try {
      const [warm, times] = quick ? [0, 1] : [2, 20];
      const progress = openProgress(warm + times, 'applicants');
      const all: Waited[] = [];
      for (let i = 1; i <= warm + times; i += 1) {
        const one = await wait(stack, i);
        if (i > warm) all.push(one);
        progress.step();
      }
      progress.end();
      return figuresOf(all);
    } finally {
      await stack.stop();
    }
  },
};

interface Waited {
  readonly guides: readonly number[];
  readonly sourceMs: number;
  readonly uploadMs: number;
  readonly documents: number;
}

const GUIDES = 5; // Of one applicant.

/** A seller who connects 1688, and a supplier who hands in a year's invoices. */
async function wait(stack: Stack, i: number): Promise<Waited> {
  const { borrower, application } = await waiting(stack, 'taobao', `online-seller-${i}`);
  const path = { path: { id: application.id } };
  const guides: number[] = [];
  for (let n = 0; n < GUIDES; n += 1) {
    const startedAt = performance.now();
    await unwrap(borrower.api.GET('/api/borrower/applications/{id}/guide', { params: path }));
    guides.push(performance.now() - startedAt);
  }
  await borrower.signIn('ali1688', `online-seller-${i}`);
  await borrower.allow();
  const askedAt = performance.now();
  await unwrap(
    borrower.api.POST('/api/borrower/applications/{id}/sources', {
      params: path,
      body: { source: 'ali1688' },
    }),
  );
  await borrower.waitFor(application.id, (a) => isRead(a, '1688'));
  const sourceMs = performance.now() - askedAt;
  return { guides, sourceMs, ...(await upload(stack, `supplier-${i}`)) };
}

async function waiting(
  stack: Stack,
  source: 'taobao' | 'nuonuo',
  merchant: string,
): Promise<{ readonly borrower: Borrower; readonly application: Application }> {
  const borrower = openBorrower(stack.url);
  await borrower.signIn(source, merchant);
  await borrower.allow();
  const { id } = await borrower.apply();
  const application = await borrower.waitFor(id, (a) => a.status === 'waiting_supplement');
  return { borrower, application };
}

const isRead = ({ nodes }: Application, name: string): boolean =>
  nodes
    .find((node) => node.name === 'data')
    ?.used.some((used) => used.what.en.includes(name) && !used.left) === true;

async function upload(
  stack: Stack,
  merchant: string,
): Promise<Pick<Waited, 'uploadMs' | 'documents'>> {
  const { borrower } = await waiting(stack, 'nuonuo', merchant);
  await borrower.allow(['einvoice']);
  const query = new URLSearchParams({ as: merchant, kind: 'zip', days: '360' });
  const file = await fetch(`${stack.sandboxUrl}/einvoice/export?${query}`);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const startedAt = performance.now();
  const { documents } = await borrower.handIn('einvoice', 'invoices.zip', bytes);
  return { uploadMs: performance.now() - startedAt, documents };
}

function figuresOf(all: readonly Waited[]): Figure[] {
  const figure = (
    name: string,
    ms: readonly number[],
    more: Readonly<Record<string, number>>,
  ): Figure => {
    const { n, p50, p99, max } = spread(ms);
    return {
      name,
      reach: null,
      met: null,
      values: { n, p50Ms: p50, p99Ms: p99, maxMs: max, ...more },
    };
  };
  return [
    figure(
      'the guide of an application',
      all.flatMap(({ guides }) => guides),
      {},
    ),
    figure(
      'one more source, asked to read',
      all.map(({ sourceMs }) => sourceMs),
      {},
    ),
    figure(
      'a year’s invoices handed in, to the answer',
      all.map(({ uploadMs }) => uploadMs),
      { documentsP50: median(all.map(({ documents }) => documents)) },
    ),
  ];
}
