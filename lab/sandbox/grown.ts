import type { Instant } from '@open310/server/kernel';
import {
  type ClusterFirm,
  clusterMembers,
  clusterScenarios,
  type EconomySegment,
  firmOf,
  growCluster,
  growMerchant,
  holdingsOf,
  type Member,
  type Merchant,
  placeOfKey,
  type Segment,
  scenarios,
} from '../economy/index.ts';
import type { MerchantSource } from './merchants.ts';

type Says = ReturnType<MerchantSource['says']>;

const segmentSays: Record<EconomySegment, Says> = {
  onlineSeller: { zh: '淘宝卖家', en: 'Taobao seller' },
  shop: { zh: '线下商户', en: 'Offline shop' },
  cropFarm: { zh: '种植户', en: 'Crop farm' },
  livestockFarm: { zh: '养殖户', en: 'Livestock farm' },
  supplier: { zh: '供应商', en: 'Supplier' },
  distributor: { zh: '经销商', en: 'Distributor' },
  anchor: { zh: '核心企业', en: 'Anchor' },
  cooperative: { zh: '供销合作社', en: 'Supply co-operative' },
  produceBuyer: { zh: '农产品收购商', en: 'Produce buyer' },
};

/** Someone who lives alone: a scenario by its name (`offline-shop-12`), `seller-<n>` or `shop-<n>`. */
function aloneOf(key: string) {
  const [, name = key, n = '0'] = /^(.+)-(\d{1,7})$/.exec(key) ?? [];
  const index = Number(n);
  const scenario = scenarios.find((s) => s.name === name);
  if (scenario) {
    return { index, segment: scenario.segment, scenario: scenario.name, says: scenario.says };
  }
  if (name === key) return undefined;
  // By the merchant's own id too, as records name it.
  const segment: Segment | undefined =
    name === 'shop'
      ? name
      : name === 'seller' || name === 'onlineSeller'
        ? 'onlineSeller'
        : undefined;
  return segment && { index, segment, says: segmentSays[segment] };
}

/** Someone of a cluster: `supplier-4`, or the first cluster's by the name that the demo offers. */
function placeOf(key: string) {
  const told = clusterScenarios.find(({ name }) => name === key);
  const canonical = told?.key ?? key;
  const place = placeOfKey(canonical);
  return place && { ...place, key: canonical, says: told?.says };
}

/**
 * Merchants of the economy: its scenarios by name, further ones of the same story (`offline-shop-12`),
 * as many more as anyone asks for as `seller-<n>` and `shop-<n>`, and the firms of clusters as `farm-<n>`,
 * `livestock-<n>`, `supplier-<n>`, `distributor-<n>`, `anchor-<n>`, `coop-<n>` and `buyer-<n>`.
 * The same seed and `from` give the same history; a later `to` lengthens it.
 */
export function grownMerchants(o: { seed: number; from: Instant; to: Instant }): MerchantSource {
  const drawn = new Map<number, readonly Member[]>();
  const grown = new Map<number, readonly ClusterFirm[]>();
  const memberOf = (key: string): Member | undefined => {
    const place = placeOf(key);
    if (!place) return undefined;
    const known = drawn.get(place.cluster);
    const members = known ?? clusterMembers({ ...o, index: place.cluster });
    if (!known) drawn.set(place.cluster, members);
    return members.find(({ firm }) => firm.key === place.key);
  };
  const grownOf = (key: string): ClusterFirm | undefined => {
    const place = placeOf(key);
    if (!place) return undefined;
    const known = grown.get(place.cluster);
    const firms = known ?? growCluster({ ...o, index: place.cluster });
    if (!known) grown.set(place.cluster, firms);
    return firms.find(({ firm }) => firm.key === place.key);
  };
  const alive = new Map<string, Merchant<Segment>>();
  const grow = (key: string): Merchant<Segment> | undefined => {
    const known = alive.get(key);
    const alone = known ? undefined : aloneOf(key);
    if (!alone) return known;
    const merchant = growMerchant({ ...o, ...alone });
    alive.set(key, merchant);
    return merchant;
  };

  return {
    featured: [...scenarios, ...clusterScenarios].map(({ name }) => name),
    find: (key) => memberOf(key)?.merchant ?? grow(key),
    says: (key) => {
      const segment = memberOf(key)?.merchant.segment;
      const { zh, en } =
        aloneOf(key)?.says ??
        placeOf(key)?.says ??
        (segment ? segmentSays[segment] : { zh: '商家', en: 'Merchant' });
      return { zh, en };
    },
    firm: (key) => {
      const alone = grow(key);
      return alone ? firmOf(alone, o) : (memberOf(key)?.firm ?? missing(key));
    },
    holdings: (key) => {
      const alone = grow(key);
      return alone ? holdingsOf(alone, o) : (grownOf(key)?.holdings ?? missing(key));
    },
  };
}

function missing(key: string): never {
  throw new RangeError(`no merchant of this economy: ${key}`);
}
