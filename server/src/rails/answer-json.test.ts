import { expect, test } from 'vitest';
import { fen } from '../kernel/index.ts';
import { railAnswerFromJson, railAnswerToJson } from './answer-json.ts';
import type { RailAnswer } from './port.ts';

const answers: readonly RailAnswer[] = [
  { status: 'settled', railRef: 'B1' },
  { status: 'settled', railRef: 'B1', amount: fen(2n ** 60n) },
  { status: 'accepted', railRef: 'B1' },
  { status: 'rejected', reason: 'AM04' },
];

test.each(answers)('behaviour: an answer comes back from JSON as it was: %o', (answer) => {
  const text = JSON.stringify(railAnswerToJson(answer));
  expect(railAnswerFromJson(JSON.parse(text))).toEqual(answer);
});

test('behaviour: in JSON the amount is text, and its name says fen', () => {
  const answer = { status: 'settled', railRef: 'B1', amount: fen(310n) } as const;
  expect(railAnswerToJson(answer)).toEqual({ status: 'settled', railRef: 'B1', amountFen: '310' });
});
