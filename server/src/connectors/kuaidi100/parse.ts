import { z } from 'zod';
import type { NewEvent } from '../../events/index.ts';
import type { Instant } from '../../kernel/index.ts';
import { PartnerAnswerMalformed } from '../errors.ts';
import { readFields, readJson, stamp } from '../read-answer.ts';
import type { ParseContext, RawPage } from '../source.ts';

export const QUERY = 'poll/query.do';
export const SUBSCRIBE = 'poll';
export const CALLBACK = 'callback';

/** How a line of a parcel's track names what happened. Unconfirmed. */
export interface TrackWords {
  readonly collected: string;
  readonly signed: string;
  readonly returned: string;
  readonly troubled: string;
}

const Line = z.object({
  ftime: stamp.optional(),
  time: stamp.optional(),
  status: z.string().nullish(),
});

/** What Kuaidi100 knows of one parcel. The lines come newest first, or oldest: nobody promises. */
const Track = z.object({
  com: z.string().min(1),
  nu: z.string().min(1),
  state: z.string().min(1),
  data: z.array(Line),
});
type Track = z.output<typeof Track>;

/** The states that say what became of a parcel; a returned one was signed for by its sender. */
const SIGNED = new Set(['3']);
const RETURNED = new Set(['4']);
/** A problem, on its way back, refused: the parcel did not reach its receiver. */
const TROUBLED = new Set(['2', '6', '14']);

/** A pushed form's `param`, or `undefined` when there is none. */
export const paramOf = (body: Uint8Array): string | undefined =>
  new URLSearchParams(new TextDecoder().decode(body)).get('param') ?? undefined;

/** An answer without a parcel in it: Kuaidi100 knows nothing (yet), or wants a phone number. */
const Nothing = z.object({ result: z.literal(false) });

/** The facts of an answer or a notice about one parcel. */
export const parserOf =
  (words: TrackWords) =>
  (page: RawPage, context: ParseContext): NewEvent[] => {
    if (page.method === SUBSCRIBE) return [];
    if (page.method !== CALLBACK) {
      const json = page.json ?? readJson(page.body, 'kuaidi100', page.method);
      if (Nothing.safeParse(json).success) return [];
      const track = readFields(Track, json, 'kuaidi100', page.method);
      return trackEvents(track, words, context, page.method);
    }
    const param = paramOf(page.body);
    if (param === undefined) throw new PartnerAnswerMalformed('kuaidi100', CALLBACK, 'param');
    const json = readJson(Buffer.from(param), 'kuaidi100', CALLBACK);
    const { lastResult } = readFields(
      z.object({ lastResult: z.union([Track, Nothing]).nullish() }),
      json,
      'kuaidi100',
      CALLBACK,
    );
    return lastResult && 'nu' in lastResult
      ? trackEvents(lastResult, words, context, CALLBACK)
      : [];
  };

interface Moment {
  readonly at: Instant;
  readonly status: string | null;
}

function trackEvents(
  { com: carrier, nu: parcelNo, state, data }: Track,
  words: TrackWords,
  { borrowerId }: ParseContext,
  method: string,
): NewEvent[] {
  const moments = data
    .map(({ ftime, time, status }, i): Moment => {
      const at = ftime ?? time;
      if (at === undefined) throw new PartnerAnswerMalformed('kuaidi100', method, `data.${i}.time`);
      return { at, status: status || null };
    })
    .sort((a, b) => a.at - b.at);
  const newest = moments.at(-1);
  if (!newest) return [];
  const lastNamed = (word: string) => (moments.findLast((m) => m.status === word) ?? newest).at;
  const fact = (
    kind: 'parcel.collected' | 'parcel.signed' | 'parcel.returned' | 'parcel.troubled',
    occurredAt: Instant,
  ): NewEvent => ({
    // As every carrier's source names it: told twice, it is one fact.
    id: `${kind.replace('.', `:${carrier}:${parcelNo}:`)}`,
    kind,
    borrowerId,
    occurredAt,
    source: 'kuaidi100',
    rawId: null,
    statedAt: newest.at, // A notice that comes late knows fewer lines, and loses.
    data: { parcelNo, carrier },
  });
  // The first line is written when a parcel is collected; where lines are named, that name decides.
  const isNamed = moments.some((m) => m.status !== null);
  const collected = isNamed ? moments.find((m) => m.status === words.collected) : moments[0];
  return [
    ...(collected ? [fact('parcel.collected', collected.at)] : []),
    ...(SIGNED.has(state) ? [fact('parcel.signed', lastNamed(words.signed))] : []),
    ...(RETURNED.has(state) ? [fact('parcel.returned', lastNamed(words.returned))] : []),
    ...(TROUBLED.has(state) ? [fact('parcel.troubled', lastNamed(words.troubled))] : []),
  ];
}
