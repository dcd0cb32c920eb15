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

// The last line of defence: a field of such a name is dropped, however deep, whoever wrote it.
const personal = new Set([
  'name',
  'displayName',
  'holderName',
  'phone',
  'account',
  'accountNumber',
  'bankCard',
  'token',
  'accessToken',
  'refreshToken',
  'password',
]);

const withoutPersonal = (fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([key]) => !personal.has(key))
      .map(([key, member]) => [key, inside(member)]),
  );

const inside = (value: Json): Json => {
  if (value === null || typeof value !== 'object') return value;
  return Array.isArray(value) ? value.map(inside) : withoutPersonal(value as Fields);
};

/** Opens the process's log on standard output. */
export function openLog(level: LogLevel): Log {
  const out = pino({
    level,
    base: null,
    messageKey: 'event',
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
  });
  return {
    info: (event, fields = {}) => out.info(withoutPersonal(fields), event),
    warn: (event, fields = {}) => out.warn(withoutPersonal(fields), event),
    error: (event, fields = {}) => out.error(withoutPersonal(fields), event),
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
