import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** One element as the bank sees it. */
export interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Node[];
  /** Character data, decoded; empty where there are children. */
  readonly text: string;
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false, // A 20-digit account number is not a number.
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false, // Decoded below: only the five that XML itself knows, and characters.
});

const known: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function decode(raw: string): string {
  return raw.replace(/&(#x?[0-9a-fA-F]+|[a-z]+);/g, (all, name: string) => {
    if (name.startsWith('#x')) return String.fromCodePoint(Number.parseInt(name.slice(2), 16));
    if (name.startsWith('#')) return String.fromCodePoint(Number(name.slice(1)));
    return known[name] ?? all;
  });
}

type Raw = Record<string, unknown>;

function toNode(raw: Raw): Node {
  const name = Object.keys(raw).find((key) => key !== ':@') ?? '';
  const inside = raw[name] as Raw[];
  const children = inside.filter((child) => !('#text' in child)).map(toNode);
  const texts = inside.filter((child) => '#text' in child).map((child) => String(child['#text']));
  const text = decode(texts.join(''));
  return {
    name,
    attributes: (raw[':@'] ?? {}) as Record<string, string>,
    children,
    text: children.length > 0 && text.trim() === '' ? '' : text,
  };
}

/** The root element of `body`, or why there is none. No document types, comments or CDATA. */
export function parseXml(body: Uint8Array): Node | string {
  let source: string;
  try {
    source = new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return 'not UTF-8';
  }
  if (source.includes('<!')) return 'document types, comments and CDATA are not accepted';
  if (XMLValidator.validate(source) !== true) return 'not well-formed';
  const roots = (parser.parse(source) as Raw[]).filter(
    (raw) => !('?xml' in raw) && !('#text' in raw),
  );
  const [root] = roots;
  return root && roots.length === 1 ? toNode(root) : 'not one root element';
}

/** `text` with what XML would misread replaced. */
export const xmlText = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/\r/g, '&#xD;');
