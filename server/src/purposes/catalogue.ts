import type { Says, Segment } from '../kernel/index.ts';

/** What a loan to a business may be for. */
export const purposes = {
  stock: { zh: '进货备货', en: 'Goods to sell' },
  materials: { zh: '采购原材料', en: 'Materials' },
  farmInputs: { zh: '购买种子、化肥等农资', en: 'Seed, fertiliser and other inputs' },
  livestock: { zh: '购买种畜与饲料', en: 'Animals and feed' },
  wages: { zh: '支付工资', en: 'Wages' },
  rent: { zh: '支付经营场所租金', en: 'Rent of the business' },
  equipment: { zh: '购置设备工具', en: 'Equipment and tools' },
  otherBusiness: { zh: '其他经营周转', en: 'Other needs of the business' },
} as const satisfies Readonly<Record<string, Says>>;
export type Purpose = keyof typeof purposes;

export const isPurpose = (text: string): text is Purpose => Object.hasOwn(purposes, text);

const common = ['wages', 'rent', 'equipment', 'otherBusiness'] as const;

/** By kind of business what its products may be for, the usual one first: that one is chosen unless another is. */
export const allowedPurposes: Readonly<Record<Segment, readonly Purpose[]>> = {
  onlineSeller: ['stock', ...common],
  shop: ['stock', ...common],
  cropFarm: ['farmInputs', ...common],
  livestockFarm: ['livestock', ...common],
  supplier: ['materials', ...common],
  distributor: ['stock', ...common],
};

/**
 * What no loan here may be for.
 * @source Loan measures of 2024 (personal loans; working capital), in force 1 July 2024 (rules R14): the text was not
 *   readable; shares, securities and property are what summaries agree on. Confirm the list with the text.
 */
export const forbiddenUses = {
  securities: { zh: '股票、证券、期货等投资', en: 'Shares, securities, futures' },
  property: { zh: '购买房产', en: 'Property' },
  equity: { zh: '股权投资', en: 'Shares of a firm' },
  lending: { zh: '转借他人', en: 'Lending on' },
  wealth: { zh: '购买理财、存款等金融产品', en: 'Deposits and wealth products' },
} as const satisfies Readonly<Record<string, Says>>;
export type ForbiddenUse = keyof typeof forbiddenUses;

/**
 * Firms whose being paid speaks for such a use, by their registered names: the largest brokers and developers. A start,
 * not a list of all: a lender adds those it meets.
 */
export const watchedPayees: readonly (readonly [ForbiddenUse, string])[] = [
  ...(
    [
      '中信证券股份有限公司',
      '华泰证券股份有限公司',
      '招商证券股份有限公司',
      '广发证券股份有限公司',
      '中国银河证券股份有限公司',
      '国信证券股份有限公司',
      '东方财富证券股份有限公司',
      '平安证券股份有限公司',
      '申万宏源证券有限公司',
      '中信期货有限公司',
      '国泰君安期货有限公司',
    ] as const
  ).map((name) => ['securities', name] as const),
  ...(
    [
      '万科企业股份有限公司',
      '保利发展控股集团股份有限公司',
      '招商局蛇口工业区控股股份有限公司',
      '绿城房地产集团有限公司',
      '贝壳找房（北京）科技有限公司',
      '北京链家置地房地产经纪有限公司',
    ] as const
  ).map((name) => ['property', name] as const),
];
