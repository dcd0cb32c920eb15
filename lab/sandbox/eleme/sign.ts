import { createHash } from 'node:crypto';
import type { WireValue } from '../wire-json.ts';

const md5 = (text: string): string => createHash('md5').update(text).digest('hex').toUpperCase();

/**
 * The members of `metas` and `params` as they stand in the text of a call: `name=` and the very characters
 * of the value, which a parser would lose for a long number.
 */
export function rawPairs(text: string): string[] {
  return ['metas', 'params'].flatMap((part) => {
    const start = text.indexOf(`"${part}":{`);
    return start < 0 ? [] : membersOf(text, start + part.length + 3);
  });
}

/** The members of the object that begins at `at`. */
function membersOf(text: string, at: number): string[] {
  const found: string[] = [];
  let [depth, inText, from] = [0, false, at + 1];
  for (let i = at; i < text.length; i++) {
    const c = text[i];
    if (inText) {
      if (c === '\\') i += 1;
      else if (c === '"') inText = false;
      continue;
    }
    if (c === '"') inText = true;
    else if (c === '{' || c === '[') depth += 1;
    else if (c === '}' || c === ']') depth -= 1;
    if ((c === ',' && depth === 1) || depth === 0) {
      const member = text.slice(from, i);
      const split = member.indexOf(':');
      if (split > 0) found.push(`${member.slice(1, split - 1)}=${member.slice(split + 1)}`);
      from = i + 1;
    }
    if (depth === 0) break;
  }
  return found;
}

export const callSign = (action: string, token: string, pairs: readonly string[], secret: string) =>
  md5(`${action}${token}${[...pairs].sort().join('')}${secret}`);

/** Over the fields as plain texts. */
export const pushSign = (fields: Readonly<Record<string, WireValue>>, secret: string): string =>
  md5(
    `${Object.entries(fields)
      .map(([name, value]) => `${name}=${value}`)
      .sort()
      .join('')}${secret}`,
  );
