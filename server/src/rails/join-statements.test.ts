import { expect, test } from 'vitest';
import { businessDate, fen } from '../kernel/index.ts';
import { joinStatements } from './join-statements.ts';
import type { DayStatement, RailStatement } from './port.ts';

const ON = businessDate('2027-01-04');

function railOf(name: string, asked: string[], words: readonly string[]): RailStatement {
  const body = Buffer.from(words.join('|'));
  const lines = words.map((word) => {
    const from = body.indexOf(word);
    const place = { from, to: from + Buffer.byteLength(word) };
    const line = {
      id: word,
      direction: 'in',
      amount: fen(1n),
      railRef: word,
      bookedOn: ON,
    } as const;
    return { ...line, place, code: '', party: null, text: null };
  });
  return {
    name,
    statement: async (): Promise<DayStatement> => {
      asked.push(name);
      if (words.includes('down')) throw new Error(`${name} is down`);
      const closing = fen(BigInt(words.length));
      return { id: name, on: ON, opening: fen(0n), closing, lines, body, signature: name };
    },
  };
}

test('behaviour: accounts add up in order, and each line names its own words in the body of all', async () => {
  const asked: string[] = [];
  const joined = joinStatements([
    railOf('bank', asked, ['甲', '乙']),
    railOf('alipay', asked, ['丙', '丁']),
  ]);
  const { id, closing, lines, body, rails, signature } = await joined.statement(ON);
  expect([id, closing, signature]).toEqual(['bank+alipay', 4n, 'bank alipay']);
  expect(rails).toEqual([
    { rail: 'bank', opening: 0n, closing: 2n },
    { rail: 'alipay', opening: 0n, closing: 2n },
  ]);
  const words = lines.map(({ place }) => Buffer.from(body).subarray(place?.from, place?.to));
  expect(words.map(String)).toEqual(['甲', '乙', '丙', '丁']);
});

test('regression: the bank’s statement is not fetched for nothing while the account beside it does not answer', async () => {
  const asked: string[] = [];
  const joined = joinStatements([railOf('bank', asked, []), railOf('alipay', asked, ['down'])]);
  await expect(joined.statement(ON)).rejects.toThrow('alipay is down');
  expect(asked).toEqual(['alipay']);
});

test('behaviour: an account that does not belong to the day is not asked; the first always is', async () => {
  const asked: string[] = [];
  const joined = joinStatements(
    [railOf('bank', asked, ['甲']), railOf('alipay', asked, ['丙'])],
    () => false,
  );
  const { id, rails } = await joined.statement(ON);
  expect([id, rails?.length, asked]).toEqual(['bank', 1, ['bank']]);
});
