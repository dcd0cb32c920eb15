import assert from 'node:assert/strict';
import { afterAll, expect, test } from 'vitest';
import { startSandbox } from '../../lab/sandbox/index.ts';
import {
  type CreditLine,
  openCreditReporter,
  readSourceSettings,
} from '../../server/src/connectors/index.ts';
import { businessDate, fen, instant, startOfDay } from '../../server/src/kernel/index.ts';
import { manualClock } from '../../server/src/platform/index.ts';

// The monthly report to the credit bureau, over the wire to the bureau's twin.

const clock = manualClock(instant(startOfDay(businessDate('2027-01-04')) + 12 * 3_600_000));
const sandbox = await startSandbox({
  ...{ seed: 310, today: clock.now(), now: clock.now, notifyUrl: null, bankNoticeUrl: null },
});
afterAll(() => sandbox.close());
const { settings } = readSourceSettings(sandbox.config.environment);
const sleep = async (ms: number) => clock.advance(ms);
const bureau = openCreditReporter(settings, { clock, sleep }) ?? assert.fail('no bureau');

const line = (loanNo: string, more: Partial<CreditLine> = {}): CreditLine => ({
  ...{ loanNo, subject: { creditCode: '91350100M000100Y43' } },
  ...{ openedOn: businessDate('2026-10-01'), endsOn: businessDate('2027-10-01') },
  ...{ principal: fen(1_200_000n), owed: fen(1_206_720n), overdue: fen(0n), dpd: 0 },
  ...{ status: 'open', ...more },
});
const told = async (): Promise<Record<string, object>> =>
  (await fetch(`${sandbox.url}/bureau/reported?month=2026-12`)).json() as never;

test('behaviour: an answer that is lost is asked for again, and the loans are told once', async () => {
  sandbox.faults.inject({ partner: 'bureau', kind: 'answer_lost', times: 1 });
  const batch = { batchId: '2026-12:a', month: '2026-12', lines: [line('l_1'), line('l_2')] };
  expect(await bureau.send(batch)).toBe('RC-2026-12:a');
  expect(await told()).toMatchObject({
    '2026-12 l_1': { principal: '12000.00', owed: '12067.20', overdue: '0.00', dpd: 0 },
    '2026-12 l_2': { status: 'open', openedOn: '2026-10-01', endsOn: '2027-10-01' },
  });
  const mended = [line('l_1', { dpd: 3, overdue: fen(12_345n) }), line('l_2')];
  await bureau.send({ ...batch, batchId: '2026-12:b', lines: mended });
  expect(await told()).toMatchObject({ '2026-12 l_1': { overdue: '123.45', dpd: 3 } });
  expect(Object.keys(await told())).toHaveLength(2);
});

test('error: a bureau that is down is told so, one that answers for another is not believed', async () => {
  const batch = { batchId: '2026-12:c', month: '2026-12', lines: [line('l_3')] };
  sandbox.faults.inject({ partner: 'bureau', kind: 'http500', times: 9 });
  await expect(bureau.send(batch)).rejects.toThrow('No answer');
  sandbox.faults.clear();
  clock.advance(60_000);
  sandbox.faults.inject({ partner: 'bureau', kind: 'tampered_signature', times: 9 });
  await expect(bureau.send(batch)).rejects.toThrow('not signed by it');
  sandbox.faults.clear();
  await expect(bureau.send({ ...batch, lines: [{ ...line('l_4'), subject: {} }] })).rejects.toThrow(
    'line_wrong',
  );
  expect(openCreditReporter({}, { clock })).toBeUndefined();
});
