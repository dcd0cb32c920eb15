/** Text in GBK, as the exports of many banks are. Characters that it lacks become `?`. */
export function encodeGbk(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else bytes.push(...(table().get(character) ?? [0x3f]));
  }
  return new Uint8Array(bytes);
}

let made: Map<string, readonly [number, number]> | undefined;

/** Every pair of bytes that means a character, turned around. Made when first asked for. */
function table(): ReadonlyMap<string, readonly [number, number]> {
  if (made) return made;
  made = new Map();
  const decoder = new TextDecoder('gbk');
  for (let high = 0x81; high <= 0xfe; high++) {
    for (let low = 0x40; low <= 0xfe; low++) {
      const character = low === 0x7f ? '' : decoder.decode(new Uint8Array([high, low]));
      if (character.length === 1 && character !== '\ufffd') made.set(character, [high, low]);
    }
  }
  return made;
}
