import { readFileSync } from 'node:fs';
import { unwrap } from '@open310/sdk';
import { type Borrower, openBorrower } from '../../lab/borrower/index.ts';
import { openProgress } from '../progress.ts';
import { type Figure, spread } from './figure.ts';
import type { Bench } from './ground.ts';

const folder = new URL('../../server/src/evidence/testing/', import.meta.url);
const papers = [
  { name: 'a PDF invoice handed in, to the answer', file: 'invoice.pdf' },
  { name: 'a photographed licence handed in, to the answer', file: 'licence.jpg' },
] as const;

/** What somebody waits for who hands in a paper: kept, read in a thread of the server, judged. */
export const papersBench: Bench = {
  name: 'papers',
  what: 'a PDF and a photo handed in, from the press to what was read off them',
  run: async ({ ground, quick }) => {
    const stack = await ground.stack('papers');
    try {
      const [warm, times] = quick ? [1, 1] : [2, 20];
      const progress = openProgress((warm + times) * papers.length, 'papers');
      const figures: Figure[] = [];
      for (const { name, file } of papers) {
        const bytes = readFileSync(new URL(file, folder));
        const waited: number[] = [];
        for (let i = 1; i <= warm + times; i += 1) {
          const borrower = openBorrower(stack.url);
          await borrower.signIn('taobao', `online-seller-${i}`);
          // Not the very file of before: that one would be answered from what is known.
          const fresh = Buffer.concat([bytes, Buffer.from('\n'.repeat(i))]);
          const ms = await handIn(borrower, file, new Uint8Array(fresh));
          if (i > warm) waited.push(ms);
          progress.step();
        }
        const { n, p50, p99, max } = spread(waited);
        const values = { n, p50Ms: p50, p99Ms: p99, maxMs: max };
        figures.push({ name, reach: null, met: null, values });
      }
      progress.end();
      return figures;
    } finally {
      await stack.stop();
    }
  },
};

const ASK_MS = 20;

async function handIn({ api }: Borrower, name: string, bytes: Uint8Array): Promise<number> {
  const startedAt = performance.now();
  const { id } = await unwrap(
    api.POST('/api/borrower/papers', {
      params: { header: { 'x-file-name': name } },
      headers: { 'content-type': 'application/octet-stream' },
      body: bytes as unknown as string,
      bodySerializer: (body) => body as never,
    }),
  );
  for (;;) {
    const paper = await unwrap(api.GET('/api/borrower/papers/{id}', { params: { path: { id } } }));
    if (paper.state !== 'reading') return performance.now() - startedAt;
    await new Promise((resolve) => setTimeout(resolve, ASK_MS));
  }
}
