import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { FileRefused } from '../errors.ts';
import { readText } from './text.ts';

/** An element: text, or members by name; an element that stands more than once is a list. */
export type XmlNode = string | { readonly [name: string]: XmlNode | readonly XmlNode[] };

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  parseTagValue: false, // Numbers of 20 digits stay text.
  parseAttributeValue: false,
  trimValues: true,
});

/**
 * An XML file as a tree. A document type is refused, whatever it says: business records have none, and
 * entities, external ones too, live there. Throws `FileRefused` of `xml_unsafe` or `xml_broken`.
 */
export function readXml(bytes: Uint8Array): XmlNode {
  const text = readText(bytes);
  if (/<!(DOCTYPE|ENTITY|ELEMENT|ATTLIST)/i.test(text)) throw new FileRefused('xml_unsafe');
  if (XMLValidator.validate(text) !== true) throw new FileRefused('xml_broken');
  try {
    return parser.parse(text) as XmlNode;
  } catch {
    throw new FileRefused('xml_broken');
  }
}

/** The elements at `path`, in order; none where there is none. */
export function all(node: XmlNode | undefined, ...path: readonly string[]): readonly XmlNode[] {
  const [name, ...rest] = path;
  if (node === undefined) return [];
  if (name === undefined) return [node];
  const found = typeof node === 'string' ? undefined : node[name];
  if (found === undefined) return [];
  const list = Array.isArray(found) ? (found as readonly XmlNode[]) : [found as XmlNode];
  return list.flatMap((one) => all(one, ...rest));
}

/** The text of the first element at `path`, or `null` where it is missing or empty. */
export function textAt(node: XmlNode | undefined, ...path: readonly string[]): string | null {
  const found = all(node, ...path)[0];
  const text = typeof found === 'string' ? found : found?.['#text'];
  return typeof text === 'string' && text !== '' ? text : null;
}
