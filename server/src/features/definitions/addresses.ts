// Where orders go and from which phone they come. Both are opaque digests: of an address as the platform masks
// it, of a device where a platform tells one. An order that tells neither is left out, so that facts from before say nothing.
import { busyShare, distinct, largestShare, namesPer } from '../aggregates.ts';
import { defineFeature, type FeatureDefinition, openDays } from '../define.ts';

/** Orders of a quarter to one address, or from one device, from which on it is a busy one. Assumed. */
const BUSY = 6;

const orders: Pick<
  FeatureDefinition,
  'version' | 'owner' | 'segments' | 'from' | 'sources' | 'window'
> = {
  version: 1,
  owner: 'risk',
  segments: ['onlineSeller'],
  from: ['order.paid'],
  sources: ['taobao'],
  window: openDays(89), // Taobao keeps three months.
};
const placed = { ...orders, where: { known: 'device' } };
const sent = { ...orders, where: { known: 'address' } };

export const addresses: readonly FeatureDefinition[] = [
  defineFeature({
    ...sent,
    name: 'merchant.addresses_90d',
    unit: 'count',
    aggregate: distinct('address'),
    whenNoEvents: null,
    direction: 'more_is_safer',
    says: { zh: '近90天收货地址数', en: 'Addresses that orders of 90 days went to' },
    advice: { zh: '把货卖给更多不同的顾客', en: 'Sell to more different customers' },
    why: {
      zh: '真实的生意送往各处；伪造一个新地址比伪造一个新账号更费事。',
      en: 'A true trade goes everywhere; a new address is dearer to fake than a new account.',
    },
  }),
  defineFeature({
    ...sent,
    name: 'merchant.top_addresses_share_90d',
    unit: 'ppm',
    aggregate: largestShare('address', 'amountFen', 3),
    whenNoEvents: null,
    direction: 'less_is_safer',
    says: {
      zh: '近90天前三个收货地址占成交额比例',
      en: 'Share of turnover to the three largest addresses',
    },
    advice: { zh: '分散客户，不要自买自卖', en: 'Sell to more places, and never to yourself' },
    why: {
      zh: '账号可以有很多个，包裹却总要送到某个地方。',
      en: 'Accounts can be many; parcels have to arrive somewhere.',
    },
  }),
  defineFeature({
    ...sent,
    name: 'merchant.busy_addresses_share_90d',
    unit: 'ppm',
    aggregate: busyShare('address', BUSY),
    whenNoEvents: null,
    direction: 'less_is_safer',
    says: {
      zh: '近90天送往同一地址6单及以上的订单占比',
      en: 'Share of orders to addresses that got six or more in 90 days',
    },
    advice: { zh: '不要自买自卖', en: 'Place no orders with yourself' },
    why: {
      zh: '普通家庭一季度很少在一家店下六单，刷单的地址却每周都有。',
      en: 'A household seldom orders six times a quarter from one shop; a ring does so every week.',
    },
  }),
  defineFeature({
    ...sent,
    name: 'merchant.buyers_per_address_90d',
    unit: 'ppm',
    aggregate: namesPer('buyer', 'address'),
    whenNoEvents: null,
    direction: 'less_is_safer',
    says: { zh: '近90天每个收货地址对应的买家数', en: 'Buyers for each address, last 90 days' },
    advice: { zh: '不要用多个账号下单', en: 'Place no orders through many accounts' },
    why: {
      zh: '很多买家共用很少的地址，多半是同一批人。',
      en: 'Many buyers behind few addresses are often the same people.',
    },
  }),
  defineFeature({
    ...placed,
    name: 'merchant.top_devices_share_90d',
    unit: 'ppm',
    aggregate: largestShare('device', 'amountFen', 3),
    whenNoEvents: null,
    direction: 'less_is_safer',
    says: {
      zh: '近90天前三台下单设备占成交额比例',
      en: 'Share of turnover from the three largest devices',
    },
    advice: { zh: '分散客户，不要自买自卖', en: 'Sell to more people, and never to yourself' },
    why: {
      zh: '一台手机上的许多账号，其实是一个人。',
      en: 'Many accounts on one phone are one person.',
    },
  }),
  defineFeature({
    ...placed,
    name: 'merchant.busy_devices_share_90d',
    unit: 'ppm',
    aggregate: busyShare('device', BUSY),
    whenNoEvents: null,
    direction: 'less_is_safer',
    says: {
      zh: '近90天同一设备下6单及以上的订单占比',
      en: 'Share of orders from devices that placed six or more in 90 days',
    },
    advice: { zh: '不要自买自卖', en: 'Place no orders with yourself' },
    why: {
      zh: '刷单的人守着一排手机，每台都要用很多次。',
      en: 'Those who fake orders keep a shelf of phones, and use each of them often.',
    },
  }),
  defineFeature({
    ...placed,
    name: 'merchant.buyers_per_device_90d',
    unit: 'ppm',
    aggregate: namesPer('buyer', 'device'),
    whenNoEvents: null,
    direction: 'less_is_safer',
    says: { zh: '近90天每台下单设备对应的买家数', en: 'Buyers for each device, last 90 days' },
    advice: { zh: '不要用多个账号下单', en: 'Place no orders through many accounts' },
    why: {
      zh: '手机通常一人一台，账号却可以换着用。',
      en: 'A phone is mostly one person’s; accounts change hands on it.',
    },
  }),
];
