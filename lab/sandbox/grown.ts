import type { Instant } from '@open310/server/kernel';
import { growMerchant, scenarios } from '../economy/index.ts';
import type { MerchantSource } from './merchants.ts';

/**
 * Merchants of the economy: its scenarios by name, further ones of the same story (`offline-shop-12`),
 * and as many more as anyone asks for as `seller-<n>` and `shop-<n>`. The same seed and `from` give the same history; a later `to` lengthens it.
 */
export function grownMerchants(o: { seed: number; from: Instant; to: Instant }): MerchantSource {
  const others = {
    seller: { segment: 'onlineSeller', zh: '淘宝卖家', en: 'Taobao seller' },
    shop: { segment: 'shop', zh: '线下商户', en: 'Offline shop' },
  } as const;
  const numbered = (key: string) => {
    const match = /^(seller|shop)-(\d{1,7})$/.exec(key);
    return match && { kind: others[match[1] as keyof typeof others], index: Number(match[2]) };
  };
  /** A scenario by its name, or a further merchant of the same story: `offline-shop-12`. */
  const storyOf = (key: string) => {
    const [, name = key, index = '0'] = /^(.+)-(\d{1,7})$/.exec(key) ?? [];
    const scenario = scenarios.find((s) => s.name === name);
    return scenario && { scenario, index: Number(index) };
  };

  return {
    featured: scenarios.map(({ name }) => name),
    find: (key) => {
      const story = storyOf(key);
      if (story) {
        const { segment, name: scenario } = story.scenario;
        return growMerchant({ ...o, index: story.index, segment, scenario });
      }
      const other = numbered(key);
      return other
        ? growMerchant({ ...o, index: other.index, segment: other.kind.segment })
        : undefined;
    },
    says: (key) => {
      const { zh, en } = storyOf(key)?.scenario.says ??
        numbered(key)?.kind ?? { zh: '商家', en: 'Merchant' };
      return { zh, en };
    },
  };
}
