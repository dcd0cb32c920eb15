import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  type BusinessDate,
  businessDate,
  divHalfEven,
  fen,
  formatYuan,
  parseYuan,
  sumFen,
} from '../../kernel/index.ts';
import { answer, type Schedule } from './answer.ts';

const scheduleOf = (document: unknown): Schedule => {
  const answered = answer(document);
  if (!answered.ok) throw new Error(JSON.stringify(answered.error));
  return answered.value;
};
const column = (document: unknown, ...names: (keyof Schedule['rows'][number])[]) =>
  scheduleOf(document).rows.map((row) => names.map((name) => row[name]).join(' '));
const read = (text: string) => parseYuan(text) ?? fen(-1n);

const terms = {
  principal: '12000',
  annualRatePercent: '12',
  method: 'equal_principal',
  interestPeriod: 'daily',
  dayCount: 'act/360',
  installments: 3,
  repayEvery: 1,
  repayUnit: 'month',
  startOn: '2027-01-04',
};
const repayment = (on: string, amount: string) => ({ type: 'repayment', on, amount });

test('behaviour: a plan in whole, with its members in this order', () => {
  expect(JSON.stringify(scheduleOf({ ...terms, installments: 1 }))).toBe(
    '{"rows":[{"nr":1,"dueOn":"2027-02-04","days":31,"principal":"12000.00","interest":"124.00",' +
      '"fees":"0.00","penalties":"0.00","due":"12124.00","paid":"0.00","balance":"0.00"}],' +
      '"totals":{"principal":"12000.00","interest":"124.00","fees":"0.00","penalties":"0.00",' +
      '"due":"12124.00","paid":"0.00"}}',
  );
});

test.each([
  ['equal_installment', 3],
  ['equal_principal', 3],
  ['flat', 3],
  ['interest_only', 3],
  ['bullet', 1],
  ['revolving_daily', 3],
])('behaviour: %s of 3 periods has %s due dates', (method, dues) => {
  expect(scheduleOf({ ...terms, method }).rows.length).toBe(dues);
});

test.each([
  ['daily', '30/360', '720.00'],
  ['same_as_repayment', 'act/365', '720.00'],
  ['daily', 'act/360', '724.00'],
])(
  'regression: a bullet of six months by %s on %s bears six months',
  (interestPeriod, dayCount, interest) => {
    const document = { ...terms, method: 'bullet', installments: 6, interestPeriod, dayCount };
    expect(column(document, 'interest')).toEqual([interest]);
  },
);

test('behaviour: a season falls due by its plan, and bears the months between its days', () => {
  const { installments: _, repayEvery: __, repayUnit: ___, ...rest } = terms;
  const plan = [
    { on: '2027-06-04', percent: '40' },
    { on: '2027-10-04', percent: '60' },
  ];
  const season = { ...rest, method: 'season', dayCount: '30/360', plan };
  expect(column(season, 'dueOn', 'principal', 'interest')).toEqual([
    '2027-06-04 4800.00 600.00',
    '2027-10-04 7200.00 288.00',
  ]);
});

