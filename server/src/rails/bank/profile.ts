import type { Fen } from '../../kernel/index.ts';

// The words in which messages are defined (messages.ts). One table a message gives the writer
// (write.ts), the strict reader (read.ts) and the schema that tests hold the writer to (xsd.ts).
// Where ISO offers a choice the profile takes one branch, so that a table needs no choices.

/** Text with the facets of an XSD simple type. Lengths count characters, not bytes. */
export interface TextType<V extends string = string> {
  readonly kind: 'text';
  readonly base: 'xs:string' | 'xs:date' | 'xs:dateTime' | 'xs:time';
  readonly minLength: number;
  readonly maxLength: number;
  /** Without anchors; XSD anchors by itself. Only syntax that means the same in both. */
  readonly pattern: string | null;
  readonly codes: readonly V[] | null;
}

/** Yuan with exactly two decimals and `Ccy="CNY"`; `Fen` on our side. */
export interface AmountType {
  readonly kind: 'amount';
  /** The least amount, in fen: 0 for balances, 1 for payments. */
  readonly least: bigint;
}

/** Elements in their order. */
export interface SequenceType<
  E extends readonly ElementDefinition[] = readonly ElementDefinition[],
> {
  readonly kind: 'sequence';
  readonly elements: E;
}

export type ElementType = TextType | AmountType | SequenceType<never> | SequenceType;

/** 1..1, 0..1, 0..n. */
export type Occurs = 'one' | 'optional' | 'any';

export interface ElementDefinition<
  N extends string = string,
  T = unknown,
  O extends Occurs = Occurs,
> {
  readonly name: N;
  readonly type: T;
  readonly occurs: O;
}

/** What a value of `T` looks like in TypeScript. */
export type ValueOf<T> =
  T extends TextType<infer V>
    ? V
    : T extends AmountType
      ? Fen
      : T extends SequenceType<infer E>
        ? Members<E[number]>
        : never;

type Members<E extends ElementDefinition> = {
  readonly [M in E as M['occurs'] extends 'one' ? M['name'] : never]: ValueOf<M['type']>;
} & {
  readonly [M in E as M['occurs'] extends 'optional' ? M['name'] : never]?: ValueOf<M['type']>;
} & {
  readonly [M in E as M['occurs'] extends 'any' ? M['name'] : never]: readonly ValueOf<M['type']>[];
};

/** One message: `Document` in the message's namespace, holding one element. */
export interface MessageDefinition<T extends SequenceType = SequenceType> {
  /** `pain.001.001.09`: the last part of the namespace and of the address it is posted to. */
  readonly id: string;
  readonly namespace: string;
  readonly root: string;
  readonly type: T;
}
export type MessageValue<M> = M extends MessageDefinition<infer T> ? ValueOf<T> : never;

export const text = (maxLength: number, pattern: string | null = null): TextType => ({
  kind: 'text',
  base: 'xs:string',
  minLength: 1,
  maxLength,
  pattern,
  codes: null,
});

export const code = <const V extends string>(...codes: readonly V[]): TextType<V> => ({
  kind: 'text',
  base: 'xs:string',
  minLength: 1,
  maxLength: 35,
  pattern: null,
  codes,
});

const temporal = (base: TextType['base'], pattern: string): TextType => ({
  ...text(40, pattern),
  base,
});
const ZONE = '(Z|[+-](0[0-9]|1[0-3]):[0-5][0-9])';
const DAY = '[12][0-9]{3}-[0-9]{2}-[0-9]{2}';
const TIME = '([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{1,9})?';

/** A day of the calendar without a zone. */
export const date = temporal('xs:date', DAY);
/** An instant; the zone is always written. */
export const dateTime = temporal('xs:dateTime', `${DAY}T${TIME}${ZONE}`);
export const time = temporal('xs:time', `${TIME}${ZONE}`);

export const amount: AmountType = { kind: 'amount', least: 1n };
export const balance: AmountType = { kind: 'amount', least: 0n };

export const one = <const N extends string, T>(
  name: N,
  type: T,
): ElementDefinition<N, T, 'one'> => ({
  name,
  type,
  occurs: 'one',
});
export const optional = <const N extends string, T>(
  name: N,
  type: T,
): ElementDefinition<N, T, 'optional'> => ({ name, type, occurs: 'optional' });
export const any = <const N extends string, T>(
  name: N,
  type: T,
): ElementDefinition<N, T, 'any'> => ({
  name,
  type,
  occurs: 'any',
});

export const sequence = <const E extends readonly ElementDefinition[]>(
  ...elements: E
): SequenceType<E> => ({ kind: 'sequence', elements });

export const message = <T extends SequenceType>(
  id: string,
  root: string,
  type: T,
): MessageDefinition<T> => ({
  id,
  namespace: `urn:iso:std:iso:20022:tech:xsd:${id}`,
  root,
  type,
});
