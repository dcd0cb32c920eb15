import type { PartnerResponse } from './caller.ts';
import { PartnerAnswerMalformed, PartnerUnavailable } from './errors.ts';
import { NOT_JSON } from './read-answer.ts';

/**
 * What `read` makes of an answer. A failing server, an answer that is no JSON or one cut short is not the
 * partner's word: it counts as none (`PartnerUnavailable`), and a read is repeated.
 */
export function wholeAnswer<T>(
  partner: string,
  { status }: Pick<PartnerResponse, 'status'>,
  what: string,
  read: () => T,
): T {
  if (status >= 500) throw new PartnerUnavailable(partner, what, `HTTP ${status}`);
  try {
    return read();
  } catch (error) {
    const cut = error instanceof PartnerAnswerMalformed && error.field === NOT_JSON;
    throw cut ? new PartnerUnavailable(partner, what, error) : error;
  }
}
