import { createRandom } from '../economy/index.ts';
import { fieldsTyped, secondsOf } from './klm.ts';
import type { Walk } from './walk.ts';

/** The same people both ways. */
export interface Pair {
  readonly guided: Walk;
  readonly fixed: Walk;
}

/** A mean with its 95 % interval, by drawing people anew (percentile bootstrap). */
export interface Mean {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** One measure both ways, and what the guided way saves of the fixed one's, in the same people. */
export interface Compared {
  readonly name: string;
  readonly unit: string;
  readonly fixed: Mean;
  readonly guided: Mean;
  /** From 0 to 1; below 0: the guided way costs more. `null`: to have more of it is no cost. */
  readonly saved: Mean | null;
}

/** How many give up: by the minute of being busy, and at each thing asked for after submitting. Assumed. */
interface Patience {
  readonly name: string;
  readonly perMinute: number;
  readonly perSupplement: number;
}

/** No published hazard of such forms was found: three assumptions, so that it shows what follows from which. */
export const patiences: readonly Patience[] = [
  { name: 'patient', perMinute: 0.02, perSupplement: 0.05 },
  { name: 'middling', perMinute: 0.05, perSupplement: 0.15 },
  { name: 'impatient', perMinute: 0.1, perSupplement: 0.3 },
];

const DRAWS = 1_000;
const OFFERED = 'offered a limit';

type Measure = (walk: Walk) => number;

const dropOut =
  ({ perMinute, perSupplement }: Patience): Measure =>
  (walk) =>
    1 -
    Math.exp((-perMinute * secondsOf(walk.acts)) / 60) * (1 - perSupplement) ** walk.supplements;

/** Every measure over `pairs`. Same pairs and seed, same figures. */
export function compareWays(pairs: readonly Pair[], seed: number): Compared[] {
  const measures: [string, string, Measure][] = [
    ['fields typed', 'fields', ({ acts }) => fieldsTyped(acts)],
    ['taps', 'taps', ({ acts }) => acts.filter(({ kind }) => kind === 'tap').length],
    ['time, keystroke-level model', 's', ({ acts }) => secondsOf(acts)],
    ['asked for after submitting', 'things', ({ supplements }) => supplements],
    ...patiences.map((p): [string, string, Measure] => [
      `drop-out, ${p.name} (assumed)`,
      'share',
      dropOut(p),
    ]),
    [OFFERED, 'share', ({ outcome }) => (outcome === 'offered' ? 1 : 0)],
  ];
  return measures.map(([name, unit, of]) => compare(name, unit, pairs, of, seed));
}

function compare(
  name: string,
  unit: string,
  pairs: readonly Pair[],
  of: Measure,
  seed: number,
): Compared {
  const values = pairs.map(({ fixed, guided }) => [of(fixed), of(guided)] as const);
  const random = createRandom(seed, 'forms', name);
  const draws = Array.from({ length: DRAWS }, () => {
    let [fixed, guided] = [0, 0];
    for (let i = 0; i < values.length; i += 1) {
      const [f, g] = values[random.whole(0, values.length - 1)] ?? [0, 0];
      fixed += f;
      guided += g;
    }
    return { fixed, guided, saved: savedOf(fixed, guided) };
  });
  const whole = values.reduce((sum, [f, g]) => [sum[0] + f, sum[1] + g] as const, [0, 0] as const);
  const n = values.length;
  return {
    ...{ name, unit },
    fixed: meanOf(
      whole[0] / n,
      draws.map(({ fixed }) => fixed / n),
    ),
    guided: meanOf(
      whole[1] / n,
      draws.map(({ guided }) => guided / n),
    ),
    saved:
      name === OFFERED
        ? null
        : meanOf(
            savedOf(whole[0], whole[1]),
            draws.map(({ saved }) => saved),
          ),
  };
}

/** Nothing to save is nothing saved. */
const savedOf = (fixed: number, guided: number): number =>
  fixed === 0 ? (guided === 0 ? 0 : Number.NEGATIVE_INFINITY) : 1 - guided / fixed;

function meanOf(value: number, draws: readonly number[]): Mean {
  const sorted = [...draws].sort((a, b) => a - b);
  const at = (q: number) => sorted[Math.round(q * (sorted.length - 1))] ?? Number.NaN;
  return { value, low: at(0.025), high: at(0.975) };
}
