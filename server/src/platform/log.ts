import { pino } from 'pino';
import type { Json } from '../kernel/index.ts';

type Fields = Readonly<Record<string, Json>>;

/**
 * JSON lines; the message is a fixed event name (`loan.disbursed`), everything else stands in fields.
 * Fields are ids, codes and counts: never a name, a phone, an account number or a token.
 */
export interface Log {
  info(event: string, fields?: Fields): void;
  warn(event: string, fields?: Fields): void;
  error(event: string, fields?: Fields): void;
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

// The last line of defence: a field of such a name is dropped whoever wrote it.
const personal = ['name', 'phone', 'token', 'account', 'accountNumber', 'holderName', 'password'];

/** Opens the process's log on standard output. */
export function openLog(level: LogLevel): Log {
  const out = pino({
    level,
    base: null,
    messageKey: 'event',
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: personal.flatMap((field) => [field, `*.${field}`]), remove: true },
  });
  return {
    info: (event, fields = {}) => out.info(fields, event),
    warn: (event, fields = {}) => out.warn(fields, event),
    error: (event, fields = {}) => out.error(fields, event),
  };
}

/** A log that keeps silent, for tests and tools. */
export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} };

/** What may be logged of an unknown error: its class, code and stack, not its data. */
export const errorFields = (error: unknown): Record<string, Json> =>
  error instanceof Error
    ? {
        error: error.name,
        code: 'code' in error ? String(error.code) : null,
        detail: error.message.slice(0, 500),
        stack: error.stack?.split('\n').slice(1, 6).join(' | ') ?? null,
      }
    : { error: 'unknown', code: null, detail: null, stack: null };
