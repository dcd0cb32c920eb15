import type { Random } from '../economy/index.ts';

/** A paper as somebody would hold it, drawn as a page, and what it truly says. */
export interface Paper {
  /** A kind's id; `other`: none that is asked for. */
  readonly kind: string;
  /** The body of a page, 1,000 points wide. */
  readonly html: string;
  /** By field, in the form in which a reader tells it. */
  readonly truth: Readonly<Record<string, string>>;
}

/** Draws one paper of its layout. */
export type Layout = (random: Random) => Paper;

/** Text as HTML shows it. */
export const esc = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

/** `2024年03月05日`. */
export const longDay = (day: string): string => {
  const [y, m, d] = day.split('-');
  return `${y}年${m}月${d}日`;
};

/** Fen with two decimals and commas. */
export const yuan = (fen: number): string =>
  (fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
