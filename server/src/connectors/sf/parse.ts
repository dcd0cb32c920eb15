import { z } from 'zod';
import type { NewEvent } from '../../events/index.ts';
import type { Instant } from '../../kernel/index.ts';
import { readFields, stamp, textOrNull } from '../read-answer.ts';
import type { ParseContext, RawPage } from '../source.ts';
import { type OpCodes, readSfAnswer } from './gateway.ts';

export const ROUTES = 'EXP_RECE_SEARCH_ROUTES';

const Step = z.object({ acceptTime: stamp, opCode: z.string().min(1) });
const Routes = z.object({
  routeResps: z.array(
    // A parcel of another's, or of more than three months ago, has no steps.
    z.object({ mailNo: textOrNull, routes: z.array(Step).nullish() }),
  ),
});

/** The numbers that an answer speaks of. */
export const mailNosOf = (json: unknown): readonly (string | null)[] =>
  readFields(Routes, json, 'sf', ROUTES).routeResps.map(({ mailNo }) => mailNo);

/** The facts in an answer about parcels. */
export const parserOf =
  (codes: OpCodes) =>
  (page: RawPage, context: ParseContext): NewEvent[] => {
    const json = page.json ?? readSfAnswer(page.body, page.method, []);
    const { routeResps } = readFields(Routes, json, 'sf', page.method);
    return routeResps.flatMap(({ mailNo, routes }) =>
      mailNo === null ? [] : routeEvents(mailNo, routes ?? [], codes, context),
    );
  };

function routeEvents(
  parcelNo: string,
  steps: readonly z.output<typeof Step>[],
  codes: OpCodes,
  { borrowerId }: ParseContext,
): NewEvent[] {
  const moments = steps
    .map(({ acceptTime: at, opCode }) => ({ at, opCode }))
    .sort((a, b) => a.at - b.at); // Nobody promises an order.
  const newest = moments.at(-1);
  if (!newest) return [];
  const fact = (
    kind: 'parcel.collected' | 'parcel.signed' | 'parcel.returned' | 'parcel.troubled',
    occurredAt: Instant,
  ): NewEvent => ({
    // As every carrier's source names it: told twice, it is one fact.
    id: `${kind.replace('.', `:shunfeng:${parcelNo}:`)}`,
    kind,
    borrowerId,
    occurredAt,
    source: 'sf',
    rawId: null,
    statedAt: newest.at,
    data: { parcelNo, carrier: 'shunfeng' },
  });
  const first = (of: readonly string[]) => moments.find((m) => of.includes(m.opCode));
  const last = (of: readonly string[]) => moments.findLast((m) => of.includes(m.opCode));
  const collected = first(codes.collected);
  const signed = last(codes.signed);
  const returned = first(codes.returned);
  const troubled = last(codes.troubled);
  return [
    ...(collected ? [fact('parcel.collected', collected.at)] : []),
    ...(signed ? [fact('parcel.signed', signed.at)] : []),
    ...(returned ? [fact('parcel.returned', returned.at)] : []),
    ...(troubled ? [fact('parcel.troubled', troubled.at)] : []),
  ];
}
