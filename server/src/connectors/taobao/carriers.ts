// Shops name a carrier in words, and each in its own; logistics partners ask for a code.

/** Kuaidi100's codes, and how shops write them: names as they begin, and the platforms' own codes. */
const carriers: readonly (readonly [code: string, ...told: string[]])[] = [
  ['shunfeng', '顺丰', 'SF'],
  ['yuantong', '圆通', 'YTO'],
  ['zhongtong', '中通', 'ZTO'],
  ['shentong', '申通', 'STO'],
  ['yunda', '韵达', 'YUNDA'],
  ['jtexpress', '极兔', 'JTSD'],
  ['ems', 'EMS'],
  ['youzhengguonei', '邮政', '中国邮政', 'POSTB'],
  ['jd', '京东', 'JD'],
  ['debangkuaidi', '德邦', 'DBL'],
  ['huitongkuaidi', '百世', 'HTKY'],
];

const codes = new Set(carriers.map(([code]) => code));

/**
 * Kuaidi100's code of a carrier, whatever a shop calls it: `圆通速递`, `YTO` and `yuantong` are
 * `yuantong`. A carrier that is not known keeps its name.
 * @source Kuaidi100's list of carriers; freight arms of carriers (`顺丰快运`) have codes of their own
 */
export function carrierCode(told: string): string {
  const name = told.trim();
  if (codes.has(name) || /快运|物流|冷链|国际/.test(name)) return name;
  const found = carriers.find(([, ...ways]) =>
    ways.some((way) => (/^[A-Z]+$/.test(way) ? name.toUpperCase() === way : name.startsWith(way))),
  );
  return found?.[0] ?? name;
}

/** Whether logistics partners can be asked about this carrier: it has a code. */
export const isCarrierCode = (carrier: string): boolean => codes.has(carrier);
