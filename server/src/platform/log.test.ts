import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { errorFields } from './log.ts';

/** What a process writes that logs `fields`, one parsed line each. */
function logged(code: string): Record<string, unknown>[] {
  const module = new URL('./log.ts', import.meta.url).href;
  const script = `import { openLog } from '${module}'; const log = openLog('info'); ${code}`;
  const out = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
  });
  return out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

test('behaviour: a line is an event name, a level, a time and the fields', () => {
  const [line] = logged("log.info('loan.disbursed', { loanId: 'loan_1', ms: 12 });");
  expect(line).toMatchObject({ event: 'loan.disbursed', level: 'info', loanId: 'loan_1', ms: 12 });
  expect(line?.time).toMatch(/^\d{4}-\d{2}-\d{2}T/);
});

test('behaviour: personal fields are dropped, however deep they stand', () => {
  const lines = logged(`
    const person = { holderName: '林岚', accountNumber: '6222', phone: '138', id: 'kept' };
    log.warn('a', { ...person, token: 't', accessToken: 't' });
    log.error('b', { inner: person });
    log.info('c', { list: [{ deep: { deeper: person } }] });`);
  expect(JSON.stringify(lines)).not.toMatch(/林岚|6222|138|"t"/);
  const kept = { id: 'kept' };
  expect(lines).toMatchObject([
    { id: 'kept' },
    { inner: kept },
    { list: [{ deep: { deeper: kept } }] },
  ]);
});

test('behaviour: of an error its class, code and place are kept, and of anything else nothing', () => {
  class Away extends Error {
    override readonly name = 'Away';
    readonly code = 'bank_unavailable';
    readonly secret = 's3cret';
  }
  const fields = errorFields(new Away('No answer'));
  expect(fields).toMatchObject({ error: 'Away', code: 'bank_unavailable', detail: 'No answer' });
  expect(fields.stack).toContain('log.test.ts');
  expect(JSON.stringify(fields)).not.toContain('s3cret');
  expect(errorFields({ token: 'x' })).toEqual({
    error: 'unknown',
    code: null,
    detail: null,
    stack: null,
  });
});
