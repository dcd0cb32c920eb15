import type { Said } from './catalogue.ts';

/** Words of the page of sources, with what is refused there. */
export const sources = {
  'theme.connected': { zh: '已连接', en: 'Connected' },
  'theme.sales': { zh: '销售', en: 'Sales' },
  'theme.money': { zh: '资金', en: 'Money' },
  'theme.invoices': { zh: '发票', en: 'Invoices' },
  'theme.logistics': { zh: '物流', en: 'Logistics' },
  'theme.rural': { zh: '农村', en: 'Rural' },
  'theme.chain': { zh: '供应链', en: 'Supply chain' },
  'theme.credit': { zh: '征信', en: 'Credit' },
  'sources.title': { zh: '数据来源', en: 'Sources' },
  'sources.lead': {
    zh: '连接得越多，额度评估越准确。随时可以断开。',
    en: 'The more is connected, the better your limit fits. Disconnect at any time.',
  },
  'sources.empty': { zh: '目前没有可连接的来源。', en: 'There is nothing to connect for now.' },
  'sources.read': { zh: '已连接', en: 'Connected' },
  'sources.notAllowed': { zh: '已连接，未授权', en: 'Connected, not allowed' },
  'sources.via': {
    zh: '经{via}读取（持牌征信机构）',
    en: 'Read through {via}, a licensed bureau',
  },
  'sources.off': { zh: '未连接', en: 'Not connected' },
  'sources.account': { zh: '账号', en: 'Account' },
  'sources.events': { zh: '已知记录', en: 'Records known' },
  'sources.lastRead': { zh: '最近读取', en: 'Last read' },
  'sources.never': { zh: '尚未读取', en: 'Not yet' },
  'sources.connect': { zh: '连接{source}', en: 'Connect {source}' },
  'sources.connected': { zh: '{source}已连接', en: '{source} is connected' },
  'sources.allow': { zh: '授权读取{source}', en: 'Allow reading {source}' },
  'sources.allowed': { zh: '已授权读取{source}', en: '{source} may be read' },
  'sources.file': { zh: '上传文件', en: 'Hand in a file' },
  'sources.file.kinds': { zh: '支持：{kinds}', en: 'Taken: {kinds}' },
  'sources.file.taken': {
    zh: '已读取 {documents} 份文件，新增 {added} 条记录',
    en: '{documents} documents read, {added} records added',
  },
  'sources.file.refusedAt': { zh: '{why}（位置：{place}）', en: '{why} (at: {place})' },
  'sources.field.malformed': { zh: '格式不符，请核对', en: 'This does not look right: check it' },
  'sources.number.save': { zh: '保存', en: 'Save' },
  'sources.number.saved': { zh: '{name}已保存', en: '{name}: saved' },
  'refusal.number_malformed': {
    zh: '号码有误，请逐位核对',
    en: 'This number cannot be right: check each character.',
  },
  'refusal.number_vouched': {
    zh: '与已连接平台提供的号码不一致',
    en: 'A source that you connected tells another number.',
  },
  'refusal.key_refused': {
    zh: '对方不认可这些信息，请核对后再试',
    en: 'The partner does not take these values: check them and try again.',
  },
  'refusal.field_malformed': { zh: '格式不符，请核对', en: 'A field does not look right.' },
  'refusal.no_live_consent': { zh: '请先授权读取', en: 'Allow the source to be read first.' },
  'refusal.link_taken': {
    zh: '该账号已连接到另一位借款人',
    en: 'This account belongs to another borrower.',
  },
  'refusal.source_linked_otherwise': {
    zh: '您已连接了该平台的另一个账号',
    en: 'Another account of this source is connected.',
  },
  'sources.disconnect': { zh: '断开连接', en: 'Disconnect' },
  'sources.disconnect.ask': { zh: '断开{source}？', en: 'Disconnect {source}?' },
  'sources.disconnected': { zh: '已断开{source}', en: '{source} is disconnected' },
} as const satisfies Record<string, Said>;
