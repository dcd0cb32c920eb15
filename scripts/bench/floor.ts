import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SandboxConfig } from '../../lab/sandbox/index.ts';
import { fen } from '../../server/src/kernel/index.ts';
import {
  type Database,
  getBusinessDate,
  newId,
  systemClock,
} from '../../server/src/platform/index.ts';
import { connectBank } from '../../server/src/rails/index.ts';
import { timed } from './figure.ts';

// The least that paying out can cost on this machine: two commits of one row each, and one signed
// call to the bank, verified both ways. Asked beside each drawing, so that both meet the same machine.

export interface Floor {
  /** Two commits and a status inquiry, which makes the bank write nothing. Unit: ms. */
  inquiry(): Promise<number>;
  /** Two commits and a bare transfer, which the bank has to put on its disk. Unit: ms. */
  transfer(): Promise<number>;
  close(): void;
}

export async function openFloor(db: Database, sandboxDir: string): Promise<Floor> {
  const config = JSON.parse(readFileSync(join(sandboxDir, 'config.json'), 'utf8')) as SandboxConfig;
  const bank = connectBank(config.bank, systemClock);
  const on = await getBusinessDate(db);
  await db.exec`create table bench_floor (id text primary key)`;
  const commit = () => db.exec`insert into bench_floor (id) values (${newId('floor')})`;
  const beside = async (call: () => Promise<unknown>): Promise<number> => {
    const { ms } = await timed(async () => {
      await commit();
      await call();
      await commit();
    });
    return ms;
  };
  return {
    inquiry: () => beside(() => bank.queryTransfer(`payout:${newId('loan')}`)),
    transfer: () =>
      beside(() =>
        bank.transfer({
          id: `payout:${newId('loan')}`,
          to: { name: '陈国平', accountNumber: '6222021234567890123' },
          amount: fen(10_000n),
          purpose: '测速',
          on,
        }),
      ),
    close: () => bank.close(),
  };
}
