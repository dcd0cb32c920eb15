import { type Instant, instant, parseShanghaiStamp } from '@open310/server/kernel';
import type { Resident } from '../merchants.ts';
import type { World } from '../world.ts';
import { type Answer, type Body, invalidArgument, missingArgument, success } from './answer.ts';

/** One verified call. */
export interface Call {
  readonly world: World;
  readonly method: string;
  readonly params: Readonly<Record<string, string>>;
  /** Whose session it is, where the method needs one. */
  readonly resident: Resident | undefined;
}

export interface Method {
  readonly needsSession: boolean;
  handle(call: Call): Answer;
}

const PAGE_DEFAULT = 40;
const PAGE_MAX = 100;

/** TOP shows a seller's trades of the last three months and nothing older. */
export function threeMonthsBefore(now: Instant): Instant {
  const date = new Date(now);
  date.setUTCMonth(date.getUTCMonth() - 3);
  return instant(date.getTime());
}

export interface ListRequest {
  readonly fields: ReadonlySet<string>;
  readonly pageNo: number;
  readonly pageSize: number;
  readonly useHasNext: boolean;
}

/** The parameters that every list method shares, or the fault in them. */
export function readList(params: Readonly<Record<string, string>>): ListRequest | Answer {
  if (!params.fields) return missingArgument('fields');
  const pageNo = Number(params.page_no || '1');
  const pageSize = Number(params.page_size || String(PAGE_DEFAULT));
  if (!Number.isInteger(pageNo) || pageNo < 1) return invalidArgument('page_no');
  if (!Number.isInteger(pageSize) || pageSize < 1 || pageSize > PAGE_MAX)
    return invalidArgument('page_size');
  return {
    fields: new Set(params.fields.split(',').map((name) => name.trim())),
    pageNo,
    pageSize,
    useHasNext: params.use_has_next === 'true',
  };
}

/** A wall-clock parameter: absent is `undefined`, malformed a fault. */
export function readStamp(
  params: Readonly<Record<string, string>>,
  name: string,
): Instant | undefined | Answer {
  const text = params[name];
  if (!text) return undefined;
  return parseShanghaiStamp(text) ?? invalidArgument(name);
}

export const isFault = (value: unknown): value is Answer =>
  typeof value === 'object' && value !== null && ('fault' in value || 'body' in value);

/**
 * One page of `rows`. Counting and looking ahead exclude each other: with `use_has_next` there is no
 * total. An empty list is left out, wrapper and all.
 */
export function listPage<T>(
  rows: readonly T[],
  request: ListRequest,
  wrapper: string,
  item: string,
  toBody: (row: T) => Body,
): Answer {
  const start = (request.pageNo - 1) * request.pageSize;
  const page = rows.slice(start, start + request.pageSize);
  return success({
    ...(request.useHasNext
      ? { has_next: rows.length > start + request.pageSize }
      : { total_results: rows.length }),
    ...(page.length > 0 ? { [wrapper]: { [item]: page.map(toBody) } } : {}),
  });
}

/** Only what was asked for, in the partner's order. */
export const pick = (all: Body, fields: ReadonlySet<string>): Body =>
  Object.fromEntries(Object.entries(all).filter(([name]) => fields.has(name)));
