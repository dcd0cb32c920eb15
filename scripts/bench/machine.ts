import { readFileSync } from 'node:fs';
import os from 'node:os';
import { column, type Db, row } from '../../server/src/platform/index.ts';

/** The machine a run was made on. */
export interface Machine {
  readonly cores: number;
  readonly cpu: string;
  readonly memoryGb: number;
  readonly node: string;
  readonly postgres: string;
  readonly fsync: string;
  /** Others at work on this machine when the run began: far above 0, the times are not its own. */
  readonly loadBefore: number;
}

const Settings = row({ version: column.text, fsync: column.text });

export async function describeMachine(db: Db): Promise<Machine> {
  const { version, fsync } = await db.one(Settings)`
    select current_setting('server_version') as version, current_setting('fsync') as fsync`;
  return {
    cores: os.availableParallelism(),
    cpu: os.cpus()[0]?.model ?? 'unknown',
    memoryGb: Math.round(os.totalmem() / 2 ** 30),
    node: process.version,
    postgres: version,
    fsync,
    loadBefore: os.loadavg()[0] ?? 0,
  };
}

/** The most memory that a process has held. Unit: MB; `null` where the system does not tell. */
export function peakMemoryMb(pid: number): number | null {
  try {
    const [, kb] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kb === undefined ? null : Math.round(Number(kb) / 1024);
  } catch {
    return null;
  }
}
