// Choosing an amount by thumb: places on a slider and quick choices. What may be borrowed is said by
// the API; nothing here decides it.

const STEP = 10_000n; // 100 yuan: finer is for the keyboard.

export interface Range {
  /** Unit: fen, as text. */
  readonly min: string;
  readonly max: string;
}

/** How many places the slider has. Place 0 is `min`, the last is `max` to the fen. */
export function places({ min, max }: Range): number {
  const span = BigInt(max) - BigInt(min);
  return span <= 0n ? 0 : Number((span + STEP - 1n) / STEP);
}

export function amountAt(range: Range, place: number): string {
  if (place >= places(range)) return range.max;
  return String(BigInt(range.min) + BigInt(Math.max(place, 0)) * STEP);
}

/** The place nearest below an amount: where the thumb stands for it. */
export function placeOf(range: Range, amountFen: string): number {
  const amount = BigInt(amountFen);
  if (amount >= BigInt(range.max)) return places(range);
  if (amount <= BigInt(range.min)) return 0;
  return Number((amount - BigInt(range.min)) / STEP);
}

/** A quarter, a half, three quarters and all of what is available, in whole 100 yuan. */
export function quickChoices(range: Range): string[] {
  const { min, max } = { min: BigInt(range.min), max: BigInt(range.max) };
  const shares = [1n, 2n, 3n].map((n) => ((max * n) / 4n / STEP) * STEP);
  return [...new Set([...shares.filter((share) => share >= min && share < max), max])].map(String);
}
