import { createHash } from 'node:crypto';
import {
  canonicalJson,
  divHalfEven,
  type Fen,
  formatYuan,
  type RateE9,
  type Says,
} from '../kernel/index.ts';

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

/** A text in a language. The font sets curly marks a Chinese letter wide: in English they are straight. */
export const said = (text: Text, language: Language): string => {
  const one = typeof text === 'string' ? text : text[language];
  return language === 'en' ? one.replace(/[’‘]/g, "'").replace(/[“”]/g, '"') : one;
};

/** The digest of all that stands there, in both languages. */
export const digestOfContent = (content: Content): string =>
  createHash('sha256').update(canonicalJson(content)).digest('hex');

/** `¥50,000.00`. */
export const yuan = (amount: Fen): string =>
  `¥${formatYuan(amount).replace(/\B(?=(\d{3})+\.)/g, ',')}`;

const HUNDREDTH = 100_000n; // Of a percent, in parts per billion.

/** `7.2%`, of parts per billion; to the hundredth of a percent, as the pages show it. */
export function percent(rate: RateE9): string {
  const hundredths = divHalfEven(rate, HUNDREDTH);
  const part = String(hundredths % 100n)
    .padStart(2, '0')
    .replace(/0+$/, '');
  return `${hundredths / 100n}${part === '' ? '' : `.${part}`}%`;
}
