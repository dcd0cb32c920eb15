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
import { type NuonuoConfig, nuonuoGateway, readNuonuoAnswer } from './gateway.ts';

const DAY_MS = 86_400_000;
const PAGE_SIZE = 50;
const PARTNER = 'nuonuo';

/** By time of issue. Spans and history are assumed. */
const invoices = spanReader({ spanMs: 30 * DAY_MS, historyMs: 730 * DAY_MS, overlapMs: DAY_MS });

const Item = z.object({ itemName: textOrNull, itemUnit: textOrNull, itemNum: textOrNull });
const Issued = z.object({
  allElectronicInvoiceNumber: z.string().regex(/^\d{20}$/),
  invoiceTime: z.union([z.string().regex(/^\d{13}$/), z.int()]).transform(Number),
  exTaxAmount: yuan,
  taxAmount: yuan,
  orderAmount: yuan,
  salerTaxNum: z.string().min(1),
  salerName: textOrNull,
  payerTaxNum: textOrNull,
  payerName: textOrNull,
  oldEleInvoiceNumber: textOrNull,
  specificFactor: textOrNull,
  invoiceItems: z.array(Item),
});
const List = z.array(Issued);

/** What Nuonuo issued for a taxpayer who lets us read it. */
export function nuonuoConnector(config: NuonuoConfig, deps: PartnerDeps): SourceConnector {
  const gateway = nuonuoGateway(config, deps);
  const what = config.listMethod;
  return {
    source: PARTNER,
    scopes: ['invoices'],
    ...connectedByOAuth({
      ...{ source: PARTNER, authorizeUrl: config.authorizeUrl, token: gateway.token },
      app: { appKey: config.appKey, response_type: 'code' },
    }),
    async *pages({ grant, window, cursor: from, signal }) {
      let cursor: SpanCursor = invoices.start(from, window);
      for (let span = invoices.next(cursor, window); span; span = invoices.next(cursor, window)) {
        const request = {
          startTime: shanghaiStamp(instant(span.from)),
          endTime: shanghaiStamp(instant(span.to)),
          pageNo: String(span.page),
          pageSize: String(PAGE_SIZE),
        };
        const { body, json } = await gateway.read(grant, request, signal);
        const full = readFields(List, json, PARTNER, what).length === PAGE_SIZE;
        cursor = invoices.after(cursor, span, full);
        yield { method: what, request, body, cursor, json };
      }
    },
    parse: (page, context) => parse(page, context, config),
    health: () => ({ circuit: gateway.caller.breaker.state() }),
  };
}

function parse(page: RawPage, context: ParseContext, config: NuonuoConfig): NewEvent[] {
  const json = page.json ?? readNuonuoAnswer(page.body, page.method, config);
  return readFields(List, json, PARTNER, page.method).map((one, i) => {
    const invoice: Invoice = {
      number: one.allElectronicInvoiceNumber,
      issuedAt: instant(one.invoiceTime),
      isProduce: one.specificFactor === config.produceFactor,
      seller: { taxNumber: one.salerTaxNum, name: one.salerName ?? '' },
      buyer: { taxNumber: one.payerTaxNum, name: one.payerName ?? '' },
      total: one.orderAmount,
      tax: one.taxAmount,
      redOf: one.oldEleInvoiceNumber,
      goods: one.invoiceItems[0]?.itemName?.slice(0, 200) ?? null,
      kilograms: weigh(one.invoiceItems.map((l) => ({ unit: l.itemUnit, quantity: l.itemNum }))),
    };
    const wrong = (field: string) =>
      new PartnerAnswerMalformed(PARTNER, page.method, `result.${i}.${field}`);
    if (!addsUp(invoice.total, invoice.tax, one.exTaxAmount, [])) throw wrong('orderAmount');
    const side = sideOf(invoice, context.own);
    if (side === null) throw wrong('salerTaxNum'); // Another taxpayer's: nothing of the page is used.
    return invoiceFact(invoice, side, PARTNER, context, instant(invoice.issuedAt + 1_000));
  });
}
