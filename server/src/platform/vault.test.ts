import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openVault, vaultKeys } from './vault.ts';

const key = (n: number) => new Uint8Array(32).fill(n);
const vault = openVault([key(1)]);
const context = 'party.profiles.account_number:borrower_1';

test('property: what is sealed opens again under its own context', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (plain, where) => {
      expect(vault.open(vault.seal(plain, where), where)).toBe(plain);
    }),
  );
});

test('error: whichever bit is altered, the seal does not open', () => {
  const sealed = vault.seal('6222020200012345678', context);
  for (let bit = 0; bit < sealed.length * 8; bit += 1) {
    const altered = Uint8Array.from(sealed);
    const at = bit >> 3;
    altered[at] = (altered[at] ?? 0) ^ (1 << (bit & 7));
    expect(() => vault.open(altered, context)).toThrow();
  }
});

test('error: cut short at any length, the seal does not open', () => {
  for (const plain of ['6222020200012345678', '']) {
    const sealed = vault.seal(plain, context);
    for (let length = 0; length < sealed.length; length += 1) {
      expect(() => vault.open(sealed.subarray(0, length), context)).toThrow();
    }
  }
});

test('error: a value moved to another row does not open', () => {
  const sealed = vault.seal('6222020200012345678', context);
  expect(() => vault.open(sealed, context.replace('borrower_1', 'borrower_2'))).toThrow();
});

test('error: another key does not open it', () => {
  expect(() => openVault([key(2)]).open(vault.seal('x', context), context)).toThrow();
});

test('behaviour: after a rotation old values open, and new ones are sealed with the new key', () => {
  const rotated = openVault([key(1), key(2)]);
  expect(rotated.open(vault.seal('old', context), context)).toBe('old');
  const sealed = rotated.seal('new', context);
  expect(sealed[0]).toBe(1);
  expect(() => vault.open(sealed, context)).toThrow('not configured');
});

test('behaviour: equal texts are sealed differently, and found by an equal blind index', () => {
  expect(vault.seal('x', context)).not.toEqual(vault.seal('x', context));
  expect(vault.blindIndex('x', 'a')).toBe(vault.blindIndex('x', 'a'));
  expect(openVault([key(1), key(2)]).blindIndex('x', 'a')).toBe(vault.blindIndex('x', 'a'));
  expect(vault.blindIndex('x', 'b')).not.toBe(vault.blindIndex('x', 'a'));
  expect(openVault([key(2)]).blindIndex('x', 'a')).not.toBe(vault.blindIndex('x', 'a'));
});

test('property: the border between context and text cannot be moved', () => {
  const word = fc.stringMatching(/^[a-z:]{0,6}$/);
  fc.assert(
    fc.property(word, word, word, word, (a, b, c, d) => {
      fc.pre(a !== c || b !== d);
      expect(vault.blindIndex(a, b)).not.toBe(vault.blindIndex(c, d));
    }),
  );
});

test('error: a vault needs keys of 32 bytes', () => {
  expect(() => openVault([])).toThrow('1 to 255 keys');
  expect(() => openVault([new Uint8Array(16)])).toThrow('32 bytes');
});

test('behaviour: a key keeps its id when others go; with the index kept by itself all is found, and what the first sealed is not opened', () => {
  const both = openVault([key(1), key(2)]);
  const sealed = both.seal('new', context);
  const later = openVault([
    { id: 'index', key: vaultKeys.indexOf(key(1)) },
    { id: 1, key: key(2) },
  ]);
  expect(later.open(sealed, context)).toBe('new');
  expect(later.blindIndex('x', 'a')).toBe(both.blindIndex('x', 'a'));
  expect(() => later.open(vault.seal('old', context), context)).toThrow('not configured');
  // The index opens nothing that is sealed, also not as if it were a key of its own.
  const forged = openVault([vaultKeys.indexOf(key(1))]);
  expect(() => forged.open(vault.seal('old', context), context)).toThrow();
});

test('property: keys are read back as they are written, by id; what is not usable is none', () => {
  const text = (n: number) => Buffer.from(key(n)).toString('base64');
  const keys = vaultKeys.parse(`${text(1)}, ${text(2)}`);
  expect(keys?.map(({ id }) => id)).toEqual([0, 1]);
  expect(vaultKeys.parse(vaultKeys.write(keys ?? []))).toEqual(keys);
  expect(vaultKeys.parse(`index:${text(9)},7:${text(1)}`)?.map(({ id }) => id)).toEqual([
    'index',
    7,
  ]);
  for (const wrong of [
    '',
    'x',
    `1:${text(1)}`, // By which key are digests made?
    `0:${text(1)},0:${text(2)}`,
    `index:${text(1)}`,
    `0:${text(1)},256:${text(2)}`,
  ]) {
    expect(vaultKeys.parse(wrong), wrong).toBeUndefined();
  }
});
