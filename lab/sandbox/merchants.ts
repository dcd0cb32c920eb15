import { type Fen, fen, type Instant } from '@open310/server/kernel';
import {
  type AccountEntry,
  type Firm,
  type Holdings,
  type Merchant,
  purchasesOf,
  type Refund,
  type Trade,
  type WholesaleOrder,
} from '../economy/index.ts';
import { type Tracked, trackedOrder, trackedParcel } from './parcel-steps.ts';

/** Where merchants come from: the economy, or a test's own few. */
export interface MerchantSource {
  /** Keys of the named merchants that the start page offers, in its order. */
  readonly featured: readonly string[];
  /** The merchant of `key`; the same one whenever asked. */
  find(key: string): Merchant | undefined;
  /** Who the merchant of `key` is to registers. */
  firm(key: string): Firm;
  /** What partners beside Taobao and Alipay hold about it; equal whenever asked. */
  holdings(key: string): Holdings;
  /** One line about it, for whoever chooses. */
  says(key: string): { readonly zh: string; readonly en: string };
}

/** A merchant as the partners know it, with what happened since the sandbox started. */
export interface Resident {
  /** How the sandbox names it in cookies and addresses: `online-seller`, `shop-17`. */
  readonly key: string;
  readonly says: { readonly zh: string; readonly en: string };
  readonly merchant: Merchant;
  readonly trades: Trade[];
  readonly refunds: readonly Refund[];
  readonly account: AccountEntry[];
  /** What it bought on 1688; made when first asked for. */
  readonly purchases: readonly WholesaleOrder[];
  /** Who it is to registers and banks. */
  readonly firm: Firm;
  /** All that partners beside Taobao and Alipay hold about it; made when first asked for. */
  readonly holdings: Holdings;
  /** The same, if anyone asked for it yet: to make it takes a while. */
  readonly heldSoFar: Holdings | undefined;
}

export interface Residents {
  readonly featured: readonly Resident[];
  find(key: string): Resident | undefined;
  /** Among the named ones and those met so far. */
  byAlipayUser(id: string): Resident | undefined;
  /** The same of a unified social credit code, the owner's id card, a member's id on 1688, and a `Counterparty`'s key. */
  byCreditCode(code: string): Resident | undefined;
  byIdCard(idCard: string): Resident | undefined;
  byMember(memberId: string): Resident | undefined;
  byKey(key: string): Resident | undefined;
  /** The merchants met so far. */
  met(): readonly Resident[];
  /** A parcel that those met so far were sent, or sent: the latter once a partner asked what they hold. */
  byParcel(parcelNo: string): Tracked | undefined;
  /** A buyer buys now: a trade that was not there when the last page was read. */
  addTrade(resident: Resident, at: Instant): void;
  /** A payment comes in now. */
  addEntry(resident: Resident, at: Instant): void;
}

/** The merchants of `source`, grown when first met and kept. */
export function createResidents(source: MerchantSource): Residents {
  const met = new Map<string, Resident>();

  const find = (key: string): Resident | undefined => {
    const known = met.get(key);
    if (known) return known;
    const merchant = source.find(key);
    if (!merchant) return undefined;
    const resident = residentOf(source, key, merchant);
    met.set(key, resident);
    return resident;
  };

  const known = (): Resident[] => [...featured(), ...met.values()];
  const featured = (): Resident[] => source.featured.flatMap((key) => find(key) ?? []);

  return {
    get featured() {
      return featured();
    },
    find,
    byAlipayUser: (id) => known().find((r) => r.merchant.alipayUserId === id),
    byCreditCode: (code) => known().find((r) => r.firm.creditCode === code),
    byIdCard: (idCard) => known().find((r) => r.firm.idCard === idCard),
    byMember: (memberId) => known().find((r) => r.firm.memberId === memberId),
    byKey: (key) => known().find((r) => r.merchant.id === key) ?? find(key),
    met: () => [...met.values()],
    byParcel: (parcelNo) => findByParcel(met.values(), parcelNo),
    addTrade: (resident, at) => {
      const last = resident.trades.at(-1);
      if (!last) return;
      resident.trades.push({
        ...last,
        tid: nextId(resident.trades.map((t) => t.tid)),
        items: last.items.map((item) => ({ ...item })),
        createdAt: at,
        paidAt: at,
        shippedAt: null,
        endedAt: null,
        modifiedAt: at,
        status: 'WAIT_SELLER_SEND_GOODS',
      });
    },
    addEntry: (resident, at) => {
      const last = resident.account.at(-1);
      if (!last) return;
      const amount: Fen = last.amount < 0n ? fen(-last.amount) : last.amount;
      resident.account.push({
        ...last,
        id: nextId(resident.account.map((e) => e.id)),
        at,
        amount,
        balance: fen(last.balance + amount),
        orderNo: null,
      });
    },
  };
}

function residentOf(source: MerchantSource, key: string, merchant: Merchant): Resident {
  let purchases: readonly WholesaleOrder[] | undefined;
  let firm: Firm | undefined;
  let holdings: Holdings | undefined;
  const resident: Resident = {
    key,
    says: source.says(key),
    merchant,
    trades: [...merchant.trades],
    refunds: merchant.refunds,
    account: [...merchant.account],
    get purchases() {
      purchases ??= livesAlone(merchant)
        ? purchasesOf(merchant)
        : resident.holdings.wholesale.filter(({ buyer }) => buyer.key === merchant.id);
      return purchases;
    },
    get firm() {
      firm ??= source.firm(key);
      return firm;
    },
    get holdings() {
      holdings ??= source.holdings(key);
      return holdings;
    },
    get heldSoFar() {
      return holdings;
    },
  };
  return resident;
}

/** Cluster firms have no Alipay account of their own that purchases could be read from. */
const livesAlone = ({ segment }: Merchant): boolean =>
  segment === 'onlineSeller' || segment === 'shop';

/** One more than the largest of `ids`, which are digits. */
const nextId = (ids: readonly string[]): string =>
  String(
    ids.reduce((max, id) => (/^\d+$/.test(id) && BigInt(id) > max ? BigInt(id) : max), 0n) + 1n,
  );

function findByParcel(residents: Iterable<Resident>, parcelNo: string): Tracked | undefined {
  for (const { purchases, heldSoFar } of residents) {
    const order = purchases.find((one) => one.parcelNo === parcelNo);
    if (order) return trackedOrder(order);
    const parcel = heldSoFar?.parcels.find((one) => one.parcelNo === parcelNo);
    if (parcel) return trackedParcel(parcel);
  }
  return undefined;
}
