import fc from 'fast-check';
import { expect, test } from 'vitest';
import { waterfall } from './parts.tsx';

test('property: parts stand end to end and the last ends at their sum', () => {
  const parts = fc.array(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), { maxLength: 20 });
  fc.assert(
    fc.property(parts, (amounts) => {
      const spans = waterfall(amounts.map((fen) => ({ fen: String(fen) })));
      const sum = amounts.reduce((a, b) => a + b, 0n);
      expect(spans.at(-1)?.to ?? 0n).toBe(sum);
      for (const [i, span] of spans.entries()) {
        expect(span.from).toBe(i === 0 ? 0n : spans[i - 1]?.to);
        expect(span.to - span.from).toBe(amounts[i]);
      }
    }),
  );
});
