import type { Day } from './calendar.ts';
import { parameters } from './parameters.ts';
import type { Random } from './random.ts';
import type { Segment } from './types.ts';

/** The people who buy from one merchant: some come back, the others are new. */
export class Customers {
  readonly #prefix: string;
  readonly #random: Random;
  #known = 0;
  #silent = false;

  constructor(prefix: string, random: Random) {
    this.#prefix = prefix;
    this.#random = random;
  }

  /** Nobody writes names down any more; who comes does not change. */
  silence(): void {
    this.#silent = true;
  }

  /** The next to come, by the id that this merchant's partner shows. */
  next(repeatShare: number): string {
    if (this.#known > 0 && this.#random.chance(repeatShare)) {
      const pool = Math.min(this.#known, parameters.orders.repeatPool);
      // Of those remembered, one who came lately is likelier: the square leans to small distances.
      const back = this.#random.unit();
      return this.named(this.#known - Math.floor(back * back * pool));
    }
    this.#known += 1;
    return this.named(this.#known);
  }

  named(n: number): string {
    if (this.#silent) return '';
    return `${this.#prefix}${String(n).padStart(7, '0')}`;
  }
}

const SLOTS = 4_096;

/** The hour for each of so many equal parts of chance: one look-up instead of a search. */
function slots(weights: readonly number[]): Uint8Array {
  const total = weights.reduce((a, b) => a + b, 0);
  const table = new Uint8Array(SLOTS);
  let hour = 0;
  let sum = weights[0] ?? 0;
  for (let i = 0; i < SLOTS; i++) {
    while (hour < weights.length - 1 && ((i + 0.5) * total) / SLOTS >= sum) {
      hour += 1;
      sum += weights[hour] ?? 0;
    }
    table[i] = hour;
  }
  return table;
}

const hours: Record<Segment, Uint8Array> = {
  onlineSeller: slots(parameters.hours.onlineSeller),
  shop: slots(parameters.hours.shop),
};

/** `count` moments of trade on a day, in order. Epoch milliseconds, whole seconds. */
export function moments(today: Day, segment: Segment, count: number, random: Random): number[] {
  const table = hours[segment];
  const found: number[] = [];
  for (let i = 0; i < count; i++) {
    const hour = table[random.next() % SLOTS] ?? 0;
    found.push(today.start + hour * 3_600_000 + random.whole(0, 3_599) * 1_000);
  }
  return found.sort((a, b) => a - b);
}
