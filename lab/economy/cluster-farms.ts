import {
  addDays,
  addMonths,
  type BusinessDate,
  fen,
  instant,
  startOfDay,
} from '@open310/server/kernel';
import type { Books, ClusterBooks, Draft } from './cluster-books.ts';
import { digits } from './codes.ts';
import type {
  InputCategory,
  InputPurchase,
  LandContract,
  LandParcel,
  LandTransfer,
  ProduceSale,
} from './farm-records.ts';
import { person } from './firms.ts';
import { drawInvoice } from './invoices.ts';
import { givenNames, inputNames, surnames } from './names.ts';
import { parameters } from './parameters.ts';
import type { Counterparty } from './parties.ts';
import type { Random } from './random.ts';
import { drawRange } from './traits.ts';

/** A village whose land a farm works: 14 digits and a name. */
export interface Village {
  readonly issuerCode: string;
  readonly name: string;
}

export const drawVillage = (random: Random, region: string): Village => ({
  issuerCode: `${region}${digits(random, 8)}`,
  name: `${random.pick(['东', '西', '南', '前', '大'])}${random.pick(surnames)}庄村经济合作社`,
});

const drawParcel = (random: Random, village: Village, serial: number): LandParcel => ({
  code: `${village.issuerCode}${String(serial).padStart(5, '0')}`,
  name: `${random.pick(['村东', '村西', '河南', '路北', '坡下'])}${serial % 100}号地`,
  areaM2: Math.round(drawRange(random, parameters.cluster.farm.areaM2)),
});

/** The land that `holder` has by contract with the village, in force long before `on`. */
export function contractLand(
  random: Random,
  o: { holder: Books; village: Village; parcels: number; on: BusinessDate },
): LandContract {
  const from = addDays(addMonths(o.on, -random.whole(60, 240)), -random.whole(0, 27));
  const contractorCode = `${o.village.issuerCode}${String(random.whole(1, 900)).padStart(4, '0')}`;
  const first = random.whole(1, 9_000) * 10;
  const contract: LandContract = {
    ...{ contractCode: `${contractorCode}J`, contractorCode, from },
    ...{ issuerCode: o.village.issuerCode, issuer: o.village.name, holder: o.holder.seen },
    until: addMonths(from, 12 * parameters.cluster.farm.contractYears),
    parcels: Array.from({ length: o.parcels }, (_, i) => drawParcel(random, o.village, first + i)),
  };
  o.holder.landContracts.push(contract);
  return contract;
}

/** Land worked by `lessee` for a rent, from a neighbour's contract or from a household of the village. */
export function transferLand(
  random: Random,
  o: {
    lessee: Books;
    lessor: Books | null;
    parcel: LandParcel | null;
    village: Village;
    on: BusinessDate;
  },
): LandTransfer {
  const p = parameters.cluster.farm;
  const neighbour = person(random.pick(surnames) + random.pick(givenNames));
  const parcel = o.parcel ?? drawParcel(random, o.village, random.whole(1, 9_000) * 10 + 9);
  const from = addDays(addMonths(o.on, -random.whole(1, 20)), random.whole(0, 27));
  const transfer: LandTransfer = {
    ...{ transferNo: `LZ${from.slice(0, 4)}${digits(random, 8)}`, parcel, from },
    ...{ lessor: o.lessor?.seen ?? neighbour, lessee: o.lessee.seen },
    signedAt: instant(startOfDay(addDays(from, -random.whole(3, 40))) + 36_000_000),
    until: addMonths(from, 12 * Math.round(drawRange(random, p.transferYears))),
    rentYear: fen(BigInt(parcel.areaM2) * BigInt(p.rentPerM2)),
  };
  o.lessee.landTransfers.push(transfer);
  o.lessor?.landTransfers.push(transfer);
  return transfer;
}

