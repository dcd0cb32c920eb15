// Chance that gives the same numbers on every machine: xoshiro128** over 32-bit integers, and nothing
// but + - * / of doubles above it (`Math.exp` and its kin may differ in the last bit between engines).

type Label = string | number;

/** One independent sequence of chance. Equal seeds and labels give equal sequences everywhere. */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #d: number;

  constructor(a: number, b: number, c: number, d: number) {
    this.#a = a | 0;
    this.#b = b | 0;
    this.#c = c | 0;
    this.#d = d | 0;
  }

  /**
   * The next 32 bits, as an unsigned integer.
   * @source Blackman, Vigna: xoshiro128** 1.1, https://prng.di.unimi.it/xoshiro128starstar.c
   */
  next(): number {
    const x = Math.imul(this.#b, 5);
    const result = Math.imul((x << 7) | (x >>> 25), 9);
    const t = this.#b << 9;
    this.#c ^= this.#a;
    this.#d ^= this.#b;
    this.#b ^= this.#c;
    this.#a ^= this.#d;
    this.#c ^= t;
    this.#d = (this.#d << 11) | (this.#d >>> 21);
    return result >>> 0;
  }

  /** Uniform in `[0, 1)`, 32 bits of it. */
  unit(): number {
    return this.next() / 4_294_967_296;
  }

  /** Uniform in `[low, high)`. */
  between(low: number, high: number): number {
    return low + (high - low) * this.unit();
  }

  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.unit() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.unit() < probability;
  }

  /**
   * Near enough to a standard normal: six uniforms added (Irwin-Hall), so never beyond 4.3 deviations.
   * The usual methods need a logarithm, which is not the same on every machine.
   */
  normal(): number {
    let sum = -3;
    for (let i = 0; i < 6; i++) sum += this.unit();
    return sum * Math.SQRT2; // The sum has variance 6/12.
  }

  /** Log-normal: half of the draws are below `median`. */
  around(median: number, sigma: number): number {
    return median * exp(sigma * this.normal());
  }

  /** A count of independent happenings with the given mean, `>= 0`. */
  poisson(mean: number): number {
    let count = 0;
    let left = mean;
    while (left > 16) {
      count += this.#poissonSmall(16); // A Poisson count is a sum of Poisson counts.
      left -= 16;
    }
    return count + this.#poissonSmall(left);
  }

  #poissonSmall(mean: number): number {
    const floor = exp(-mean);
    let count = 0;
    for (let product = this.unit(); product > floor; product *= this.unit()) count += 1;
    return count;
  }

  pick<T>(items: readonly T[]): T {
    const item = items[Math.floor(this.unit() * items.length)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  }
}

/** The sequence named by `seed` and `labels`: merchant 7's trades do not move when merchant 6 changes. */
export function createRandom(seed: number, ...labels: readonly Label[]): Random {
  let state = mix(seed | 0, Math.floor(seed / 4_294_967_296) | 0);
  for (const label of labels) {
    for (const char of `${label}/`) state = mix(state, char.codePointAt(0) ?? 0);
  }
  const word = (): number => {
    state = (state + 0x9e3779b9) | 0;
    return finish(state);
  };
  return new Random(word(), word(), word(), word() | 1); // Never all zero.
}

const mix = (state: number, value: number): number =>
  finish((Math.imul(state, 0x01000193) ^ value) | 0);

/** The finalizer of MurmurHash3: every bit of the input moves about half of the output. */
function finish(value: number): number {
  let x = value;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return x ^ (x >>> 16);
}

/** e to the `x` for `|x| < 700`: halved by powers of two, then Taylor's series to the 14th power. */
export function exp(x: number): number {
  const power = Math.round(x / Math.LN2);
  const rest = x - power * Math.LN2; // |rest| <= 0.35, so the last term is below 1e-17.
  let sum = 1;
  for (let n = 14; n >= 1; n--) sum = 1 + (rest * sum) / n;
  const factor = power < 0 ? 0.5 : 2;
  for (let n = Math.abs(power); n > 0; n--) sum *= factor;
  return sum;
}
