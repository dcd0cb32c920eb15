import type { Identity } from './identity.ts';
import { contributionMonth, part, stock, type Traits } from './traits.ts';
import type { Segment } from './types.ts';

/** A merchant with a name and a story, for the sandbox and the demo. */
export interface Scenario {
  readonly name: string;
  readonly segment: Segment;
  readonly says: { readonly zh: string; readonly en: string };
  /** What is fixed about the first one (index 0); later ones have names by chance. */
  readonly names: Partial<Identity>;
  /** In business for so many days only. */
  readonly daysOld?: number;
  /** A turn in trade, so many days before the end. */
  readonly turn?: { readonly daysAgo: number; readonly drift: number };
  traits(drawn: Traits): Traits;
}

/** Nothing befalls them and costs leave room: stories, not a sample. All assumed. */
const steady = { hazard: 0, wander: 0.08, noise: 0.15, fakes: 0, anchorShare: 0 } as const;

function withBurdens(drawn: Traits, of: { rent: number; wages: number; living: number }): Traits {
  const traits = { ...drawn, catalogue: stock(drawn.catalogue, drawn.goodsShare) };
  const contribution = contributionMonth(traits);
  return {
    ...traits,
    rent: part(contribution, of.rent),
    wages: part(contribution, of.wages),
    living: part(contribution, of.living),
    household: 0n,
    savings: 0n,
    debt: 0n,
  };
}

const product = (title: string, yuan: number) => ({ title, price: BigInt(yuan) * 100n, cost: 0n });

export const scenarios: readonly Scenario[] = [
  {
    name: 'online-seller',
    segment: 'onlineSeller',
    says: { zh: '经营良好的淘宝家居店', en: 'A healthy Taobao shop for the home' },
    names: { owner: '林岚', name: '岚山家居生活馆' },
    traits: (drawn) =>
      withBurdens(
        {
          ...drawn,
          ...steady,
          line: 'home',
          catalogue: [
            ...[
              product('棉麻收纳箱', 69),
              product('陶瓷餐具四件套', 128),
              product('遮光窗帘', 168),
            ],
            ...[product('香薰蜡烛', 49), product('竹制砧板', 59), product('珊瑚绒毛毯', 139)],
            ...[product('棉麻桌布', 79), product('折叠晾衣架', 99)],
          ],
          ageMonths: 38,
          customersADay: 11,
          goodsShare: 0.52,
          adsShare: 0.05,
          parcelFee: 420n,
          repeatShare: 0.32,
          refundShare: 0.035,
          unpaidShare: 0.05,
          drift: 0.15,
          bufferDays: 45,
          coverDays: 14,
          drawShare: 0.5,
          withdrawShare: 0.6,
        },
        { rent: 0.06, wages: 0.12, living: 0.4 },
      ),
  },
  {
    name: 'offline-shop',
    segment: 'shop',
    says: { zh: '经营良好的街边面馆', en: 'A healthy noodle shop at the corner' },
    names: { owner: '陈国平', name: '老陈牛肉面馆' },
    traits: (drawn) =>
      withBurdens(
        {
          ...drawn,
          ...steady,
          line: 'meals',
          catalogue: [
            ...[product('牛肉面', 22), product('番茄鸡蛋面', 15), product('炸酱面', 16)],
            ...[product('酸辣粉', 13), product('馄饨', 14), product('煎饺', 12)],
            ...[product('凉皮', 10), product('卤蛋', 3)],
          ],
          ageMonths: 62,
          customersADay: 130,
          goodsShare: 0.38,
          adsShare: 0,
          alipayShare: 0.38,
          repeatShare: 0.66,
          drift: 0.06,
          bufferDays: 35,
          coverDays: 4,
          drawShare: 0.5,
          withdrawShare: 0.6,
        },
        { rent: 0.2, wages: 0.25, living: 0.3 },
      ),
  },
  {
    name: 'thin-shop',
    segment: 'shop',
    says: { zh: '刚开业的奶茶店，记录太少', en: 'A tea shop just opened: too little on record' },
    names: { owner: '周小满', name: '小满茶饮' },
    daysOld: 24,
    traits: (drawn) =>
      withBurdens(
        {
          ...drawn,
          ...steady,
          line: 'meals',
          catalogue: [product('珍珠奶茶', 14), product('柠檬茶', 11), product('豆浆', 6)],
          ageMonths: 0,
          customersADay: 45,
          alipayShare: 0.35,
          drift: 0.1,
          bufferDays: 30,
        },
        { rent: 0.25, wages: 0.2, living: 0.3 },
      ),
  },
  {
    name: 'troubled-seller',
    segment: 'onlineSeller',
    says: {
      zh: '订单下滑、退款增多的服装店',
      en: 'A clothes shop with falling orders and many refunds',
    },
    names: { owner: '韩雪梅', name: '雪梅女装' },
    turn: { daysAgo: 100, drift: -4 },
    traits: (drawn) =>
      withBurdens(
        {
          ...drawn,
          ...steady,
          line: 'clothes',
          catalogue: [
            ...[product('宽松卫衣', 89), product('碎花连衣裙', 129), product('阔腿裤', 79)],
            ...[product('针织开衫', 109), product('牛仔半裙', 69)],
          ],
          ageMonths: 17,
          customersADay: 12,
          goodsShare: 0.6,
          adsShare: 0.1,
          repeatShare: 0.12,
          refundShare: 0.24,
          unpaidShare: 0.08,
          drift: 0,
          joinsSales: false, // The platform keeps shops with many complaints out of its sales.
          bufferDays: 8,
          drawShare: 0.9,
          withdrawShare: 0.9,
        },
        { rent: 0.15, wages: 0.3, living: 0.6 },
      ),
  },
];
