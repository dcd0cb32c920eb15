import { parseArgs } from 'node:util';
import { instant, parseBusinessDate, startOfDay } from '@open310/server/kernel';
import type { SandboxOptions } from './index.ts';

// The partners as one process: `node lab/sandbox/main.ts --port 3200 --data ./data/sandbox`.

const usage = `Usage: main.ts [--port N] [--bank-port N] [--data DIR] [--seed N] [--today YYYY-MM-DD]
               [--lender-url URL] [--rate-limit CALLS_PER_SECOND] [--bank-settle instant|delayed]`;

class BadUsage extends Error {}

const whole = (name: string, text: string, max: number): number => {
  if (!/^\d{1,15}$/.test(text) || Number(text) > max)
    throw new BadUsage(`--${name}: not a number up to ${max}`);
  return Number(text);
};

/** Noon of the day, or this moment. */
function todayOf(text: string | undefined): SandboxOptions['today'] {
  if (text === undefined) return instant(Date.now());
  const date = parseBusinessDate(text);
  if (!date) throw new BadUsage('--today: not a date like 2027-01-04');
  return instant(startOfDay(date) + 12 * 3_600_000);
}

function readOptions(args: readonly string[]): SandboxOptions {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: text,
      'bank-port': text,
      data: text,
      seed: text,
      today: text,
      'lender-url': text,
      'rate-limit': text,
      'bank-settle': text,
    },
  });
  const settle = values['bank-settle'] ?? 'instant';
  if (settle !== 'instant' && settle !== 'delayed')
    throw new BadUsage('--bank-settle: instant or delayed');
  const lenderUrl = values['lender-url'];
  if (lenderUrl !== undefined && !/^https?:\/\/[^/]/.test(lenderUrl))
    throw new BadUsage('--lender-url: not an http address');
  const limit = values['rate-limit'];
  return {
    port: whole('port', values.port ?? '0', 65_535),
    bankPort: whole('bank-port', values['bank-port'] ?? '0', 65_535),
    seed: whole('seed', values.seed ?? '310', 2 ** 31),
    today: todayOf(values.today),
    bankSettle: settle,
    ...(values.data === undefined ? {} : { dataDir: values.data }),
    ...(lenderUrl === undefined ? {} : { lenderUrl }),
    ...(limit === undefined
      ? {}
      : { rateLimit: { calls: Math.max(1, whole('rate-limit', limit, 1e6)), perMs: 1_000 } }),
  };
}

function optionsOrExit(args: readonly string[]): SandboxOptions {
  try {
    return readOptions(args);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}\n`);
    process.exit(2);
  }
}

const options = optionsOrExit(process.argv.slice(2));
const { startSandbox } = await import('./index.ts'); // After the flags: a wrong one answers at once.
const sandbox = await startSandbox(options).catch((error: Error) => {
  process.stderr.write(`The sandbox did not start: ${error.message}\n`);
  process.exit(1);
});
const end = () => void sandbox.close().then(() => process.exit(0));
process.once('disconnect', end); // Started by another process that is gone.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, end);
}
process.stdout.write(
  `${JSON.stringify({ ready: true, url: sandbox.url, bankUrl: sandbox.bank.url })}\n`,
);
