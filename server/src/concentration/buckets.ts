import type { Says, Segment } from '../kernel/index.ts';

/** By what the book is looked at for concentration. */
export const dimensions = ['region', 'industry'] as const;
export type Dimension = (typeof dimensions)[number];

/** The bucket of what is not known. */
export const UNKNOWN = 'unknown';
/** Stands for every bucket that has no limit of its own. */
export const EVERY = '*';

/** Where and in which trade a business is. */
export type Buckets = Readonly<Record<Dimension, string>>;

const says = (zh: string, en: string): Says => ({ zh, en });

/** Provinces by the first two digits of a region's code. @source GB/T 2260-2007 */
export const regions: Readonly<Record<string, Says>> = {
  '11': says('北京', 'Beijing'),
  '12': says('天津', 'Tianjin'),
  '13': says('河北', 'Hebei'),
  '14': says('山西', 'Shanxi'),
  '15': says('内蒙古', 'Inner Mongolia'),
  '21': says('辽宁', 'Liaoning'),
  '22': says('吉林', 'Jilin'),
  '23': says('黑龙江', 'Heilongjiang'),
  '31': says('上海', 'Shanghai'),
  '32': says('江苏', 'Jiangsu'),
  '33': says('浙江', 'Zhejiang'),
  '34': says('安徽', 'Anhui'),
  '35': says('福建', 'Fujian'),
  '36': says('江西', 'Jiangxi'),
  '37': says('山东', 'Shandong'),
  '41': says('河南', 'Henan'),
  '42': says('湖北', 'Hubei'),
  '43': says('湖南', 'Hunan'),
  '44': says('广东', 'Guangdong'),
  '45': says('广西', 'Guangxi'),
  '46': says('海南', 'Hainan'),
  '50': says('重庆', 'Chongqing'),
  '51': says('四川', 'Sichuan'),
  '52': says('贵州', 'Guizhou'),
  '53': says('云南', 'Yunnan'),
  '54': says('西藏', 'Tibet'),
  '61': says('陕西', 'Shaanxi'),
  '62': says('甘肃', 'Gansu'),
  '63': says('青海', 'Qinghai'),
  '64': says('宁夏', 'Ningxia'),
  '65': says('新疆', 'Xinjiang'),
  '71': says('台湾', 'Taiwan'),
  '81': says('香港', 'Hong Kong'),
  '82': says('澳门', 'Macao'),
};

/** The trades that kinds of business and sources tell of. @source GB/T 4754-2017, divisions */
export const industries: Readonly<Record<string, Says>> = {
  A01: says('农业', 'Crop farming'),
  A03: says('畜牧业', 'Animal husbandry'),
  F51: says('批发业', 'Wholesale'),
  F52: says('零售业', 'Retail'),
  H62: says('餐饮业', 'Catering'),
};

const unknown = says('未知', 'Not known');
const every = says('其余各项', 'Every other');

/** What a bucket is called; `undefined`: there is none of that name. */
export const bucketText = (dimension: Dimension, bucket: string): Says | undefined => {
  if (bucket === UNKNOWN) return unknown;
  if (bucket === EVERY) return every;
  return (dimension === 'region' ? regions : industries)[bucket];
};

/** The region of a code that carries one; not known where it names none. */
const regionIn = (digits: string | undefined): string => {
  const province = digits?.slice(0, 2) ?? '';
  return province in regions ? province : UNKNOWN;
};

/**
 * The region of a business: of the office that registered its credit code, else of the land it farms.
 * @param known.creditCode - The third to eighth characters are the registering office's region (GB 32100-2015).
 * @param known.parcelCode - Begins with the county's code (GB/T 35958-2018).
 */
export const regionOf = (known: {
  readonly creditCode: string | null;
  readonly parcelCode: string | null;
}): string => {
  const byCode = regionIn(known.creditCode?.slice(2, 8));
  return byCode === UNKNOWN ? regionIn(known.parcelCode ?? undefined) : byCode;
};

const bySegment: Readonly<Partial<Record<Segment, string>>> = {
  onlineSeller: 'F52',
  shop: 'F52',
  cropFarm: 'A01',
  livestockFarm: 'A03',
  distributor: 'F51',
}; // A supplier makes or trades: which of the two, no fact tells.

/**
 * The trade of a business: a platform that only serves one trade tells it, else the kind of business does.
 * @param known.sources - Those that were read.
 */
export const industryOf = (known: {
  readonly segment: Segment;
  readonly sources: readonly string[];
}): string =>
  known.segment === 'shop' && known.sources.includes('eleme')
    ? 'H62'
    : (bySegment[known.segment] ?? UNKNOWN);