// The interest of one row by its definition: what was owed before it, times rate, times days.
test('property: interest by days is balance times rate times days over the year, half to even', () => {
  const documents = fc.record({
    principal: fc.integer({ min: 100, max: 1_000_000_000 }).map((n) => formatYuan(fen(BigInt(n)))),
    annualRatePercent: fc.integer({ min: 0, max: 3600 }).map((n) => (n / 100).toFixed(2)),
    method: fc.constantFrom(
      'equal_installment',
      'equal_principal',
      'interest_only',
      'bullet',
      'revolving_daily',
    ),
    dayCount: fc.constantFrom('act/360', 'act/365'),
    installments: fc.integer({ min: 1, max: 24 }),
    repayUnit: fc.constantFrom('day', 'week', 'month'),
    startOn: fc.nat(2000).map((n) => addDays(businessDate('2024-01-01'), n)),
  });
  fc.assert(
    fc.property(documents, (some) => {
      const document = { ...terms, ...some };
      const { rows, totals } = scheduleOf(document);
      let owed = read(document.principal);
      let from: BusinessDate = document.startOn;
      const year = document.dayCount === 'act/360' ? 360n : 365n;
      const rate = BigInt(document.annualRatePercent.replace('.', '')); // Hundredths of a percent.
      for (const row of rows) {
        expect(addDays(from, row.days)).toBe(row.dueOn);
        const interest = divHalfEven(owed * rate * BigInt(row.days), 10_000n * year);
        const isLevelLast = document.method === 'equal_installment' && row.nr === rows.length;
        if (!isLevelLast || document.installments === 1) expect(read(row.interest)).toBe(interest);
        owed = fen(owed - read(row.principal));
        expect(read(row.balance)).toBe(owed);
        expect(read(row.due)).toBe(read(row.principal) + read(row.interest));
        from = row.dueOn;
      }
      expect(owed).toBe(0n);
      expect(totals.principal).toBe(formatYuan(read(document.principal)));
      expect(read(totals.due)).toBe(sumFen(rows.map((row) => read(row.due))));
    }),
  );
});

test('behaviour: the schedule begins with the earliest drawing, wherever drawings are told', () => {
  const drawings = [
    { on: '2027-01-10', amount: '5000' },
    { on: '2027-01-04', amount: '7000' },
  ];
  const told = column(
    { ...terms, drawings, startOn: '2027-01-06' },
    'dueOn',
    'principal',
    'interest',
  );
  expect(told[0]).toMatch(/^2027-02-04 /);
  const events = drawings.map((drawing) => ({ type: 'drawing', ...drawing }));
  expect(column({ ...terms, events }, 'dueOn', 'principal', 'interest')).toEqual(told);
  const mixed = { ...terms, drawings: drawings.slice(1), events: events.slice(0, 1) };
  expect(column(mixed, 'dueOn', 'principal', 'interest')).toEqual(told);
});

test('behaviour: the table stands as of the last repayment unless a day is given', () => {
  const events = [
    repayment('2027-02-04', '4124'),
    { type: 'rate_change', on: '2027-03-05', annualRatePercent: '6' },
  ];
  expect(column({ ...terms, events }, 'interest', 'penalties', 'paid')).toEqual([
    '124.00 0.00 4124.00',
    '74.67 0.00 0.00',
    '20.67 0.00 0.00', // 4000 at 6 percent: the change is foreseen, the row before is not yet past due.
  ]);
  const later = column({ ...terms, events, asOf: '2027-03-14' }, 'interest', 'penalties', 'paid');
  expect(later).toEqual(['124.00 0.00 4124.00', '74.67 10.00 0.00', '20.67 0.00 0.00']);
});

test('behaviour: what happens after the day is not looked at, what is agreed for it is', () => {
  const before = { ...terms, asOf: '2027-01-10', events: [] };
  const events = [repayment('2027-01-20', '100'), { type: 'charge_off', on: '2027-02-01' }];
  expect(scheduleOf({ ...before, events })).toEqual(scheduleOf(before));
  const reversed = [repayment('2027-01-08', '100'), { type: 'reversal', on: '2027-01-11', of: 0 }];
  expect(scheduleOf({ ...before, events: reversed }).totals.paid).toBe('100.00');
  expect(scheduleOf({ ...before, asOf: '2027-01-11', events: reversed }).totals.paid).toBe('0.00');
});

