import { type Clock, newId } from '../../platform/index.ts';
import type { Stamp } from './compose.ts';
import { BankAnswerForged, BankAnswerMalformed } from './errors.ts';
import { openHost } from './host.ts';
import type { MessageDefinition, MessageValue } from './profile.ts';
import { readMessage } from './read.ts';
import { openSigner, openVerifier } from './signature.ts';

/** How to reach the lender's bank. Keys are PEM, RSA 2048 bit or more. */
export interface BankConfig {
  /** The host's base address; messages go to `<url>/iso20022/<message>`. */
  readonly url: string;
  readonly lenderId: string;
  readonly lenderAccount: string;
  readonly privateKeyPem: string;
  readonly bankPublicKeyPem: string;
  /** From the first byte sent to the last received. */
  readonly timeoutMs: number;
}

/** An answer as it was read, as it came, and what it was signed with. */
export interface Answered<A extends MessageDefinition> {
  readonly value: MessageValue<A>;
  readonly bytes: Uint8Array;
  readonly signature: string;
}

/** Signed questions and verified answers. */
export interface Dialogue {
  /** A new message id and the time. */
  stamp(): Stamp;
  /** Posts `body` and returns the answer: verified over its bytes, then read as `answer`; and the bytes with
   * their signature. */
  ask<A extends MessageDefinition>(
    question: MessageDefinition,
    body: Uint8Array,
    messageId: string,
    answer: A,
  ): Promise<Answered<A>>;
  close(): void;
}

export function openDialogue(config: BankConfig, clock: Clock): Dialogue {
  const host = openHost(config.url, config.timeoutMs);
  const signer = openSigner(config.privateKeyPem, clock);
  const answers = openVerifier(config.bankPublicKeyPem, clock);
  return {
    stamp: () => ({
      messageId: newId('message', clock).slice('message_'.length), // 32 of the 35 characters.
      at: clock.now(),
    }),
    ask: async (question, body, messageId, answer) => {
      const reply = await host.post(question.id, body, await signer.header(body, messageId));
      const verdict = answers.check(reply.signature, reply.body);
      if (verdict.status !== 'good') throw new BankAnswerForged(verdict.status);
      const read = readMessage(answer, reply.body);
      if (!read.ok) throw new BankAnswerMalformed(`${read.error.at}: ${read.error.problem}`);
      const { GrpHdr } = read.value as unknown as { GrpHdr: { MsgId: string } };
      if (GrpHdr.MsgId !== verdict.nonce) {
        throw new BankAnswerForged('its nonce is not its message id');
      }
      return { value: read.value, bytes: reply.body, signature: reply.signature ?? '' };
    },
    close: () => host.close(),
  };
}
