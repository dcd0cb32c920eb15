/** A relation as the compact graph holds it, seen from one of its ends. */
export interface CompactEdge {
  readonly other: number;
  /** Place in `edgeKinds`; both ends hold the relation under the same one. */
  readonly kind: number;
  /** Whether this end is the borrower whose facts tell of it. */
  readonly teller: boolean;
  readonly weightFen: number;
  /** Days since 1970 on which it begins, and the last on which it holds. */
  readonly from: number;
  readonly until: number;
}

const LEAST = 4;
/** Relations that stand side by side at most: a hub's stand in several such blocks, so that one more moves few. */
const BLOCK = 512;

/** Where some of a node's relations stand. */
interface Block {
  readonly start: number;
  length: number;
}

/**
 * Relations in the memory of a process, for sampling and spreading: every node's neighbours stand side by
 * side in typed arrays, sorted by a hash of their names, so that one is found by halving and a change
 * moves only a few. Made one by one or all at once, in any order, the same relations stand in the same
 * order: every process draws the same sample. `npm run bench -- --only graph` measures the memory.
 */
export class CompactGraph {
  readonly #names: string[] = [];
  readonly #places = new Map<string, number>();
  #hashes = new Uint32Array(1024);
  #starts = new Int32Array(1024);
  #lengths = new Int32Array(1024);
  #capacities = new Int32Array(1024);
  /** Blocks of nodes that outgrew one, in order. */
  readonly #hubs = new Map<number, Block[]>();
  #others = new Int32Array(4096);
  #kinds = new Uint8Array(4096);
  #weights = new Float64Array(4096);
  #froms = new Int32Array(4096);
  #untils = new Int32Array(4096);
  #end = 0;
  /** Room that nodes have outgrown, by size. */
  readonly #free = new Map<number, number[]>();
  #edges = 0;

  get nodes(): number {
    return this.#names.length;
  }

  get edges(): number {
    return this.#edges;
  }

  /** The node of that name, made if it is new. */
  nodeOf(name: string): number {
    const known = this.#places.get(name);
    if (known !== undefined) return known;
    const node = this.#names.length;
    if (node === this.#starts.length) {
      this.#hashes = widened(this.#hashes, Uint32Array);
      this.#starts = widened(this.#starts, Int32Array);
      this.#lengths = widened(this.#lengths, Int32Array);
      this.#capacities = widened(this.#capacities, Int32Array);
    }
    this.#names.push(name);
    this.#hashes[node] = hashOf(name);
    this.#places.set(name, node);
    return node;
  }

  findNode(name: string): number | undefined {
    return this.#places.get(name);
  }

  nameOf(node: number): string {
    return this.#names[node] ?? '';
  }

  /** A number that follows from the node's name alone. */
  hashAt(node: number): number {
    return this.#hashes[node] ?? 0;
  }

  degreeOf(node: number): number {
    return this.#lengths[node] ?? 0;
  }

  /** The `i`th relation of a node, from 0. */
  edgeAt(node: number, i: number): CompactEdge {
    const slot = this.#slotOf(node, i);
    const code = this.#kinds[slot] ?? 0;
    return {
      other: this.#others[slot] ?? 0,
      kind: code >> 1,
      teller: (code & 1) === 1,
      weightFen: this.#weights[slot] ?? 0,
      from: this.#froms[slot] ?? 0,
      until: this.#untils[slot] ?? 0,
    };
  }

