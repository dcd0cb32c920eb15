declare const kind: unique symbol;

/** A prefixed, time-ordered id such as `loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f`. */
export type Id<K extends string> = string & { readonly [kind]: K };

const shape = /^[a-z][a-z_]{1,23}_[0-9a-f]{32}$/;

/** `text` as an id of `prefix`, or `undefined` when it is not one. */
export const parseId = <K extends string>(prefix: K, text: string): Id<K> | undefined =>
  shape.test(text) && text.startsWith(`${prefix}_`) && text.length === prefix.length + 33
    ? (text as Id<K>)
    : undefined;

/**
 * A UUIDv7 behind a prefix, made of a clock reading and 10 random bytes (pure: the caller gives both).
 * @source RFC 9562 §5.7
 */
export function makeId<K extends string>(prefix: K, atMs: number, random: Uint8Array): Id<K> {
  const time = Math.trunc(atMs).toString(16).padStart(12, '0').slice(-12);
  const hex = Array.from(random.subarray(0, 10), (b) => b.toString(16).padStart(2, '0')).join('');
  const variant = ((Number.parseInt(hex.slice(3, 4), 16) & 3) | 8).toString(16);
  return `${prefix}_${time}7${hex.slice(0, 3)}${variant}${hex.slice(4, 19)}` as Id<K>;
}
