import type { Says } from '../kernel/index.ts';
import type { RelationClass } from './explain-around.ts';

/** What a borrower is told of its relations: the class, and never who is in it. */
const says: Readonly<Record<string, Says>> = {
  buys_from: { zh: '您的供货方', en: 'Those you buy from' },
  'buys_from:in': { zh: '您的采购方', en: 'Those who buy from you' },
  sells_to: { zh: '您的买家', en: 'Your buyers' },
  'sells_to:in': { zh: '您的卖家', en: 'Those who sell to you' },
  pays: { zh: '您付款的对象', en: 'Those you pay' },
  'pays:in': { zh: '向您付款的人', en: 'Those who pay you' },
  ships_through: { zh: '您使用的快递', en: 'The carriers you ship through' },
  supplies_anchor: { zh: '您供货的核心企业', en: 'The core enterprises you supply' },
  rents_land_from: { zh: '您租地的对象', en: 'Those you rent land from' },
  'finances:in': { zh: '您在本机构的借款', en: 'Your loans here' },
  guarantees: { zh: '您担保的对象', en: 'Those you stand for' },
  'guarantees:in': { zh: '为您担保的人', en: 'Those who stand for you' },
  works_at: { zh: '您的受雇单位', en: 'Where you are employed' },
  uses_device: { zh: '您登录的设备', en: 'The devices you sign in on' },
  own_numbers: {
    zh: '与您同企业、同法人、同电话或同账户的申请',
    en: 'Others of your firm, owner, phone or account',
  },
};

const OTHERS: Says = { zh: '您的其他往来关系', en: 'Your other relations' };

/** How a class of relations is told. */
export const sayRelation = (relation: RelationClass): Says => says[relation] ?? OTHERS;