test('property: a reversed repayment leaves the table as if it had never been', () => {
  const days = fc.integer({ min: 0, max: 80 }).map((n) => addDays(businessDate('2027-01-04'), n));
  const amounts = fc.integer({ min: 1, max: 1_500_000 }).map((n) => formatYuan(fen(BigInt(n))));
  fc.assert(
    fc.property(days, amounts, (on, amount) => {
      const asOf = '2027-03-30';
      const kept = repayment('2027-02-01', '50.00');
      const events = [kept, { ...repayment(on, amount), id: 'gone' }];
      const without = scheduleOf({ ...terms, asOf, events: [kept] });
      for (const of of ['gone', 1]) {
        const document = {
          ...terms,
          asOf,
          events: [...events, { type: 'reversal', on: asOf, of }],
        };
        expect(scheduleOf(document)).toEqual(without);
      }
      fc.pre(on >= '2027-02-01'); // Without `of` the latest goes.
      const document = { ...terms, asOf, events: [...events, { type: 'reversal', on: asOf }] };
      expect(scheduleOf(document)).toEqual(without);
    }),
  );
});

test('behaviour: a fee stands with the next installment, in the plan too', () => {
  const events = [{ type: 'fee', on: '2027-02-10', amount: '12.34' }];
  expect(column({ ...terms, events }, 'fees')).toEqual(['0.00', '12.34', '0.00']);
  expect(column({ ...terms, events, asOf: '2027-02-10' }, 'fees')).toEqual([
    '0.00',
    '12.34',
    '0.00',
  ]);
});

test('behaviour: the LPR of the first day and points, set anew where it changed', () => {
  const { annualRatePercent: _, ...rest } = terms;
  const lpr = { tenor: '1y', pointsBp: 255, reset: 'january_1' }; // 6 percent, then 5.65.
  const document = { ...rest, method: 'interest_only', startOn: '2024-11-15', dayCount: '30/360' };
  expect(column({ ...document, lpr }, 'interest')).toEqual(['56.50', '56.50', '56.50']);
  const earlier = { ...document, startOn: '2024-05-15', installments: 9 };
  expect(column({ ...earlier, lpr }, 'interest').slice(-3)).toEqual(['60.00', '58.31', '56.50']);
  const lprTable = [{ on: '2024-12-20', '1y': '2.45', '5y': '3' }];
  expect(column({ ...document, lpr, lprTable }, 'interest')).toEqual(['56.50', '53.35', '50.00']);
});

test('behaviour: a due date moves off the holidays of China, and its period with it', () => {
  // 31 January 2026 is a Saturday off, 28 February one at work.
  const document = { ...terms, startOn: '2025-12-31', installments: 2, holidays: 'cn' };
  expect(column(document, 'dueOn', 'days')).toEqual(['2026-02-02 33', '2026-02-28 26']);
  const previous = { ...document, holidayShift: 'previous' };
  expect(column(previous, 'dueOn', 'days')).toEqual(['2026-01-30 30', '2026-02-28 29']);
});

test('behaviour: amounts may be JSON numbers that say what they mean, and begin with a point', () => {
  const document = { ...terms, principal: 12_000, annualRatePercent: 12 };
  expect(scheduleOf(document)).toEqual(scheduleOf(terms));
  expect(scheduleOf({ ...terms, principal: '.20' }).totals.principal).toBe('0.20');
  expect(scheduleOf({ ...terms, principal: 0.2 }).totals.principal).toBe('0.20');
});

test('regression: what changes the contract on the first day needs no money to be out', () => {
  const on = terms.startOn;
  const events = [
    { type: 'rate_change', on, annualRatePercent: '6' },
    repayment('2027-02-04', '4062'),
  ];
  expect(column({ ...terms, events }, 'interest', 'paid')[0]).toBe('62.00 4062.00');
});

test('regression: a loan that was repaid in full can be drawn again before it ends', () => {
  const drawings = [
    { on: '2027-01-04', amount: '2000' },
    { on: '2027-02-10', amount: '3000' },
  ];
  const events = [repayment('2027-01-04', '2000')];
  const { totals } = scheduleOf({ ...terms, method: 'revolving_daily', drawings, events });
  expect([totals.principal, totals.paid]).toEqual(['5000.00', '2000.00']);
});
