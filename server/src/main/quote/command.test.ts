import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';

vi.setConfig({ testTimeout: 30_000 }); // A process each, on a machine that may be busy.

const command = fileURLToPath(new URL('../quote.ts', import.meta.url));

function quote(input: string, ...flags: readonly string[]) {
  const done = spawnSync(process.execPath, [command, ...flags], { input, encoding: 'utf8' });
  return { lines: done.stdout.split('\n'), said: done.stderr, exitCode: done.status };
}

const good = {
  principal: '100',
  annualRatePercent: '7',
  method: 'equal_installment',
  interestPeriod: 'daily',
  dayCount: '30/360',
  installments: 6,
  repayEvery: 1,
  repayUnit: 'month',
  startOn: '2024-01-01',
};

test('behaviour: each line has its answer, in order, and a refused one makes the exit code 2', () => {
  const other = { ...good, principal: '200' };
  const input = [good, { ...good, dayCount: 'act/364' }, other].map((d) => JSON.stringify(d));
  const { lines, said, exitCode } = quote([...input, '{"principal":', ''].join('\n'));
  expect(exitCode).toBe(2);
  expect(said).toBe('');
  const [first, second, third, fourth, ...rest] = lines;
  expect(JSON.parse(first ?? '').totals.principal).toBe('100.00');
  expect(JSON.parse(second ?? '').error).toMatchObject({ code: 'bad_choice', field: 'dayCount' });
  expect(JSON.parse(third ?? '').totals.principal).toBe('200.00');
  expect(JSON.parse(fourth ?? '').error).toMatchObject({ code: 'bad_json', field: '' });
  expect(rest).toEqual(['']);
});

test('behaviour: one document over several lines is one line of answer, exit code 0', () => {
  const { lines, said, exitCode } = quote(JSON.stringify(good, null, 2));
  expect([lines.length, said, exitCode]).toEqual([2, '', 0]);
  expect(JSON.parse(lines[0] ?? '').rows).toHaveLength(6);
});

test.each([
  ['nothing on standard input', '\n', []],
  ['a flag it does not know', JSON.stringify(good), ['--json']],
  ['a file where standard input is wanted', '', ['terms.json']],
])('error: %s ends with one line and exit code 2', (_, input, flags) => {
  const { lines, said, exitCode } = quote(input, ...flags);
  expect(exitCode).toBe(2);
  expect(lines).toEqual(['']);
  expect(said).toMatch(/^quote: [^\n]+\n$/);
});
