import type { Connection } from '../connectors/index.ts';
import {
  type Id,
  isCreditCode,
  isIdCard,
  ok,
  type Result,
  refuse,
  type Says,
} from '../kernel/index.ts';
import { saveIdentifier } from '../party/index.ts';
import type { Deps } from './deps.ts';

/** Numbers that a borrower may be asked for, as sources are found or files are known by them. */
export const ownNumbers = {
  creditCode: {
    label: { zh: '统一社会信用代码', en: 'Unified social credit code' },
    hint: { zh: '18 位，见营业执照', en: '18 characters, on your business licence' },
    pattern: '^[0-9A-HJ-NPQRTUWXYa-hj-npqrtuwxy]{18}$',
    holds: (text: string) => isCreditCode(text.toUpperCase()),
  },
  idCard: {
    label: { zh: '经营者身份证号', en: 'Identity card of the owner' },
    hint: { zh: '18 位', en: '18 characters' },
    pattern: '^\\d{17}[\\dXx]$',
    holds: isIdCard,
  },
  bankAccount: {
    label: { zh: '经营账户账号', en: 'Bank account of the business' },
    hint: { zh: '收款的对公账号或银行卡号', en: 'The account or card that customers pay into' },
    pattern: '^\\d{8,32}$',
    holds: (text: string) => /^\d{8,32}$/.test(text),
  },
} as const satisfies Record<string, OwnNumber>;
export type OwnNumberKind = keyof typeof ownNumbers;
export const ownNumberKinds = Object.keys(ownNumbers) as [OwnNumberKind, ...OwnNumberKind[]];

/** The numbers of which one is to be told before a source can be asked; nothing where one is known. */
export function numbersNeeded(
  connection: Connection,
  known: readonly { readonly kind: string }[],
): OwnNumberKind[] {
  const asked: readonly string[] = 'asks' in connection ? (connection.asks ?? []) : [];
  if (known.some(({ kind }) => asked.includes(kind))) return [];
  return ownNumberKinds.filter((kind) => asked.includes(kind));
}

interface OwnNumber {
  readonly label: Says;
  readonly hint: Says;
  /** A regular expression of its shape; `holds` judges check characters too. */
  readonly pattern: string;
  holds(text: string): boolean;
}

/** Why a number is not taken. In order of precedence. */
export type NumberRefusal =
  | { readonly code: 'number_malformed'; readonly field: OwnNumberKind }
  /** A source vouches for another one. */
  | { readonly code: 'number_vouched'; readonly field: OwnNumberKind };

/** Keeps what a borrower says their number is; sealed, and until a source vouches for another. */
export async function tellNumber(
  deps: Deps,
  borrowerId: Id<'borrower'>,
  kind: OwnNumberKind,
  value: string,
): Promise<Result<null, NumberRefusal>> {
  const text = value.trim();
  if (!ownNumbers[kind].holds(text)) return refuse({ code: 'number_malformed', field: kind });
  const told = { kind, value: text, source: null, at: deps.clock.now() };
  const held = await saveIdentifier(deps.db, deps.vault, borrowerId, told);
  return held ? ok(null) : refuse({ code: 'number_vouched', field: kind });
}
