import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { answer, type Schedule } from './answer.ts';

// Public repayment schedules: inputs and figures are facts taken from the end-to-end tests of Apache
// Fineract (Apache-2.0, commit b32837e9b400); `id` names the file and the scenario there. The tables
// stand as they are after the last drawing, or as of a day after repayments.

interface Case {
  readonly id: string;
  readonly terms: Readonly<Record<string, unknown>>;
  readonly expected: readonly Readonly<Record<string, string | number>>[];
}

const cases = readFileSync(new URL('cases.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Case);

// What the product of a scenario sets and its terms do not say. C3433#1 and C3538#1 have the same
// terms and different tables: no rule gives both.
const notSaid: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'EMICalculation/C3538#1': { actualYear: 'february_29' },
  'EMICalculation/C3539#1': { actualYear: 'february_29' },
  'EMICalculation/C3540#1': { actualYear: 'february_29' },
  'LoanAccrualActivity/C3507#1': { countedDay: 'first' }, // New Year begins on 1 January.
  'LoanChargeOff/C3619#2': { aheadMeets: 'principal' }, // Principal before interest.
};

const scheduleOf = (document: unknown): Schedule => {
  const answered = answer(document);
  if (!answered.ok) throw new Error(JSON.stringify(answered.error));
  return answered.value;
};

const amounts = new Set(['principal', 'interest', 'fees', 'penalties', 'due', 'paid', 'balance']);
const told = (name: string, value: string | number) =>
  amounts.has(name) ? Number(value).toFixed(2) : value;

test.each(cases)('behaviour: the schedule $id comes out to the fen', ({ id, terms, expected }) => {
  const { rows } = scheduleOf({ ...terms, ...notSaid[id] });
  const same = rows.map((row, i) =>
    Object.fromEntries(
      Object.keys(expected[i] ?? {}).map((name) => [name, row[name as keyof typeof row]]),
    ),
  );
  const wanted = expected.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name, told(name, value)])),
  );
  expect(same).toEqual(wanted);
});

test('behaviour: two schedules of the same terms differ, so that one needs what is not said', () => {
  const termsOf = (id: string) => cases.find((c) => c.id === id)?.terms;
  expect(termsOf('EMICalculation/C3433#1')).toEqual(termsOf('EMICalculation/C3538#1'));
});
