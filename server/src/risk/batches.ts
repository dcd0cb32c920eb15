import type { GraphInput, InputCase } from './graph-input.ts';
import { type Adjacency, constant } from './matrix.ts';
import { seededRandom } from './metrics.ts';

/** What is learnt at a step: drawn cases with a drawn part of what is around them. */
export interface Batches {
  /** Cases a step. */
  readonly cases: number;
  /** Steps a round: after each round valid is looked at. */
  readonly steps: number;
  readonly rounds: number;
  /** Rounds without a better valid AUC after which it ends. */
  readonly patience: number;
  /** How many of a node's messages are heard, by step from the cases. */
  readonly fanOut: readonly number[];
}

const BAD_LEAST = 1 / 8; // Of a batch: with fewer, most steps of a rare outcome would learn nothing of it. Assumed.

/**
 * Draws batch after batch of an input, each case once before any comes again. Where bad cases are rare, more of them are
 * drawn than there are, and weigh as much less: in the mean a batch says what the whole does.
 */
export function openBatches(
  input: GraphInput,
  { cases, fanOut }: Pick<Batches, 'cases' | 'fanOut'>,
  random: () => number,
): () => GraphInput {
  const [bads, goods] = byClass(input.cases);
  const all = bads.length + goods.length;
  const natural = bads.length / Math.max(all, 1);
  const size = Math.min(cases, all);
  const ofBad = Math.min(Math.max(Math.round(size * Math.max(natural, BAD_LEAST)), 1), size - 1);
  const [nextBad, nextGood] = [deckOf(bads, random), deckOf(goods, random)];
  const [byBad, byGood] = [(natural * size) / ofBad, ((1 - natural) * size) / (size - ofBad)];
  return () => {
    const drawn = [
      ...nextBad(ofBad).map((c) => ({ ...c, weight: c.weight * byBad })),
      ...nextGood(size - ofBad).map((c) => ({ ...c, weight: c.weight * byGood })),
    ];
    return drawAround(input, drawn, fanOut, random);
  };
}

/** Bad ones and good ones; those of no weight say nothing, and a batch of them alone would have no loss. */
const byClass = (cases: readonly InputCase[]): readonly [InputCase[], InputCase[]] => {
  const by = Map.groupBy(
    cases.filter(({ weight }) => weight > 0),
    ({ bad }) => bad,
  );
  return [by.get(true) ?? [], by.get(false) ?? []];
};

const JUDGED_MOST = 4_096;
const WIDER = 2; // Than what is learnt from: it is drawn once for all rounds.

/** So many cases of a large split that rounds can be told apart by, half of them bad where there are as many. */
export function fewOf(input: GraphInput, fanOut: readonly number[], seed: number): GraphInput {
  if (input.cases.length <= JUDGED_MOST) return input;
  const random = seededRandom(seed);
  const [bads, goods] = byClass(input.cases);
  const ofBad = Math.min(bads.length, Math.max(JUDGED_MOST / 2, JUDGED_MOST - goods.length));
  const ofGood = Math.min(goods.length, JUDGED_MOST - ofBad);
  const drawn = [...deckOf(bads, random)(ofBad), ...deckOf(goods, random)(ofGood)];
  const wider = fanOut.map((n) => WIDER * n);
  return drawAround(input, drawn, wider, random);
}

/** Deals cases in a drawn order, and in another once all have come. */
function deckOf(cases: readonly InputCase[], random: () => number): (n: number) => InputCase[] {
  const deck = [...cases];
  let at = deck.length;
  const next = (): InputCase => {
    if (at === deck.length) at = 0;
    const j = at + Math.floor(random() * (deck.length - at));
    [deck[at], deck[j]] = [deck[j] as InputCase, deck[at] as InputCase];
    at += 1;
    return deck[at - 1] as InputCase;
  };
  return (n) => Array.from({ length: n }, next);
}

/**
 * Cases with a drawn part of what is around them, as an input of its own: no larger than they and the fan-out allow,
 * however large the graph is. What is heard of many speaks for all of them.
 * @source Hamilton, Ying & Leskovec 2017, "Inductive Representation Learning on Large Graphs", arXiv:1706.02216
 */
export function drawAround(
  { nodes, heard }: Pick<GraphInput, 'nodes' | 'heard'>,
  cases: readonly InputCase[],
  fanOut: readonly number[],
  random: () => number,
): GraphInput {
  const placeOf = new Map<number, number>();
  const rows: number[] = [];
  const placed = (row: number): number => {
    const known = placeOf.get(row);
    if (known !== undefined) return known;
    placeOf.set(row, rows.length);
    return rows.push(row) - 1;
  };
  const asked = cases.map(({ row }) => placed(row));
  const drawn = heard.map(() => ({
    start: [0],
    from: [] as number[],
    share: [] as number[],
    loudness: [] as number[],
  }));
  const within = [rows.length];
  let listener = 0;
  for (const most of heard.length > 0 ? fanOut : []) {
    for (const until = rows.length; listener < until; listener += 1) {
      const row = rows[listener] ?? 0;
      let all = 0;
      for (const { start } of heard) all += (start[row + 1] as number) - (start[row] as number);
      for (const [r, of] of heard.entries()) {
        const into = drawn[r] as (typeof drawn)[number];
        const [a, n] = [
          of.start[row] as number,
          (of.start[row + 1] as number) - (of.start[row] as number),
        ];
        // Each kind of message has its part of the fan-out, and one at least.
        const taken = all <= most ? n : Math.min(n, Math.ceil((most * n) / all));
        for (const e of drawPlaces(a, n, taken, random)) {
          into.from.push(placed(of.from[e] as number));
          if (of.loudness) into.loudness.push(of.loudness[e] as number);
        }
        into.share.push(taken > 0 ? (of.share[row] as number) * (n / taken) : 0);
        into.start.push(into.from.length);
      }
    }
    within.push(rows.length);
  }
  const data = new Float64Array(rows.length * nodes.cols);
  for (const [i, row] of rows.entries()) {
    data.set(nodes.data.subarray(row * nodes.cols, (row + 1) * nodes.cols), i * nodes.cols);
  }
  return {
    nodes: constant(rows.length, nodes.cols, data),
    heard: drawn.map(
      (of, r): Adjacency => ({
        start: Uint32Array.from(of.start),
        from: Uint32Array.from(of.from),
        share: Float64Array.from(of.share),
        ...(heard[r]?.loudness ? { loudness: Float64Array.from(of.loudness) } : {}),
      }),
    ),
    cases: cases.map((one, i) => ({ ...one, row: asked[i] ?? 0 })),
    ...(heard.length > 0 ? { within } : {}),
  };
}

/**
 * So many of the places `a..a + n`, each at most once, ascending where all are taken. In time of what is taken, however
 * many there are.
 * @source Bentley & Floyd 1987, "A sample of brilliance", doi:10.1145/30401.315746
 */
function drawPlaces(a: number, n: number, taken: number, random: () => number): number[] {
  if (taken >= n) return Array.from({ length: n }, (_, i) => a + i);
  const drawn = new Set<number>();
  for (let last = n - taken; last < n; last += 1) {
    const place = Math.floor(random() * (last + 1));
    drawn.add(drawn.has(place) ? last : place);
  }
  return Array.from(drawn, (place) => a + place);
}
