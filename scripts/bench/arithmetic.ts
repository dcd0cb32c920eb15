import { measureArithmetic } from '../../server/src/risk/index.ts';
import { type Figure, round } from './figure.ts';
import type { Bench } from './ground.ts';

/** Rows that a layer multiplies: of one sample, of a book of some thousand firms, of a hundred thousand nodes. */
const ROWS = [276, 4_600, 100_000];
const WIDTH = 32;

/** What networks are computed with, beside WebAssembly. */
export const arithmeticBench: Bench = {
  name: 'arithmetic',
  what: "a layer's product on typed arrays and in WebAssembly",
  run: async ({ quick }) => {
    const figures: Figure[] = [];
    for (const rows of quick ? ROWS.slice(0, 1) : ROWS) {
      const times = quick ? 5 : Math.max(20, Math.round(2e6 / rows / 10));
      const took = await measureArithmetic({ rows, width: WIDTH, times });
      const speed = (ms: number): number => round((2 * rows * WIDTH ** 2) / ms / 1e6);
      figures.push({
        name: `[${rows.toLocaleString('en')} x ${WIDTH}] by [${WIDTH} x ${WIDTH}]`,
        ...{ reach: null, met: null },
        values: {
          ...{ ownMs: round(took.ownMs), ownHalfZerosMs: round(took.ownHalfZerosMs) },
          ...{ wasmMs: round(took.wasmMs), wasmOverOwn: round(took.ownMs / took.wasmMs) },
          ...{ ownGflops: speed(took.ownMs), wasmGflops: speed(took.wasmMs) },
          apart: round(took.apart),
        },
      });
    }
    return figures;
  },
};
