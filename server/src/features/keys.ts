/**
 * How often each of many names occurred, and what it adds up to. A name is kept as a hash of 53 bits:
 * among 100,000 names two share one with a chance of one in two million.
 */
export interface Keys {
  /** Hashes of names. Shape: `[n]`, as the others. */
  readonly ids: ArrayLike<number>;
  readonly counts: ArrayLike<number>;
  /** First instants, or `null` when they are not asked for. */
  readonly firsts: ArrayLike<number> | null;
  /** What each adds up to; a number where it holds the sum exactly, else a bigint or its text. */
  readonly sums: ArrayLike<bigint | number | string> | null;
}

interface Kept {
  readonly sum: boolean;
  readonly at: boolean;
}

/**
 * Keys that more can be added to. Places are found by the ids' own low bits, which are as good as random, in a table of
 * bare numbers: as a `Map` every id was an object of its own, and a third of the time of a read went into clearing
 * them away.
 */
export class KeyTable implements Keys {
  readonly ids: number[] = [];
  readonly counts: number[] = [];
  readonly firsts: number[] | null;
  readonly sums: (bigint | number)[] | null;
  /** Place of an id and one; nought: nobody's. A power of two of them, at most half in use. */
  #slots: Int32Array;

  /** @param o.n - How many will be added at most, where it is known. */
  constructor({ sum, at, n = 8 }: Kept & { readonly n?: number }) {
    this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(16, n * 2))));
    this.firsts = at ? [] : null;
    this.sums = sum ? [] : null;
  }

  addLabel(name: string, at: number, sum: bigint): void {
    this.add(hashOf(name), 1, at, sum);
  }

  add(id: number, count: number, at: number, sum: bigint | number): void {
    const { ids, counts, firsts, sums } = this;
    const slot = this.#slotOf(id);
    const place = (this.#slots[slot] ?? 0) - 1;
    if (place < 0) {
      ids.push(id);
      this.#slots[slot] = ids.length;
      counts.push(count);
      firsts?.push(at);
      sums?.push(sum);
      if (ids.length * 2 > this.#slots.length) this.#widen();
      return;
    }
    counts[place] = (counts[place] ?? 0) + count;
    if (firsts && at < (firsts[place] ?? 0)) firsts[place] = at;
    if (sums) sums[place] = plus(sums[place] ?? 0, sum);
  }

  placeOf(id: number): number | undefined {
    const place = this.#slots[this.#slotOf(id)] ?? 0;
    return place === 0 ? undefined : place - 1;
  }

  /** Where the id is, or would be. */
  #slotOf(id: number): number {
    const [slots, { ids }] = [this.#slots, this];
    const last = slots.length - 1;
    let slot = id & last; // Of the low 32 bits.
    for (;;) {
      const place = slots[slot] ?? 0;
      if (place === 0 || ids[place - 1] === id) return slot;
      slot = (slot + 1) & last;
    }
  }

  #widen(): void {
    this.#slots = new Int32Array(this.#slots.length * 2);
    for (const [place, id] of this.ids.entries()) this.#slots[this.#slotOf(id)] = place + 1;
  }
}

/** Numbers while they hold the sum exactly: bigints take several times as long. */
function plus(a: bigint | number, b: bigint | number): bigint | number {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return BigInt(a) + BigInt(b);
}

/** All keys of `all`, each once. */
export function mergeKeys(
  all: readonly Keys[],
  { sum, at }: { sum: string | null; at: boolean },
): KeyTable {
  const n = all.reduce((most, { ids }) => most + ids.length, 0);
  const table = new KeyTable({ sum: sum !== null, at, n });
  for (const { ids, counts, firsts, sums } of all) {
    for (let i = 0; i < ids.length; i++) {
      const kept = sums?.[i] ?? 0;
      const added = typeof kept === 'string' ? BigInt(kept) : kept;
      table.add(ids[i] ?? 0, counts[i] ?? 0, firsts?.[i] ?? 0, added);
    }
  }
  return table;
}

/** Keys as a day keeps them: bare lists. */
export const packKeys = ({ ids, counts, firsts, sums }: Keys): Keys => ({
  ids: Array.from(ids),
  counts: Array.from(counts),
  firsts: firsts && Array.from(firsts),
  sums: sums && Array.from(sums, shortest),
});

/** A number where it holds the sum exactly, else its text: what JSON can hold. */
export const shortest = (sum: bigint | number | string): number | string =>
  Number.isSafeInteger(Number(sum)) ? Number(sum) : String(sum);

/** A hash of 53 bits, the same on every machine: two multiplicative hashes of 32 bits side by side. */
export function hashOf(name: string): number {
  let high = 0x9e3779b9;
  let low = 0x85ebca6b;
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    high = Math.imul(high ^ code, 0x9e3779b1);
    low = Math.imul(low ^ code, 0x5f356495);
    high ^= high >>> 15;
    low ^= low >>> 13;
  }
  high = Math.imul(high ^ (low >>> 16), 0x85ebca77);
  low = Math.imul(low ^ (high >>> 13), 0xc2b2ae3d);
  return (high >>> 0) * 0x200000 + ((low ^ (low >>> 16)) >>> 11);
}
