import { addDays, addMonths, fen, type Instant, shanghaiDay } from '@open310/server/kernel';
import { digits, type FirmKind } from './codes.ts';
import { drawFirm } from './firms.ts';
import { withCheckDigit } from './identity.ts';
import { counties, givenNames, surnames } from './names.ts';
import { parameters } from './parameters.ts';
import type { Firm } from './parties.ts';
import { createRandom } from './random.ts';
import type { ClusterSegment, Merchant } from './types.ts';

interface Role {
  readonly segment: ClusterSegment;
  /** How many of a cluster. */
  readonly count: number;
  readonly kind: FirmKind;
  readonly names: readonly string[];
}

/** Who lives in a cluster, by how keys begin: `supplier-4` is the second supplier of cluster 1. */
export const roles = {
  anchor: { segment: 'anchor', count: 1, kind: 'enterprise', names: ['食品有限公司'] },
  supplier: {
    ...{ segment: 'supplier', count: 3, kind: 'enterprise' },
    names: ['包装有限公司', '配料有限公司', '纸业有限公司'],
  },
  distributor: {
    ...{ segment: 'distributor', count: 3, kind: 'enterprise' },
    names: ['商贸有限公司', '食品经营部', '供应链有限公司'],
  },
  farm: { segment: 'cropFarm', count: 2, kind: 'soleTrader', names: ['家庭农场', '种植农场'] },
  livestock: { segment: 'livestockFarm', count: 1, kind: 'soleTrader', names: ['蛋鸡养殖场'] },
  coop: { segment: 'cooperative', count: 1, kind: 'cooperative', names: ['农资供销合作社'] },
  buyer: { segment: 'produceBuyer', count: 1, kind: 'enterprise', names: ['农产品购销有限公司'] },
} as const satisfies Record<string, Role>;
export type RoleName = keyof typeof roles;

/** Where a key stands: `undefined` when it names nobody of a cluster. */
export function placeOfKey(key: string) {
  const [, name = '', n = ''] = /^([a-z]+)-(0|[1-9]\d{0,6})$/.exec(key) ?? [];
  if (!Object.hasOwn(roles, name)) return undefined;
  const role = name as RoleName;
  const { count } = roles[role];
  return { role, cluster: Math.floor(Number(n) / count), place: Number(n) % count };
}

/** One who lives in a cluster, before anything happens. */
export interface Member {
  readonly role: RoleName;
  readonly firm: Firm;
  readonly merchant: Merchant<ClusterSegment>;
}

/** The firms of a cluster. Costs no growth: they depend on the seed, the cluster and `from` alone. */
export function clusterMembers(o: { seed: number; index: number; from: Instant }): Member[] {
  const county = createRandom(o.seed, 'cluster', o.index, 'county').pick(counties);
  return (Object.keys(roles) as RoleName[]).flatMap((role) =>
    Array.from({ length: roles[role].count }, (_, place) => drawMember(o, role, place, county[0])),
  );
}

function drawMember(
  o: { seed: number; index: number; from: Instant },
  role: RoleName,
  place: number,
  region: string,
): Member {
  const { segment, count, kind, names } = roles[role];
  const key = `${role}-${o.index * count + place}`;
  const random = createRandom(o.seed, 'cluster', o.index, key);
  const owner = random.pick(surnames) + random.pick(givenNames);
  const name = `${owner.slice(0, 1)}${random.pick(['氏', '记', '源', '丰'])}${names[place % names.length]}`;
  const months = random.whole(...parameters.registers.clusterMonths);
  const openedOn = addDays(addMonths(shanghaiDay(o.from), -months), -random.whole(0, 27));
  const merchant: Merchant<ClusterSegment> = {
    ...{ id: key, scenario: null, segment, name, owner, taobaoUserId: null, openedOn },
    alipayUserId: `2088${digits(random, 12)}`,
    bankCard: withCheckDigit(`62${digits(random, 16)}`),
    ...{ opening: fen(0n), trades: [], refunds: [], account: [] },
  };
  const firm = drawFirm(o.seed, {
    ...{ key, name, owner, kind, region, registeredOn: openedOn },
    bankAccount: merchant.bankCard,
  });
  return { role, firm, merchant };
}
