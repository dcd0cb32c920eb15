import type { Said } from './catalogue.ts';

/** Words of the guided application: the kind of business, what is known, what is worth asking. */
export const guide = {
  'kind.label': { zh: '您经营的是', en: 'What you run' },
  'kind.change': { zh: '更改', en: 'Change' },
  'kind.fixed': {
    zh: '申请进行中或已有额度时不能更改',
    en: 'It cannot be changed while an application or a limit stands',
  },
  'kind.onlineSeller': { zh: '网店', en: 'An online shop' },
  'kind.shop': { zh: '线下店铺', en: 'A shop' },
  'kind.cropFarm': { zh: '种植', en: 'A farm of crops' },
  'kind.livestockFarm': { zh: '养殖', en: 'A farm of animals' },
  'kind.supplier': { zh: '为企业供货', en: 'Supplying a company' },
  'kind.distributor': { zh: '批发经销', en: 'Wholesale' },
  'guide.now': { zh: '按现有资料，额度约', en: 'With what is known, a limit of about' },
  'guide.known': { zh: '已为您获取', en: 'Fetched for you' },
  'guide.known.none': { zh: '还没有获取到经营数据', en: 'Nothing of your business is known yet' },
  'guide.records': { zh: '{n} 条记录', en: '{n} records' },
  'guide.next': { zh: '再提供一项，额度可能更高', en: 'One more thing may raise the limit' },
  'guide.required.title': { zh: '还差一项必要的数据', en: 'One thing is still needed' },
  'guide.required.lead': {
    zh: '没有它无法给出额度',
    en: 'Without it there can be no offer',
  },
  'guide.required': { zh: '必要', en: 'Needed' },
  'guide.worth': { zh: '额度约 +{amount}', en: 'limit about +{amount}' },
  'guide.most': { zh: '额度最多 +{amount}', en: 'limit up to +{amount}' },
  'guide.worth.basis': {
    zh: '按同类经营者的一般水平估算，以实际数据为准',
    en: 'An estimate from what is usual among businesses like yours',
  },
  'guide.reading': { zh: '正在读取{source}…', en: 'Reading {source}…' },
  'guide.other': { zh: '其他可以提高额度的资料', en: 'Other things that may raise it' },
  'guide.skip': { zh: '先不提供，继续', en: 'Continue without' },
  'guide.submit.title': { zh: '资料已齐', en: 'All is there' },
  'guide.submit.lead': { zh: '马上为您评估', en: 'Your application can be assessed now' },
  'guide.submit': { zh: '开始评估', en: 'Assess now' },
  'contest.ask': { zh: '{source}的数据不对？', en: 'Is {source} wrong?' },
  'contest.title': { zh: '哪里不对？', en: 'What is wrong?' },
  'contest.text': {
    zh: '我们会立即重新读取一次。仍然不对，可以在结果出来后请人工审核，同事会看到您的说明。',
    en: 'It is read again at once. If it is still wrong, ask for a person once there is a result: they read what you say.',
  },
  'contest.said': { zh: '说明（3 至 500 字）', en: 'What you would say, 3 to 500 characters' },
  'contest.done': {
    zh: '已记录，正在重新读取{source}',
    en: 'Noted. {source} is read again',
  },
  'refusal.too_many_contests': {
    zh: '已经提交了很多说明，请人工审核',
    en: 'So much was contested already: ask for a person',
  },
  'refusal.segment_fixed': {
    zh: '申请进行中或已有额度时不能更改',
    en: 'It cannot be changed while an application or a limit stands',
  },
} as const satisfies Record<string, Said>;
