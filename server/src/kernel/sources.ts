/**
 * Where data about a borrower comes from: one name a connector. A new partner is a line here, a folder
 * in `connectors` and a line in its list (`docs/guides/add-a-connector.md`).
 */
export const sources = [
  'taobao',
  'alipay',
  'ali1688',
  'eleme',
  'shouqianba',
  'lakala',
  'acquirer',
  'einvoice',
  'nuonuo',
  'baiwang',
  'kuaidi100',
  'sf',
  'land',
  'supplycoop',
  'anchor',
  'statement',
  'bureau',
] as const;
/** Why partner data is read. A consent names it, and a read for anything else is refused. */
export const ASSESSMENT = 'credit_assessment';

export type Source = (typeof sources)[number];
