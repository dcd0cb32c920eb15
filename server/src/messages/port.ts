import type { Instant, Says } from '../kernel/index.ts';
import { OperationalError } from '../platform/index.ts';

/** A text message. Whoever delivers it takes either the text, or the template with what fills it. */
export interface Message {
  /** Made by the sender, the same when it is sent again. */
  readonly id: string;
  /** A mobile number of the mainland, eleven digits. Never logged. */
  readonly phone: string;
  /** The name of a template here; what it is called at whoever delivers is configured. */
  readonly template: string;
  readonly language: keyof Says;
  readonly values: Readonly<Record<string, string | number>>;
  /** The template, filled. Never logged: it holds codes and amounts. */
  readonly text: string;
}

/** What a message came to. `reason`: in the words of whoever delivers. */
export type MessageAnswer =
  | { readonly status: 'sent' }
  | { readonly status: 'failed'; readonly reason: string };

/**
 * Sends text messages. Sent again under an id it knows, it delivers nothing twice. Throws a retryable
 * `OperationalError` where there is no answer: whether it was delivered is not known.
 */
export interface MessagePort {
  send(message: Message): Promise<MessageAnswer>;
}

/** Whoever delivers text messages, as they are: asked twice, they deliver twice. */
export interface MessageGateway {
  send(message: Message): Promise<MessageAnswer>;
  /**
   * What became of the message of this id, handed over at `since` or later; `undefined`: it is not known there. What was
   * handed over before anybody can still tell has failed (`too_long_ago`): it is not sent again.
   */
  find(message: Message, since: Instant): Promise<MessageAnswer | undefined>;
  /** What was handed over is found no sooner than after this. Unit: ms. */
  readonly findableAfterMs: number;
}

/** Whoever delivers messages gave no answer, or none to rely on. Whether it was delivered is not known. */
export class MessagesUnavailable extends OperationalError {
  override readonly name = 'MessagesUnavailable';
  readonly code = 'messages_unavailable';
  readonly retryable = true;

  constructor(what: string, cause: unknown) {
    super(`No answer from the gateway of messages to ${what}.`, { cause });
  }
}
