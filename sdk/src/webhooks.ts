import { Webhook } from 'standardwebhooks';
import type { webhooks } from './schema.d.ts';

/** Every kind of message. */
export type WebhookKind = keyof webhooks;

type Body<K extends WebhookKind> = webhooks[K] extends {
  post: { requestBody: { content: { 'application/json': infer B } } };
}
  ? B
  : never;

/** A message, told apart by its `type`. */
export type WebhookMessage = { [K in WebhookKind]: Body<K> }[WebhookKind];

/** The message is not the lender's, was altered, or is older than five minutes: answer 400 and do nothing. */
export class WebhookForged extends Error {
  override readonly name = 'WebhookForged';
}

/** Headers of a request: a plain object, as Node gives them, or `Headers`. */
export type WebhookHeaders =
  | Readonly<Record<string, string | readonly string[] | undefined>>
  | { get(name: string): string | null };

/**
 * The message of a webhook, once its signature, its age and its body are judged.
 * @param body - The request's body to the letter: a parsed and rewritten one does not verify.
 * @param secret - `whsec_…`; during a change of secrets either is good.
 * @throws WebhookForged
 * @example const message = verifyWebhook(process.env.WEBHOOK_SECRET, request.headers, body);
 */
export function verifyWebhook(
  secret: string,
  headers: WebhookHeaders,
  body: string | Uint8Array,
): WebhookMessage {
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body);
  try {
    const read = new Webhook(secret).verify(text, {
      'webhook-id': headerOf(headers, 'webhook-id'),
      'webhook-timestamp': headerOf(headers, 'webhook-timestamp'),
      'webhook-signature': headerOf(headers, 'webhook-signature'),
    });
    return read as WebhookMessage;
  } catch (cause) {
    throw new WebhookForged('The webhook is not the lender’s.', { cause });
  }
}

/** The id of a message: the same when it is sent again. Keep those done, to do each once. */
export const webhookIdOf = (headers: WebhookHeaders): string => headerOf(headers, 'webhook-id');

const hasGet = (headers: WebhookHeaders): headers is { get(name: string): string | null } =>
  typeof headers.get === 'function';

function headerOf(headers: WebhookHeaders, name: string): string {
  const value = hasGet(headers) ? headers.get(name) : headers[name];
  return (typeof value === 'string' ? value : value?.[0]) ?? '';
}

/**
 * Tells what is news from what is old: messages come at least once and in any order, numbered by subject.
 * @param last - The highest number seen of a subject, as the caller keeps it; nothing: none.
 * @returns `new`: later than all before, so the subject is now as it says. `late`: something later is known already;
 *   a receiver that adds amounts up still wants it once, by its id.
 */
export const judgeSequence = (
  message: { readonly sequence: number },
  last: number | undefined,
): 'new' | 'late' => (last === undefined || message.sequence > last ? 'new' : 'late');
