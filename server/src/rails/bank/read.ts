import { type Fen, ok, type Refusal, type Result, refuse } from '../../kernel/index.ts';
import { readAmount, textProblem } from './facets.ts';
import type {
  AmountType,
  ElementDefinition,
  ElementType,
  MessageDefinition,
  MessageValue,
  SequenceType,
} from './profile.ts';

/** Why bytes are not a message of the profile. `at` is a path of element names; no values. */
export interface Malformed extends Refusal {
  readonly code: 'malformed';
  readonly at: string;
  readonly problem: string;
}

/** Thrown inside the reader alone, so that its grammar reads as grammar. */
class Stop extends Error {
  readonly at: string;
  constructor(at: string, problem: string) {
    super(problem);
    this.at = at;
  }
}

interface Cursor {
  readonly text: string;
  at: number;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const declaration =
  /^<\?xml version=(["'])1\.0\1(?: encoding=(["'])UTF-8\2)?(?: standalone=(["'])(?:yes|no)\3)?\s*\?>/i;
const space = /[ \t\r\n]*/y;
const endOfTag = /[ \t\r\n]*>/y;
const tagName = /<([A-Za-z0-9]+)/y;
const currency = /[ \t\r\n]+Ccy[ \t\r\n]*=[ \t\r\n]*(["'])CNY\1[ \t\r\n]*>/y;
const namespaceOf = /[ \t\r\n]+xmlns[ \t\r\n]*=[ \t\r\n]*(["'])([^"'<&]*)\1[ \t\r\n]*>/y;

function take(cursor: Cursor, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = cursor.at;
  const match = pattern.exec(cursor.text);
  if (match) cursor.at = pattern.lastIndex;
  return match;
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** The character behind a reference. Only XML's own five names: nothing can be declared here. */
function dereference(at: string, body: string): string {
  const known = named[body];
  if (known !== undefined) return known;
  const number = /^#(?:x([0-9A-Fa-f]{1,6})|([0-9]{1,7}))$/.exec(body);
  const point = number ? Number.parseInt(number[1] ?? number[2] ?? '', number[1] ? 16 : 10) : -1;
  if (point < 1 || point > 0x10ffff) throw new Stop(at, 'unknown reference');
  return String.fromCodePoint(point);
}

/** Character data up to the end tag of `name`. No comments, no CDATA, no elements. */
function content(cursor: Cursor, name: string, at: string): string {
  const end = cursor.text.indexOf('<', cursor.at);
  if (end < 0) throw new Stop(at, 'not closed');
  const raw = cursor.text.slice(cursor.at, end);
  cursor.at = end;
  closeTag(cursor, name, at);
  const lines = raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw; // XML 1.0 §2.11.
  if (!lines.includes('&')) return lines;
  return lines.replace(/&([^;&]*)(;?)/g, (_, body: string, semicolon: string) => {
    if (semicolon === '') throw new Stop(at, 'unknown reference');
    return dereference(at, body);
  });
}

function closeTag(cursor: Cursor, name: string, at: string): void {
  const tag = `</${name}`;
  if (!cursor.text.startsWith(tag, cursor.at)) throw new Stop(at, 'unexpected content');
  cursor.at += tag.length;
  if (!take(cursor, endOfTag)) throw new Stop(at, 'unexpected content');
}

/** Whether a start tag of `name` comes next; the cursor then stands behind the name. */
function opens(cursor: Cursor, name: string): boolean {
  take(cursor, space);
  const before = cursor.at;
  const tag = take(cursor, tagName);
  if (tag?.[1] === name) return true;
  cursor.at = before;
  return false;
}

function readSequence(cursor: Cursor, type: SequenceType, name: string, at: string): unknown {
  const value: Record<string, unknown> = {};
  for (const element of type.elements) {
    const path = `${at}/${element.name}`;
    if (element.occurs === 'any') {
      const items: unknown[] = [];
      while (opens(cursor, element.name)) items.push(readElement(cursor, element, path));
      value[element.name] = items;
    } else if (opens(cursor, element.name)) {
      value[element.name] = readElement(cursor, element, path);
    } else if (element.occurs === 'one') {
      throw new Stop(path, 'missing or out of order');
    }
  }
  take(cursor, space);
  closeTag(cursor, name, at);
  return value;
}

/** Reads from behind the name in the start tag to behind the end tag. */
function readElement(cursor: Cursor, element: ElementDefinition, at: string): unknown {
  const type = element.type as ElementType;
  if (type.kind === 'amount') return readMoney(cursor, type, element.name, at);
  if (!take(cursor, endOfTag)) throw new Stop(at, 'unexpected attribute or empty element');
  if (type.kind === 'sequence') return readSequence(cursor, type, element.name, at);
  const text = content(cursor, element.name, at);
  const problem = textProblem(type, text);
  if (problem !== undefined) throw new Stop(at, problem);
  return text;
}

function readMoney(cursor: Cursor, type: AmountType, name: string, at: string): Fen {
  if (!take(cursor, currency)) throw new Stop(at, 'not in CNY');
  const amount = readAmount(type, content(cursor, name, at));
  if (amount === undefined) throw new Stop(at, 'not an amount');
  return amount;
}

/**
 * Reads `body` as a message of the profile, strictly: every element where the table has it, nothing
 * else. A document type, comments, CDATA, prefixes and attributes other than `Ccy` are refused, so
 * there is nothing to expand and nothing to fetch.
 */
export function readMessage<M extends MessageDefinition>(
  message: M,
  body: Uint8Array,
): Result<MessageValue<M>, Malformed> {
  try {
    const cursor: Cursor = { text: decode(body), at: 0 };
    const head = declaration.exec(cursor.text);
    if (head) cursor.at = head[0].length;
    if (!opens(cursor, 'Document')) throw new Stop('', 'not a Document');
    if (take(cursor, namespaceOf)?.[2] !== message.namespace) {
      throw new Stop('Document', 'not in the namespace of the message');
    }
    const root: ElementDefinition = { name: message.root, type: message.type, occurs: 'one' };
    if (!opens(cursor, message.root)) throw new Stop(message.root, 'missing');
    const value = readElement(cursor, root, message.root);
    take(cursor, space);
    closeTag(cursor, 'Document', 'Document');
    take(cursor, space);
    if (cursor.at !== cursor.text.length) throw new Stop('Document', 'something follows it');
    return ok(value as MessageValue<M>);
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    return refuse({ code: 'malformed', at: error.at, problem: error.message });
  }
}

function decode(body: Uint8Array): string {
  try {
    return utf8.decode(body);
  } catch {
    throw new Stop('', 'not UTF-8');
  }
}
