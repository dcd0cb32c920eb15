import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { instant } from '../kernel/index.ts';
import type { Content } from './content.ts';
import { makeSeal } from './make-seal.ts';
import { pressAll } from './press.ts';
import { judgeSeal, openSeal } from './seal.ts';

const madeAt = instant(1_798_761_600_000);
const frame = { number: 'No. 00000001', made: '2027-02-01 10:00', language: 'zh' } as const;
const contentOf = (holder: string): Content => ({
  template: 'statement-1',
  title: { zh: '对账单 2027-01', en: 'Statement 2027-01' },
  blocks: [
    { kind: 'heading', text: { zh: '余额', en: 'Balances' } },
    { kind: 'facts', facts: [[{ zh: '借款人', en: 'Borrower' }, holder]] },
  ],
});
const digestOf = (file: Uint8Array) => createHash('sha256').update(file).digest('hex');

test('property: whatever the length of the certificate, every file of a press is sealed whole, and no byte of it may change', async () => {
  for (const name of ['甲', 'A bank', '某某小额贷款有限公司', 'A bank with a name of odd length']) {
    const seal = openSeal(Buffer.from(makeSeal(name, 'secret', madeAt), 'base64'), 'secret');
    const holders = ['王伟', '欧阳娜娜', ''];
    const drafts = holders.map((holder) => ({ content: contentOf(holder), frame, madeAt }));
    const pressed = await pressAll(drafts, seal);
    const files = pressed.map((one) => ('file' in one ? one.file : expect.fail(one.fault)));
    expect(new Set(files.map(digestOf)).size).toBe(3);
    for (const file of files) {
      expect(judgeSeal(file, seal.fingerprint)).toBe('ours');
      // Not in what fills up the room behind the message: it says nothing.
      for (const at of [60, Math.floor(file.length * 0.7), file.length - 40]) {
        const altered = Uint8Array.from(file, (byte, i) => (i === at ? byte ^ 1 : byte));
        expect(judgeSeal(altered, seal.fingerprint)).not.toBe('ours');
      }
    }
  }
});
