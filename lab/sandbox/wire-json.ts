/** What a partner's answer is made of. A `bigint` is written as a bare number, whatever its size. */
export type WireValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | readonly WireValue[]
  | { readonly [key: string]: WireValue };

export interface WireStyle {
  /** `\/` for `/`, as Alipay's Java writers do. */
  readonly escapeSlash?: boolean;
  /** Spaces and line ends where JSON allows them, so that a client which re-serialises is caught. */
  readonly odd?: boolean;
}

/**
 * `value` as JSON text. Not `JSON.stringify`: partners send ids beyond 2^53 as numbers, and the
 * signature is over these very characters.
 */
export function writeJson(value: WireValue, style: WireStyle = {}): string {
  let separators = 0;
  const gap = (): string => {
    separators += 1;
    if (!style.odd) return '';
    return separators % 5 === 0 ? '\n ' : separators % 3 === 0 ? ' ' : '';
  };
  const text = (raw: string): string => {
    const quoted = JSON.stringify(raw);
    return style.escapeSlash && raw.includes('/') ? quoted.replaceAll('/', '\\/') : quoted;
  };
  const names = new Map<string, string>(); // Thousands of entries have the same few.
  const named = (key: string): string => {
    const known = names.get(key) ?? text(key);
    names.set(key, known);
    return known;
  };
  const write = (node: WireValue): string => {
    if (node === null || typeof node === 'boolean' || typeof node === 'number') return String(node);
    if (typeof node === 'bigint') return String(node);
    if (typeof node === 'string') return text(node);
    if (Array.isArray(node)) return `[${node.map(write).join(`,${gap()}`)}]`;
    const members = Object.entries(node).map(
      ([key, member]) => `${named(key)}:${gap()}${write(member)}`,
    );
    return `{${members.join(',')}}`;
  };
  return write(value);
}

/** `&`, `<`, `>` and quotes as HTML entities. */
export const escapeHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
