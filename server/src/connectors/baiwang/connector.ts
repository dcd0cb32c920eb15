import { z } from 'zod';
import type { NewEvent } from '../../events/index.ts';
import { instant, shanghaiStamp } from '../../kernel/index.ts';
import { PartnerAnswerMalformed } from '../errors.ts';
import type { PartnerDeps } from '../http.ts';
import { addsUp, type Invoice, invoiceFact, sideOf, weigh } from '../invoices/invoice.ts';
import { connectedByOAuth } from '../oauth.ts';
import { readFields, textOrNull, yuan } from '../read-answer.ts';
import type { ParseContext, RawPage, SourceConnector } from '../source.ts';
import { type SpanCursor, spanReader } from '../span-cursor.ts';
import { packedStamp } from '../tills/till.ts';
import { type BaiwangConfig, baiwangGateway, readBaiwangAnswer } from './gateway.ts';

const DAY_MS = 86_400_000;
const PAGE_SIZE = 50;
const PARTNER = 'baiwang';

/** By time of issue. Spans and history are assumed. */
const invoices = spanReader({ spanMs: 30 * DAY_MS, historyMs: 730 * DAY_MS, overlapMs: DAY_MS });

const Item = z.object({ goodsName: textOrNull, goodsUnit: textOrNull, goodsQuantity: textOrNull });
const Issued = z.object({
  digitInvoiceNo: z.string().regex(/^\d{20}$/),
  invoiceDate: packedStamp,
  invoiceTotalPrice: yuan,
  invoiceTotalTax: yuan,
  invoiceTotalPriceTax: yuan,
  sellerTaxNo: z.string().min(1),
  sellerName: textOrNull,
  buyerTaxNo: textOrNull,
  buyerName: textOrNull,
  originalDigitInvoiceNo: textOrNull,
  invoiceSpecialMark: textOrNull,
  invoiceDetailsList: z.array(Item),
});
const List = z.array(Issued);

export interface BaiwangSource extends BaiwangConfig {
  /** `invoiceSpecialMark` of a purchase invoice of farm produce. */
  readonly produceMark: string;
}

/** What Baiwang issued for a taxpayer who lets us read it. */
export function baiwangConnector(config: BaiwangSource, deps: PartnerDeps): SourceConnector {
  const gateway = baiwangGateway(config, deps);
  const what = config.listMethod;
  return {
    source: PARTNER,
    scopes: ['invoices'],
    ...connectedByOAuth({
      ...{ source: PARTNER, authorizeUrl: config.authorizeUrl, token: gateway.token },
      app: { client_id: config.appKey, response_type: 'code' },
    }),
    async *pages({ grant, window, cursor: from, signal }) {
      let cursor: SpanCursor = invoices.start(from, window);
      for (let span = invoices.next(cursor, window); span; span = invoices.next(cursor, window)) {
        const data = {
          ...{ pageNo: span.page, pageSize: PAGE_SIZE },
          invoiceStartDate: shanghaiStamp(instant(span.from)),
          invoiceEndDate: shanghaiStamp(instant(span.to)),
        };
        const asked = { taxNo: grant.externalId, data };
        const { body, json } = await gateway.read(grant, asked, signal);
        const full = readFields(List, json, PARTNER, what).length === PAGE_SIZE;
        cursor = invoices.after(cursor, span, full);
        yield { method: what, request: data, body, cursor, json };
      }
    },
    parse: (page, context) => parse(page, context, config),
    health: () => ({ circuit: gateway.caller.breaker.state() }),
  };
}

function parse(page: RawPage, context: ParseContext, config: BaiwangSource): NewEvent[] {
  const json = page.json ?? readBaiwangAnswer(page.body, page.method, config);
  return readFields(List, json, PARTNER, page.method).map((one, i) => {
    const items = one.invoiceDetailsList;
    const invoice: Invoice = {
      number: one.digitInvoiceNo,
      issuedAt: one.invoiceDate,
      isProduce: one.invoiceSpecialMark === config.produceMark,
      seller: { taxNumber: one.sellerTaxNo, name: one.sellerName ?? '' },
      buyer: { taxNumber: one.buyerTaxNo, name: one.buyerName ?? '' },
      total: one.invoiceTotalPriceTax,
      tax: one.invoiceTotalTax,
      redOf: one.originalDigitInvoiceNo,
      goods: items[0]?.goodsName?.slice(0, 200) ?? null,
      kilograms: weigh(items.map((l) => ({ unit: l.goodsUnit, quantity: l.goodsQuantity }))),
    };
    const wrong = (field: string) =>
      new PartnerAnswerMalformed(PARTNER, page.method, `response.${i}.${field}`);
    if (!addsUp(invoice.total, invoice.tax, one.invoiceTotalPrice, []))
      throw wrong('invoiceTotalPriceTax');
    const side = sideOf(invoice, context.own);
    if (side === null) throw wrong('sellerTaxNo'); // Another taxpayer's: nothing of the page is used.
    return invoiceFact(invoice, side, PARTNER, context, instant(invoice.issuedAt + 1_000));
  });
}
