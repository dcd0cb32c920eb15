import { businessDate } from '@open310/server/kernel';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { creditCheck, drawCreditCode, drawIdCard, idCheck, organisationCheck } from './codes.ts';
import { createRandom } from './random.ts';

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** By the standard's own formula, in place of the table. */
function passes(code: string): boolean {
  let sum = 0n;
  for (let i = 0; i < 17; i++) sum += BigInt(alphabet.indexOf(code[i] ?? '')) * 3n ** BigInt(i);
  return alphabet[Number((31n - (sum % 31n)) % 31n)] === code[17];
}

const seeds = fc.integer().map((seed) => createRandom(seed, 'codes'));

test('property: a credit code is of the alphabet, and both its check characters hold', () => {
  fc.assert(
    fc.property(
      seeds,
      fc.constantFrom('enterprise' as const, 'soleTrader' as const, 'cooperative' as const),
      (random, kind) => {
        const code = drawCreditCode(random, kind, '330782');
        expect(code).toMatch(/^9[123]330782[0-9A-HJ-NP-RTUW-Y]{10}$/);
        expect(passes(code)).toBe(true);
        expect(organisationCheck(code.slice(8, 16))).toBe(code[16]);
      },
    ),
  );
});

test('property: an identity card names its county and birthday, and its check digit holds', () => {
  fc.assert(
    fc.property(seeds, (random) => {
      const card = drawIdCard(random, '370783', businessDate('1985-04-29'));
      expect(card).toMatch(/^37078319850429\d{3}[\dX]$/);
      const weights = Array.from({ length: 18 }, (_, i) => 2 ** (17 - i) % 11);
      const digits = [...card].map((c) => (c === 'X' ? 10 : Number(c)));
      expect(digits.reduce((sum, d, i) => sum + d * (weights[i] ?? 0), 0) % 11).toBe(1);
    }),
  );
});

test('behaviour: the examples that the standards print', () => {
  expect(idCheck('11010519491231002')).toBe('X'); // GB 11643
  expect(organisationCheck('D2143569')).toBe('X'); // GB 11714
  expect(creditCheck('9'.padEnd(17, '0'))).toBe(alphabet[31 - 9]);
});
