/**
 * The bytes of an answer as they came. Whoever sends more than `most` is at fault, or is somebody else.
 * Throws `RangeError` then.
 */
export async function readWhole(response: Response, most: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    if (size > most) throw new RangeError('the answer is too large');
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}