  /** Whether the `i`th relation of a node holds on a day: cheaper than `edgeAt`. */
  holdsAt(node: number, i: number, day: number): boolean {
    const slot = this.#slotOf(node, i);
    return (this.#froms[slot] ?? 0) <= day && day <= (this.#untils[slot] ?? 0);
  }

  otherAt(node: number, i: number): number {
    return this.#others[this.#slotOf(node, i)] ?? 0;
  }

  /** Relations that the facts of a node tell of, as `edgeAt` does. */
  toldBy(node: number): CompactEdge[] {
    return Array.from({ length: this.degreeOf(node) }, (_, i) => this.edgeAt(node, i)).filter(
      ({ teller }) => teller,
    );
  }

  /** A node without relations is called nothing any more; the next of its name is another one. */
  forgetName(node: number): void {
    if (this.degreeOf(node) > 0 || this.#names[node] === undefined) return;
    this.#places.delete(this.#names[node]);
    this.#names[node] = '';
  }

  /** The relation is as told from now on, at both ends. A node is never related to itself. */
  setEdge(teller: number, other: number, kind: number, edge: EdgeValues): void {
    if (teller === other) return;
    const isNew = this.#put(teller, other, (kind << 1) | 1, edge);
    this.#put(other, teller, kind << 1, edge);
    if (isNew) this.#edges += 1;
  }

  /** The relation is no more. One that is not there changes nothing. */
  removeEdge(teller: number, other: number, kind: number): void {
    if (!this.#take(teller, other, (kind << 1) | 1)) return;
    this.#take(other, teller, kind << 1);
    this.#edges -= 1;
  }

  #slotOf(node: number, i: number): number {
    const blocks = this.#hubs.get(node);
    if (!blocks) return (this.#starts[node] ?? 0) + i;
    let left = i;
    for (const { start, length } of blocks) {
      if (left < length) return start + left;
      left -= length;
    }
    return 0;
  }

  /** What stands in a slot, before or after a relation; zero: that very one. */
  #order(slot: number, other: number, code: number): number {
    const found = this.#others[slot] ?? 0;
    // Two names of one hash are rare, one pair among 90,000: the one that was met first goes first.
    return (
      (this.#hashes[found] ?? 0) - (this.#hashes[other] ?? 0) ||
      found - other ||
      (this.#kinds[slot] ?? 0) - code
    );
  }

  /** Slot of the relation among `length` from `start`, or where it would stand, as `-slot - 1`. */
  #find(start: number, length: number, other: number, code: number): number {
    let low = start;
    let high = start + length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const order = this.#order(middle, other, code);
      if (order === 0) return middle;
      if (order < 0) low = middle + 1;
      else high = middle;
    }
    return -low - 1;
  }

  /** Place of the block of a hub that holds the relation, or would. */
  #findBlock(blocks: readonly Block[], other: number, code: number): number {
    let low = 0;
    let high = blocks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#order(blocks[middle]?.start ?? 0, other, code) > 0) high = middle - 1;
      else low = middle;
    }
    return low;
  }

