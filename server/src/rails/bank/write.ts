import assert from 'node:assert/strict';
import { fen, formatYuan } from '../../kernel/index.ts';
import { isAmount, textProblem } from './facets.ts';
import type { ElementDefinition, ElementType, MessageDefinition, MessageValue } from './profile.ts';

const special = /[&<>"'\r]/g;
const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\r': '&#13;', // Written as it is, a reader would turn it into a line feed.
};
const escaped = (text: string): string => text.replace(special, (c) => escapes[c] ?? c);

function writeElement(element: ElementDefinition, value: unknown, at: string): string {
  const { name } = element;
  const type = element.type as ElementType;
  if (type.kind === 'text') {
    assert(typeof value === 'string', `${at}: text expected`);
    const problem = textProblem(type, value);
    assert(problem === undefined, `${at}: ${problem}`);
    return `<${name}>${escaped(value)}</${name}>`;
  }
  if (type.kind === 'amount') {
    assert(typeof value === 'bigint' && isAmount(type, value), `${at}: not an amount`);
    return `<${name} Ccy="CNY">${formatYuan(fen(value))}</${name}>`;
  }
  assert(value !== null && typeof value === 'object', `${at}: members expected`);
  const members = value as Readonly<Record<string, unknown>>;
  let xml = `<${name}>`;
  for (const child of type.elements as readonly ElementDefinition[]) {
    const path = `${at}/${child.name}`;
    const member = members[child.name];
    if (child.occurs === 'any') {
      for (const item of (member ?? []) as unknown[]) xml += writeElement(child, item, path);
    } else if (member !== undefined) {
      xml += writeElement(child, member, path);
    } else {
      assert(child.occurs === 'optional', `${path}: missing`);
    }
  }
  return `${xml}</${name}>`;
}

/** `value` as the bytes of `message`. Throws on a value outside the profile: a bug of the caller. */
export function writeMessage<M extends MessageDefinition>(
  message: M,
  value: MessageValue<M>,
): Uint8Array {
  const root: ElementDefinition = { name: message.root, type: message.type, occurs: 'one' };
  const xml = writeElement(root, value, message.root);
  return Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?><Document xmlns="${message.namespace}">${xml}</Document>`,
  );
}
