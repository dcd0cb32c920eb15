import type { Keys } from './keys.ts';

// Nine tenths of what is kept of a busy shop's days are keys. Written as numbers of JSON they took twice the room, and the
// database longer to take out of its store than everything else together.

/** What follows each key's id. */
const COUNTS = 1;
const FIRSTS = 2;
const SUMS = 4;
const ID_BYTES = 7; // 53 bits.
const FIRST_BYTES = 4;
const SUM_BYTES = 6;
const HEAD_BYTES = 9; // What is there, and the earliest instant.
const FOUR = 2 ** 32;
const SIX = 2 ** 48;

const fits = (value: bigint | number | string, below: number): boolean =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value < below;

/** Keys as text; `null`: some of their numbers are too large for it, and they are kept as lists. */
export function encodeKeys({ ids, counts, firsts, sums }: Keys): string | null {
  const n = ids.length;
  let [start, several] = [0, false];
  for (let i = 0; i < n; i += 1) {
    if (counts[i] !== 1) several = true;
    if (firsts && (i === 0 || (firsts[i] ?? 0) < start)) start = firsts[i] ?? 0;
  }
  const what = (several ? COUNTS : 0) | (firsts ? FIRSTS : 0) | (sums ? SUMS : 0);
  const bytes = Buffer.allocUnsafe(HEAD_BYTES + n * sizeOf(what));
  bytes.writeUInt8(what, 0);
  bytes.writeDoubleBE(start, 1);
  let at = HEAD_BYTES;
  for (let i = 0; i < n; i += 1) {
    const id = ids[i] ?? 0;
    bytes.writeUIntBE(Math.floor(id / FOUR), at, 3);
    bytes.writeUInt32BE(id % FOUR, at + 3);
    at += ID_BYTES;
    if (several) {
      if (!fits(counts[i] ?? 0, FOUR)) return null;
      at = bytes.writeUInt32BE(counts[i] ?? 0, at);
    }
    if (firsts) {
      const since = (firsts[i] ?? 0) - start;
      if (!fits(since, FOUR)) return null;
      at = bytes.writeUInt32BE(since, at);
    }
    if (sums) {
      const sum = sums[i] ?? 0;
      if (!fits(sum, SIX)) return null;
      at = bytes.writeUIntBE(sum as number, at, SUM_BYTES);
    }
  }
  return bytes.toString('base64');
}

const sizeOf = (what: number): number =>
  ID_BYTES +
  (what & COUNTS ? 4 : 0) +
  (what & FIRSTS ? FIRST_BYTES : 0) +
  (what & SUMS ? SUM_BYTES : 0);

/** Keys that are read off their text when somebody asks for them: most of a borrower's days are asked for few. */
export class KeptKeys implements Keys {
  #text: string;
  #read: Keys | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  get ids() {
    return this.#keys.ids;
  }

  get counts() {
    return this.#keys.counts;
  }

  get firsts() {
    return this.#keys.firsts;
  }

  get sums() {
    return this.#keys.sums;
  }

  get #keys(): Keys {
    if (this.#read) return this.#read;
    this.#read = decodeKeys(this.#text);
    this.#text = '';
    return this.#read;
  }
}

/** The keys that `encodeKeys` wrote. */
export function decodeKeys(text: string): Keys {
  const bytes = Buffer.from(text, 'base64');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const what = view.getUint8(0);
  const start = view.getFloat64(1);
  const n = (bytes.length - HEAD_BYTES) / sizeOf(what);
  const ids: number[] = new Array(n);
  const counts: number[] = new Array(n).fill(1);
  const firsts: number[] | null = what & FIRSTS ? new Array(n) : null;
  const sums: number[] | null = what & SUMS ? new Array(n) : null;
  let at = HEAD_BYTES;
  for (let i = 0; i < n; i += 1) {
    ids[i] = (view.getUint8(at) * 65_536 + view.getUint16(at + 1)) * FOUR + view.getUint32(at + 3);
    at += ID_BYTES;
    if (what & COUNTS) {
      counts[i] = view.getUint32(at);
      at += 4;
    }
    if (firsts) {
      firsts[i] = start + view.getUint32(at);
      at += FIRST_BYTES;
    }
    if (sums) {
      sums[i] = view.getUint16(at) * FOUR + view.getUint32(at + 2);
      at += SUM_BYTES;
    }
  }
  return { ids, counts, firsts, sums };
}
