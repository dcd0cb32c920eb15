/** What a message came to. */
export type MessageAnswer =
  | { readonly status: 'sent' }
  | { readonly status: 'failed'; readonly reason: string };

/**
 * Whoever delivers text messages. Sent again under an id it knows, it delivers nothing twice.
 * Throws a retryable `OperationalError` where it gives no answer: whether it delivered is not known.
 */
export interface MessagePort {
  send(message: {
    readonly id: string;
    readonly phone: string;
    readonly text: string;
  }): Promise<MessageAnswer>;
}
