import { fileFaults } from '../connectors/index.ts';
import type { Id, Instant, Says } from '../kernel/index.ts';
import type { Vault } from '../platform/index.ts';
import { type CheckCode, checkTexts } from './define.ts';
import type { Fields } from './fields.ts';
import { findPaperKind } from './kinds.ts';
import { type Sign, signs as signTexts } from './paper-text.ts';
import type { PaperRow } from './queries.ts';
import { paperFaults } from './reader.ts';
import { openFields } from './sealing.ts';
import type { Shape } from './shapes.ts';

/** A paper, opened, in words. */
export interface Paper {
  readonly id: Id<'paper'>;
  readonly borrowerId: Id<'borrower'>;
  readonly format: PaperRow['format'];
  readonly mediaType: string;
  readonly bytes: number;
  /** Whether its bytes are kept still. */
  readonly hasBody: boolean;
  readonly state: PaperRow['state'];
  /** `null`: none that is known. */
  readonly kind: { readonly id: string; readonly says: Says } | null;
  readonly readBy: 'text' | 'sight' | null;
  readonly fields: readonly PaperField[];
  readonly checks: readonly { readonly code: CheckCode; readonly says: Says }[];
  readonly signs: readonly { readonly code: Sign; readonly says: Says }[];
  readonly fault: { readonly code: string; readonly says: Says } | null;
  readonly events: number | null;
  readonly judgedBy: 'machine' | 'register' | 'person' | null;
  readonly reason: string | null;
  readonly decidedByName: string | null;
  readonly receivedAt: Instant;
  readonly judgedAt: Instant | null;
}

/** One thing that a paper says. Money in fen, days as `2026-11-29`. */
export interface PaperField {
  readonly id: string;
  readonly says: Says;
  readonly shape: Shape;
  readonly needed: boolean;
  /** `null`: not found. */
  readonly value: string | null;
  readonly sure: number | null;
}

/** Why a paper is not taken, beside what a reader finds. */
export const takeFaults = {
  paper_same: { zh: '您已交过这份凭证', en: 'You handed in this document before' },
  paper_needs_consent: {
    zh: '请先在“数据来源”授权读取这类记录，再交一次',
    en: 'Allow this kind of record to be read under Sources, then hand it in again',
  },
  paper_takings_empty: { zh: '登记表里没有一行完整的数据', en: 'The form holds no complete line' },
} as const satisfies Record<string, Says>;

const faultTexts: Readonly<Record<string, Says>> = { ...paperFaults, ...fileFaults, ...takeFaults };

export function openPaper(vault: Vault, row: PaperRow): Paper {
  const { borrowerId, id, fieldsSealed, digest: _, sameKey: __, ...kept } = row;
  const kind = findPaperKind(row.kind);
  const fields = openFields(vault, { borrowerId, paperId: id }, fieldsSealed);
  return {
    ...kept,
    ...{ id, borrowerId },
    kind: kind ? { id: kind.id, says: kind.says } : null,
    fields: kind && row.state !== 'reading' ? fieldsOf(kind.fields, fields) : [],
    checks: row.checks.map((code) => ({ code, says: checkTexts[code] })),
    signs: row.signs.map((code) => ({ code, says: signTexts[code] })),
    fault: row.fault === null ? null : { code: row.fault, says: saysOf(row.fault) },
  };
}

const saysOf = (code: string): Says => faultTexts[code] ?? { zh: code, en: code };

const fieldsOf = (
  definitions: readonly { id: string; says: Says; shape: Shape; needed?: boolean }[],
  fields: Fields,
): PaperField[] =>
  definitions.map(({ id, says, shape, needed }) => ({
    ...{ id, says, shape, needed: needed === true },
    value: fields[id]?.value ?? null,
    sure: fields[id]?.sure ?? null,
  }));
