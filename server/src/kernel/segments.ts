/** Kinds of business that borrowers run. A new one is a line here, a product and its texts. */
export const segments = [
  'onlineSeller',
  'shop',
  'cropFarm',
  'livestockFarm',
  'supplier',
  'distributor',
] as const;
export type Segment = (typeof segments)[number];
