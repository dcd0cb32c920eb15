/** A piece of the answer, as it came. */
interface Slice {
  readonly start: number;
  readonly end: number;
}

const [QUOTE, BACKSLASH, COLON, COMMA] = [0x22, 0x5c, 0x3a, 0x2c];
const [OPEN, CLOSE, OPEN_LIST, CLOSE_LIST] = [0x7b, 0x7d, 0x5b, 0x5d];

class NotJson extends Error {}

const isSpace = (byte: number | undefined): boolean =>
  byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

const skipSpace = (bytes: Uint8Array, from: number): number => {
  let i = from;
  while (isSpace(bytes[i])) i++;
  return i;
};

/** The index behind the string that opens at `from`. */
function skipString(bytes: Uint8Array, from: number): number {
  for (let i = from + 1; i < bytes.length; i++) {
    if (bytes[i] === BACKSLASH) i++;
    else if (bytes[i] === QUOTE) return i + 1;
  }
  throw new NotJson();
}

/** The index behind the object or list that opens at `from`; braces inside strings do not count. */
function skipNested(bytes: Uint8Array, from: number): number {
  let depth = 0;
  for (let i = from; i < bytes.length; i++) {
    const byte = bytes[i];
    if (byte === QUOTE) i = skipString(bytes, i) - 1;
    else if (byte === OPEN || byte === OPEN_LIST) depth++;
    else if ((byte === CLOSE || byte === CLOSE_LIST) && --depth === 0) return i + 1;
  }
  throw new NotJson();
}

function skipValue(bytes: Uint8Array, from: number): number {
  const first = bytes[from];
  if (first === QUOTE) return skipString(bytes, from);
  if (first === OPEN || first === OPEN_LIST) return skipNested(bytes, from);
  let i = from;
  while (i < bytes.length && bytes[i] !== COMMA && bytes[i] !== CLOSE && !isSpace(bytes[i])) i++;
  return i;
}

/** Where the members of the outermost object stand. Bytes, not text: a signature is over bytes. */
function members(bytes: Uint8Array): Map<string, Slice> {
  const found = new Map<string, Slice>();
  const expect = (at: number, byte: number): number => {
    if (bytes[at] !== byte) throw new NotJson();
    return skipSpace(bytes, at + 1);
  };
  let i = expect(skipSpace(bytes, 0), OPEN);
  while (bytes[i] !== CLOSE) {
    if (bytes[i] !== QUOTE) throw new NotJson();
    const keyEnd = skipString(bytes, i);
    const key = textOf(bytes, { start: i, end: keyEnd });
    const start = expect(skipSpace(bytes, keyEnd), COLON);
    const end = skipValue(bytes, start);
    if (found.has(key) || end === start) throw new NotJson(); // Two of a name: which one is signed?
    found.set(key, { start, end });
    i = skipSpace(bytes, end);
    if (bytes[i] === COMMA) i = skipSpace(bytes, i + 1);
    else if (bytes[i] !== CLOSE) throw new NotJson();
  }
  if (skipSpace(bytes, i + 1) !== bytes.length) throw new NotJson();
  return found;
}

const textOf = (bytes: Uint8Array, { start, end }: Slice): string => {
  const text: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(start, end)));
  if (typeof text !== 'string') throw new NotJson();
  return text;
};

/** Alipay's answer, taken apart without being read. */
export interface SplitAnswer {
  /** `error`: the gateway's own fault answer, which may come without a signature. */
  readonly kind: 'response' | 'error';
  /** The signed bytes: the response object as it came, braces included, escapes and spaces untouched. */
  readonly signed: Uint8Array;
  readonly sign: string | null;
}

/** @returns `undefined` when `bytes` is not an answer to `method`. */
export function splitAnswer(bytes: Uint8Array, method: string): SplitAnswer | undefined {
  try {
    const all = members(bytes);
    const response = all.get(`${method.replaceAll('.', '_')}_response`);
    const error = all.get('error_response');
    const slice = response ?? error;
    if (!slice || (response && error)) return undefined;
    const sign = all.get('sign');
    return {
      kind: response ? 'response' : 'error',
      signed: bytes.subarray(slice.start, slice.end),
      sign: sign ? textOf(bytes, sign) : null,
    };
  } catch {
    return undefined;
  }
}