/** What a farm buys of the co-operative: at once, or on credit until `dueInDays`. */
export function buyInput(
  books: ClusterBooks,
  random: Random,
  o: {
    buyer: Books;
    coop: Books;
    category: InputCategory;
    worth: bigint;
    priceKg: number;
    /** `null`: no credit is given. */
    dueInDays: number | null;
  },
): InputPurchase | null {
  if (o.worth <= 0n) return null;
  const name = random.pick(inputNames[o.category]);
  const asked = random.chance(parameters.cluster.farm.onCredit);
  const id = `N${books.today.digits}${digits(random, 8)}`;
  const cash = o.dueInDays === null || !asked;
  const paidAt = cash ? books.pay(o.buyer, o.coop, o.worth, '农资款', id) : null;
  const days = paidAt === null ? (o.dueInDays ?? 30) : null;
  const at = paidAt ?? books.tick();
  const kilograms = Math.max(1, Math.round(Number(o.worth) / o.priceKg));
  const invoice = drawInvoice(random, {
    ...{ at: instant(at + random.whole(1, 5) * 3_600_000), kind: 'general', orderId: id },
    ...{ seller: o.coop.seen, buyer: o.buyer.seen, taxRate: parameters.invoices.foodRate },
    things: [{ name: `*农资*${name}`, quantity: kilograms, unit: '千克', amount: o.worth }],
  });
  const invoiced = random.chance(parameters.invoices.ofPurchases);
  const input: Draft<InputPurchase> = {
    ...{ id, at, buyer: o.buyer.seen, seller: o.coop.seen, category: o.category, name, kilograms },
    ...{ amount: fen(o.worth), onCredit: days !== null, paidAt },
    dueOn: days === null ? null : addDays(books.today.date, days),
    invoiceNo: invoiced ? invoice.number : null,
  };
  for (const side of [o.buyer, o.coop]) {
    side.inputs.push(input);
    if (invoiced) side.invoices.push(invoice);
  }
  if (days !== null) {
    books.plan(days, () =>
      books.owe(o.buyer, o.coop, o.worth, '农资赊销还款', id, (when) => {
        input.paidAt = when;
      }),
    );
  }
  return input;
}

/** A lot of produce sold: the buyer issues the invoice and pays within days. */
export function sellProduce(
  books: ClusterBooks,
  random: Random,
  o: { seller: Books; buyer: Books; crop: string; kilograms: number; priceKg: number },
): ProduceSale | null {
  const p = parameters.cluster.farm;
  const price = o.priceKg * (1 + p.price * random.normal());
  const amount = BigInt(Math.max(0, Math.round(o.kilograms * price)));
  if (amount === 0n) return null;
  const id = `S${books.today.digits}${digits(random, 8)}`;
  const at = books.tick();
  const invoice = drawInvoice(random, {
    ...{ at, kind: 'produce', seller: o.seller.seen, buyer: o.buyer.seen, orderId: id },
    ...{ taxRate: p.invoiceRate },
    things: [{ name: `*农产品*${o.crop}`, quantity: o.kilograms, unit: '千克', amount }],
  });
  const sale: Draft<ProduceSale> = {
    ...{ id, at, seller: o.seller.seen, buyer: o.buyer.seen, crop: o.crop },
    ...{ kilograms: o.kilograms, amount: fen(amount), invoiceNo: invoice.number, paidAt: null },
  };
  for (const side of [o.seller, o.buyer]) {
    side.produce.push(sale);
    side.invoices.push(invoice);
  }
  const owe = () =>
    books.owe(o.buyer, o.seller, amount, '农产品收购款', id, (when) => {
      sale.paidAt = when;
    });
  const days = Math.floor(drawRange(random, p.payDays));
  if (days === 0) owe();
  else books.plan(days, owe);
  return sale;
}

/** Whom rent for the land is owed to: a firm of the cluster or a household. */
export const lessorOf = (transfer: LandTransfer, all: readonly Books[]): Books | Counterparty =>
  all.find(({ firm }) => firm.key === transfer.lessor.key) ?? transfer.lessor;
