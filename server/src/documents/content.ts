import { createHash } from 'node:crypto';
import { canonicalJson, type Fen, formatYuan, type RateE9, type Says } from '../kernel/index.ts';

export type Language = 'zh' | 'en';
export const documentKinds = ['contract', 'disclosure', 'receipt', 'statement'] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** A text in both languages, or one that is the same in both. */
export type Text = Says | string;

/** A piece of a document, from top to bottom. */
export type Block =
  | { readonly kind: 'heading' | 'paragraph' | 'big'; readonly text: Text }
  | { readonly kind: 'facts'; readonly facts: readonly (readonly [label: Text, value: Text])[] }
  | {
      readonly kind: 'table';
      readonly columns: readonly Text[];
      readonly rows: readonly (readonly Text[])[];
      /** Shares of the width; equal where they are not told. */
      readonly widths?: readonly number[];
    };

/** All that stands in a document. */
export interface Content {
  /** `contract-1`: another wording is another template. */
  readonly template: string;
  readonly title: Says;
  readonly blocks: readonly Block[];
}

export const said = (text: Text, language: Language): string =>
  typeof text === 'string' ? text : text[language];

/** The digest of all that stands there, in both languages. */
export const digestOfContent = (content: Content): string =>
  createHash('sha256').update(canonicalJson(content)).digest('hex');

export const yuan = (amount: Fen): string => `¥${formatYuan(amount)}`;

/** `7.2%`, of parts per billion. */
export function percent(rate: RateE9): string {
  const digits = String(rate).padStart(10, '0');
  const part = digits.slice(-7).replace(/0+$/, '');
  return `${BigInt(digits.slice(0, -7))}${part === '' ? '' : `.${part}`}%`;
}
