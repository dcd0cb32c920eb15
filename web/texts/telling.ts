import type { Said } from './catalogue.ts';

/** Words of what partners are told, if the borrower agrees. */
export const telling = {
  'telling.title': { zh: '告知合作平台', en: 'Telling partners' },
  'telling.text': {
    zh: '默认不告知任何平台。您可以单独同意某个平台知道您的申请与借据状态。',
    en: 'Nobody is told unless you agree. You can let a platform know how your applications and loans stand.',
  },
  'telling.none': { zh: '还没有连接平台。', en: 'No platform is connected.' },
  'telling.allow': { zh: '允许告知{partner}', en: 'Let {partner} know' },
  'telling.stop': { zh: '停止告知{partner}', en: 'Stop telling {partner}' },
  'telling.ask': { zh: '告知{partner}？', en: 'Tell {partner}?' },
  'telling.agree': { zh: '单独同意', en: 'I agree' },
  'telling.done': { zh: '已同意，可随时停止。', en: 'Agreed. You can stop it at any time.' },
  'telling.stopped': { zh: '已停止告知。', en: 'Nothing is told any more.' },
} as const satisfies Record<string, Said>;
