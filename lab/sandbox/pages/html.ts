import { escapeHtml } from '../wire-json.ts';

/** HTML that was put together here, as opposed to text that came from somewhere. */
export interface Html {
  readonly html: string;
}

type Part = Html | string | number | undefined | false | readonly Part[];

const toText = (part: Part): string => {
  if (part === undefined || part === false) return '';
  if (typeof part === 'string') return escapeHtml(part);
  if (typeof part === 'number') return String(part);
  return 'html' in part ? part.html : part.map(toText).join('');
};

/** Markup in which every value is escaped unless it is `Html` itself. */
export const html = (strings: TemplateStringsArray, ...parts: Part[]): Html => ({
  html: strings.reduce((out, text, i) => out + toText(parts[i - 1]) + text),
});

/** A Chinese line with its English beneath. */
export const bilingual = (zh: string, en: string): Html =>
  html`<span class="zh">${zh}</span> <span class="en" lang="en">${en}</span>`;
