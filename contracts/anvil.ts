import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

/** A chain of this process's own, empty at start and gone at the end. */
export interface LocalChain {
  readonly url: string;
  stop(): Promise<void>;
}

const program = (): string => {
  const packageFile = createRequire(import.meta.url).resolve('@foundry-rs/anvil/package.json');
  return join(dirname(packageFile), '../../.bin/anvil');
};

/** Starts anvil on a free port of the loopback; mines a block for every transaction. */
export async function startLocalChain(): Promise<LocalChain> {
  const child = spawn(program(), ['--host', '127.0.0.1', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = once(child, 'close');
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /^Listening on ([\d.]+:\d+)$/.exec(line)?.[1];
    if (address === undefined) continue;
    child.stdout.resume(); // It logs every call; an unread pipe would stop it.
    const stop = async () => {
      child.kill('SIGTERM');
      await ended;
    };
    return { url: `http://${address}`, stop };
  }
  throw new Error('anvil did not start');
}
