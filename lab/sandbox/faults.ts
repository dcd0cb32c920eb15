import type { Source } from '@open310/server/kernel';

/** A source, or whoever is asked who somebody is, or delivers text messages. */
export type Partner = Source | 'identity' | 'sms';

/** What a partner can be told to do wrong. README.md says what each looks like from outside. */
export const faultKinds = [
  'slow',
  'http500',
  'html',
  'tampered_signature',
  'truncated_page',
  'token_expired',
  'quota',
  'page_drift',
  'answer_lost',
  'transfer_dealing',
  'transfer_rejected',
  'duplicate_notify',
  'out_of_order_notify',
  'duplicate_push',
  'late_push',
  'forged_push',
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** Only Alipay moves money and sends notices of it. */
const alipayOnly: ReadonlySet<FaultKind> = new Set([
  'transfer_dealing',
  'transfer_rejected',
  'duplicate_notify',
  'out_of_order_notify',
]);

/** Notices about a borrower's business: from the partners of `twins.ts`. */
const twinOnly: ReadonlySet<FaultKind> = new Set(['duplicate_push', 'late_push', 'forged_push']);

/** Kinds that only mean something for one method; elsewhere they wait for it. */
const waitsFor: Partial<Record<FaultKind, readonly string[]>> = {
  truncated_page: [
    'taobao.trades.sold.get',
    'taobao.trades.sold.increment.get',
    'taobao.refunds.receive.get',
    'alipay.data.bill.accountlog.query',
  ],
  page_drift: [
    'taobao.trades.sold.get',
    'taobao.trades.sold.increment.get',
    'alipay.data.bill.accountlog.query',
  ],
  token_expired: [
    'taobao.trades.sold.get',
    'taobao.trades.sold.increment.get',
    'taobao.refunds.receive.get',
    'alipay.data.bill.accountlog.query',
  ],
};

export interface Fault {
  readonly partner: Partner;
  readonly kind: FaultKind;
  /** How many calls it hits before it is used up. */
  readonly times: number;
  /** Only calls of this method; any when absent. */
  readonly method?: string;
  /** For `slow`. */
  readonly ms?: number;
}

/** The control handle: faults are armed here and used up by the calls they hit. */
export interface Faults {
  /** Arms a fault. Throws on a kind the partner cannot show. */
  inject(fault: Omit<Fault, 'times'> & { readonly times?: number }): void;
  /** Uses up one hit of the first armed fault of these kinds, if there is one. */
  take(partner: Partner, kinds: readonly FaultKind[], method?: string): Fault | undefined;
  /** What is still armed. */
  armed(): readonly Fault[];
  clear(): void;
}

/** The faults that a twin can show, and the methods that each means something for. */
export type Shows = Readonly<Partial<Record<FaultKind, readonly string[] | true>>>;

/** @param twins - What each partner beside Alipay and Taobao can show. */
export function createFaults(twins: ReadonlyMap<Partner, Shows> = new Map()): Faults {
  let armed: Fault[] = [];

  const canShow = (partner: Partner, kind: FaultKind): boolean => {
    if (partner === 'alipay') return !twinOnly.has(kind);
    if (partner === 'taobao')
      return !alipayOnly.has(kind) && kind !== 'tampered_signature' && !twinOnly.has(kind);
    return twins.get(partner)?.[kind] !== undefined;
  };

  const hits = (fault: Fault, method: string | undefined): boolean => {
    if (fault.method !== undefined) return fault.method === method;
    const shown = twins.get(fault.partner)?.[fault.kind];
    const methods = shown === true ? undefined : (shown ?? waitsFor[fault.kind]);
    return methods === undefined || (method !== undefined && methods.includes(method));
  };

  return {
    inject: ({ times = 1, ...fault }) => {
      if (!faultKinds.includes(fault.kind)) throw new RangeError(`no such fault: ${fault.kind}`);
      if (!canShow(fault.partner, fault.kind))
        throw new RangeError(`${fault.partner} cannot show ${fault.kind}`);
      if (!Number.isInteger(times) || times < 1) throw new RangeError('times must be 1 or more');
      armed.push({ ...fault, times });
    },
    take: (partner, kinds, method) => {
      const found = armed.find(
        (f) => f.partner === partner && kinds.includes(f.kind) && hits(f, method),
      );
      if (!found) return undefined;
      armed = armed.flatMap((f) =>
        f !== found ? [f] : f.times > 1 ? [{ ...f, times: f.times - 1 }] : [],
      );
      return found;
    },
    armed: () => armed,
    clear: () => {
      armed = [];
    },
  };
}
