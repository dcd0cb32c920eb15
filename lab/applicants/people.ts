import { type Instant, instant } from '@open310/server/kernel';
import type { Segment, Source } from '../borrower/index.ts';
import { clusterMembers, type Firm, firmOf, growMerchant, placeOfKey } from '../economy/index.ts';

/** Somebody who applies: what they run, where they come from, and what they know by heart. */
export interface Person {
  /** By what the sandbox knows them: `shop-17`. */
  readonly key: string;
  readonly segment: Segment;
  /** The partner whose page they come from. */
  readonly entry: Source;
  /** What that page says the business is, where it is not what its merchants usually are. */
  readonly told: Segment | undefined;
  readonly firm: Firm;
  /** A company types its credit code where a form asks for it. */
  readonly company: boolean;
}

interface Kind {
  readonly name: string;
  readonly segment: Segment;
  readonly entry: Source;
  readonly company?: true;
  /** Of 20 who apply. Assumed: most are shops and sellers. */
  readonly of20: number;
}

const kinds: readonly Kind[] = [
  { name: 'seller', segment: 'onlineSeller', entry: 'taobao', of20: 6 },
  { name: 'shop', segment: 'shop', entry: 'alipay', of20: 6 },
  { name: 'farm', segment: 'cropFarm', entry: 'alipay', of20: 2 },
  { name: 'livestock', segment: 'livestockFarm', entry: 'alipay', of20: 2 },
  { name: 'supplier', segment: 'supplier', entry: 'nuonuo', company: true, of20: 2 },
  { name: 'distributor', segment: 'distributor', entry: 'nuonuo', company: true, of20: 2 },
];
const turns = kinds.flatMap((kind) => Array.from({ length: kind.of20 }, () => kind));
const usual: readonly Segment[] = ['onlineSeller', 'shop'];

/** The next `n` people from number `from` on. They depend on the seed and their number alone. */
export function peopleOf(o: { seed: number; from: number; n: number }): Person[] {
  return Array.from({ length: o.n }, (_, i) => personOf(o.seed, o.from + i));
}

function personOf(seed: number, number: number): Person {
  const kind = turns[number % turns.length] as Kind;
  const place = turns.slice(0, number % turns.length).filter((one) => one === kind).length;
  const key = `${kind.name}-${Math.floor(number / turns.length) * kind.of20 + place}`;
  const { segment, entry } = kind;
  const told = usual.includes(segment) ? undefined : segment;
  return { key, segment, entry, told, firm: firmOfKey(seed, key), company: kind.company ?? false };
}

/** Who the merchant of a key is to registers. Costs no growth. */
function firmOfKey(seed: number, key: string): Firm {
  const now: Instant = instant(Date.now());
  const place = placeOfKey(key);
  if (place) {
    const members = clusterMembers({ seed, index: place.cluster, from: now });
    const member = members.find(({ firm }) => firm.key === key);
    if (!member) throw new RangeError(`nobody is ${key}`);
    return member.firm;
  }
  const [name, index] = key.split('-');
  const segment = name === 'seller' ? 'onlineSeller' : 'shop';
  const span = { seed, from: now, to: now };
  return firmOf(growMerchant({ ...span, index: Number(index), segment }), span);
}
