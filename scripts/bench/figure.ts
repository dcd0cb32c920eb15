/** One measured figure: numbers by name, each with its unit in the name. */
export interface Figure {
  readonly name: string;
  /** What it must reach, in words; `null` where a value is only told. */
  readonly reach: string | null;
  /** Whether it did; `null` where nothing is asked. */
  readonly met: boolean | null;
  readonly values: Readonly<Record<string, number | string | boolean | null>>;
}

/** Of one kind of sample, in the unit of the samples. */
export interface Spread {
  readonly n: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** The `q` quantile (0 to 1) of `samples`: the smallest that at least that share does not exceed. */
export function quantile(samples: readonly number[], q: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * q) - 1)] ?? Number.NaN;
}

export const median = (samples: readonly number[]): number => quantile(samples, 0.5);

export const spread = (samples: readonly number[]): Spread => ({
  n: samples.length,
  p50: round(quantile(samples, 0.5)),
  p99: round(quantile(samples, 0.99)),
  max: round(quantile(samples, 1)),
});

/** Three significant digits: more would pretend. */
export const round = (value: number): number => Number(value.toPrecision(3));

/** How long `work` takes. Unit: ms. */
export async function timed<T>(work: () => Promise<T>): Promise<{ value: T; ms: number }> {
  const startedAt = performance.now();
  const value = await work();
  return { value, ms: performance.now() - startedAt };
}
