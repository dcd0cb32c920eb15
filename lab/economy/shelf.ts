/** Goods in stock, at what they cost. Unit: fen. */
export class Shelf {
  #worth: bigint;
  #recent: number;
  #today = 0n;

  /** @param daily - What an ordinary day takes from the shelf. Unit: fen. */
  constructor(worth: bigint, daily: bigint) {
    this.#worth = worth;
    this.#recent = Number(daily);
  }

  get worth(): bigint {
    return this.#worth;
  }

  /** What customers have asked for a day, lately: what is missing counts too. Unit: fen. */
  get asked(): bigint {
    return BigInt(Math.round(this.#recent));
  }

  /** Takes goods of `cost`, or nothing when there are not that many. */
  take(cost: bigint): boolean {
    this.#today += cost;
    if (cost > this.#worth) return false;
    this.#worth -= cost;
    return true;
  }

  /** Takes up to `cost`. @returns What there was. Unit: fen. */
  takeSome(cost: bigint): bigint {
    const taken = cost < this.#worth ? cost : this.#worth;
    this.#today += cost;
    this.#worth -= taken;
    return taken;
  }

  putBack(cost: bigint): void {
    this.#worth += cost;
  }

  lose(cost: bigint): void {
    this.#worth -= cost < this.#worth ? cost : this.#worth;
  }

  /** The day is over: it counts for a tenth in what is asked for lately. */
  endDay(): void {
    this.#recent += (Number(this.#today) - this.#recent) / 10;
    this.#today = 0n;
  }

  empty(): bigint {
    const worth = this.#worth;
    this.#worth = 0n;
    return worth;
  }
}
