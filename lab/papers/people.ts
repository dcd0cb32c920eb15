import { drawCreditCode, drawIdCard } from '../economy/codes.ts';
import type { Random } from '../economy/index.ts';
import { givenNames, surnames } from '../economy/names.ts';

// Who and what stands on the papers: drawn, and nobody's.

const cities = ['杭州', '成都', '郑州', '临沂', '南通', '长沙', '昆明', '潍坊'];
const words = ['晨光', '兴隆', '瑞丰', '宏达', '佳美', '聚源', '百顺', '远航', '青禾', '锦程'];
const trades = ['百货', '服饰', '餐饮', '五金', '农资', '水产', '建材', '食品'];
const streets = ['文三路', '人民中路', '解放大道', '工农街', '滨江东路', '学府路'];

export const pick = <T>(random: Random, of: readonly T[]): T =>
  of[random.whole(0, of.length - 1)] as T;

export const drawDay = (random: Random, from: number, to: number): string =>
  `${random.whole(from, to)}-${String(random.whole(1, 12)).padStart(2, '0')}-${String(random.whole(1, 28)).padStart(2, '0')}`;

export const drawPerson = (random: Random): string =>
  pick(random, surnames) + pick(random, givenNames);

export const drawCompany = (random: Random): { readonly name: string; readonly code: string } => ({
  name: `${pick(random, cities)}${pick(random, words)}${pick(random, trades)}有限公司`,
  code: drawCreditCode(random, 'enterprise', '330106'),
});

export const drawShop = (random: Random): { readonly name: string; readonly code: string } => ({
  name: `${pick(random, cities)}市${pick(random, words)}${pick(random, trades)}店`,
  code: drawCreditCode(random, 'soleTrader', '330106'),
});

export const drawAddress = (random: Random): string =>
  `${pick(random, cities)}市${pick(random, streets)}${random.whole(1, 300)}号${random.whole(1, 20)}幢`;

export const drawCard = (random: Random): string =>
  drawIdCard(random, '330106', drawDay(random, 1970, 1998) as never);

export const digits = (random: Random, count: number): string =>
  Array.from({ length: count }, () => random.whole(0, 9)).join('');