  #put(node: number, other: number, code: number, edge: EdgeValues): boolean {
    const blocks = this.#hubs.get(node);
    const slot = blocks
      ? this.#findInHub(blocks, other, code)
      : this.#find(this.#starts[node] ?? 0, this.#lengths[node] ?? 0, other, code);
    if (slot >= 0) {
      this.#write(slot, other, code, edge);
      return false;
    }
    this.#write(
      blocks ? this.#roomInHub(blocks, other, code) : this.#room(node, -slot - 1),
      other,
      code,
      edge,
    );
    this.#lengths[node] = (this.#lengths[node] ?? 0) + 1;
    if (!blocks && this.#lengths[node] === BLOCK) {
      this.#hubs.set(node, [{ start: this.#starts[node] ?? 0, length: BLOCK }]);
    }
    return true;
  }

  #findInHub(blocks: readonly Block[], other: number, code: number): number {
    const block = blocks[this.#findBlock(blocks, other, code)];
    return block ? this.#find(block.start, block.length, other, code) : -1;
  }

  #write(slot: number, other: number, code: number, { weightFen, from, until }: EdgeValues): void {
    this.#others[slot] = other;
    this.#kinds[slot] = code;
    this.#weights[slot] = weightFen;
    this.#froms[slot] = from;
    this.#untils[slot] = until;
  }

  /** An empty slot where `slot` is, among the relations of a node that is no hub. */
  #room(node: number, slot: number): number {
    const length = this.#lengths[node] ?? 0;
    const capacity = this.#capacities[node] ?? 0;
    const place = slot - (this.#starts[node] ?? 0);
    if (length === capacity) this.#grow(node, capacity === 0 ? LEAST : capacity * 2);
    const at = (this.#starts[node] ?? 0) + (capacity === 0 ? 0 : place);
    this.#move(at, at + 1, length - (capacity === 0 ? 0 : place));
    return at;
  }

  /** An empty slot for a relation in a hub; a full block is parted in two. */
  #roomInHub(blocks: Block[], other: number, code: number): number {
    let at = this.#findBlock(blocks, other, code);
    let block = blocks[at];
    if (!block) {
      block = { start: this.#allot(BLOCK), length: 0 };
      blocks.push(block);
    } else if (block.length === BLOCK) {
      const half = BLOCK / 2;
      const right = { start: this.#allot(BLOCK), length: half };
      this.#move(block.start + half, right.start, half);
      block.length = half;
      blocks.splice(at + 1, 0, right);
      if (this.#order(right.start, other, code) < 0) {
        at += 1;
        block = right;
      }
    }
    const slot = -this.#find(block.start, block.length, other, code) - 1;
    this.#move(slot, slot + 1, block.start + block.length - slot);
    block.length += 1;
    return slot;
  }

  #take(node: number, other: number, code: number): boolean {
    const blocks = this.#hubs.get(node);
    const at = blocks ? this.#findBlock(blocks, other, code) : 0;
    const block = blocks
      ? blocks[at]
      : { start: this.#starts[node] ?? 0, length: this.#lengths[node] ?? 0 };
    const slot = block ? this.#find(block.start, block.length, other, code) : -1;
    if (!block || slot < 0) return false;
    this.#move(slot + 1, slot, block.start + block.length - slot - 1);
    block.length -= 1;
    this.#lengths[node] = (this.#lengths[node] ?? 0) - 1;
    if (blocks && block.length === 0) {
      blocks.splice(at, 1);
      this.#release(BLOCK, block.start);
    }
    return true;
  }

  /** Moves a node's relations to more room; the old one is used again by another. */
  #grow(node: number, capacity: number): void {
    const before = this.#capacities[node] ?? 0;
    const from = this.#starts[node] ?? 0;
    const start = this.#allot(capacity);
    this.#move(from, start, this.#lengths[node] ?? 0);
    this.#starts[node] = start;
    this.#capacities[node] = capacity;
    if (before > 0) this.#release(before, from);
  }

  #release(capacity: number, start: number): void {
    const free = this.#free.get(capacity) ?? [];
    free.push(start);
    this.#free.set(capacity, free);
  }

  /** Room for `capacity` relations: what somebody outgrew, or at the end. */
  #allot(capacity: number): number {
    const free = this.#free.get(capacity)?.pop();
    if (free !== undefined) return free;
    const start = this.#end;
    this.#end += capacity;
    while (this.#end > this.#others.length) {
      this.#others = widened(this.#others, Int32Array);
      this.#kinds = widened(this.#kinds, Uint8Array);
      this.#weights = widened(this.#weights, Float64Array);
      this.#froms = widened(this.#froms, Int32Array);
      this.#untils = widened(this.#untils, Int32Array);
    }
    return start;
  }

  #move(from: number, to: number, n: number): void {
    if (n <= 0 || from === to) return;
    this.#others.copyWithin(to, from, from + n);
    this.#kinds.copyWithin(to, from, from + n);
    this.#weights.copyWithin(to, from, from + n);
    this.#froms.copyWithin(to, from, from + n);
    this.#untils.copyWithin(to, from, from + n);
  }
}

/** What a relation is, beside its ends and its kind. */
export interface EdgeValues {
  readonly weightFen: number;
  readonly from: number;
  readonly until: number;
}

interface Typed {
  readonly length: number;
  set(from: never, offset?: number): void;
}

/** Half as much again for large arrays: doubling would leave too much of them empty. */
function widened<A extends Typed>(array: A, make: new (n: number) => A): A {
  const length = array.length < 2 ** 20 ? array.length * 2 : Math.ceil(array.length * 1.5);
  const wider = new make(length);
  wider.set(array as never);
  return wider;
}

/** FNV-1a of a name, 32 bits. */
function hashOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
