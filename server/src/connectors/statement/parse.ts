import type { NewEvent } from '../../events/index.ts';
import { type Fen, fen, type Instant } from '../../kernel/index.ts';
import { FileRefused } from '../errors.ts';
import type { Layout } from '../files/layout.ts';
import { type Line, momentOf, readSheet, type Sheet, yuanOf } from '../files/layout.ts';
import { tableIn } from '../files/whole-file.ts';
import type { ParseContext, RawPage } from '../source.ts';

interface Entry {
  readonly place: string;
  readonly at: Instant;
  /** Signed: in is positive. */
  readonly amount: Fen;
  readonly balance: Fen | null;
  readonly otherName: string | null;
  readonly otherAccount: string | null;
  readonly serial: string | null;
}

/**
 * The facts in a bank statement: what came in, what went out. The statement must be of the borrower's
 * own account, in renminbi, and its balances must follow from its amounts. Throws `FileRefused`.
 */
export const parserOf =
  (layouts: readonly Layout[]) =>
  (page: RawPage, context: ParseContext): NewEvent[] => {
    const sheet = readSheet(tableIn(page), layouts);
    const account = expectOwn(sheet, context.own);
    const entries = sheet.lines.flatMap((line) => entryOf(line) ?? []);
    if (entries.length === 0) throw new FileRefused('period_unknown');
    expectBalances(entries);
    const seen = new Map<string, number>();
    return entries.map((entry) => {
      const key = [
        account,
        entry.at,
        entry.amount,
        entry.balance,
        entry.serial,
        entry.otherAccount,
      ].join('|');
      const nth = seen.get(key) ?? 0; // Two alike in one second are two, whichever file they come in.
      seen.set(key, nth + 1);
      // Keyed: the account number is in it.
      return factOf(entry, context.blind(`${key}|${nth}`), context);
    });
  };

const accountWords = /(?:账|帐|卡)(?:号|户)[:：]?\s*([\d*]{8,32})/;
const nameWords = /(?:户名|账户名称|帐户名称|公司名称|客户姓名|姓名)[:：]?\s*(\S{2,60})/;

/** The account of a statement, which must be the borrower's: by its number, whole or masked, or its name. */
function expectOwn({ preamble, lines }: Sheet, own: ParseContext['own']): string {
  const head = preamble.join('\n');
  // A label and its value may stand in cells of their own.
  const joined = preamble.join('');
  const account =
    accountWords.exec(head)?.[1] ??
    accountWords.exec(joined)?.[1] ??
    lines[0]?.text('account') ??
    null;
  const name = nameWords.exec(head)?.[1] ?? null;
  if (own.bankAccount === undefined && own.name === undefined)
    throw new FileRefused('owner_unknown');
  const byAccount =
    account !== null && own.bankAccount !== undefined && fits(account, own.bankAccount);
  const byName = account === null && name !== null && name === own.name;
  if (!byAccount && !byName)
    throw new FileRefused('not_yours', account === null ? null : account.slice(-4));
  return own.bankAccount ?? name ?? '';
}

/** `6222****1234` fits every account with that beginning and that end. */
const fits = (shown: string, account: string): boolean => {
  const [head = '', ...rest] = shown.split(/\*+/);
  if (rest.length === 0) return shown === account;
  return (
    account.startsWith(head) &&
    account.endsWith(rest.at(-1) ?? '') &&
    head.length + (rest.at(-1) ?? '').length >= 6
  );
};

const renminbi = /^(人民币|rmb|cny|人民币元|¥)?$/i;

function entryOf(line: Line): Entry | null {
  if (!renminbi.test(line.text('currency') ?? ''))
    throw new FileRefused('currency_unknown', line.place);
  const amount = amountOf(line);
  if (amount === 0n) return null;
  return {
    place: line.place,
    at: momentOf(line, 'day'),
    amount,
    balance: yuanOf(line, 'balance'),
    otherName: line.text('otherName'),
    otherAccount: line.text('otherAccount'),
    serial: line.text('serial'),
  };
}

function amountOf(line: Line): Fen {
  const signed = yuanOf(line, 'signed');
  if (signed !== null) return signed;
  const amount = yuanOf(line, 'amount');
  if (amount !== null) {
    const direction = line.text('direction') ?? '';
    if (/^(贷|收|C)/i.test(direction)) return amount;
    if (/^(借|支|D)/i.test(direction)) return fen(-amount);
    throw new FileRefused('row_malformed', line.place);
  }
  const [come, gone] = [yuanOf(line, 'in'), yuanOf(line, 'out')];
  if (come === null && gone === null) throw new FileRefused('row_malformed', line.place);
  return fen((come ?? 0n) - (gone ?? 0n));
}

/** Oldest first or newest first: one of the two must hold for every line that prints a balance. */
function expectBalances(entries: readonly Entry[]): void {
  const up = firstBreak(entries);
  if (up === null) return;
  if (firstBreak([...entries].reverse()) !== null) throw new FileRefused('totals_differ', up);
}

function firstBreak(entries: readonly Entry[]): string | null {
  for (const [i, { balance, amount, place }] of entries.entries()) {
    const before = entries[i - 1]?.balance ?? null;
    if (before !== null && balance !== null && before + amount !== balance) return place;
  }
  return null;
}

function factOf(entry: Entry, digest: string, context: ParseContext): NewEvent {
  const { at: occurredAt, amount, balance: balanceAfterFen, serial } = entry;
  const base = { borrowerId: context.borrowerId, source: 'statement' as const, rawId: null };
  const entryId = serial ?? digest;
  const other = otherOf(entry, context);
  const id = `statement:${digest}`;
  if (amount > 0n) {
    const data = { entryId, amountFen: amount, balanceAfterFen, payer: other };
    return { ...base, id, kind: 'bank.received', occurredAt, data };
  }
  const data = { entryId, amountFen: fen(-amount), balanceAfterFen, payee: other };
  return { ...base, id, kind: 'bank.paid', occurredAt, data };
}

/** By account where it is printed in full, and the name tied to it. */
function otherOf({ otherName, otherAccount }: Entry, context: ParseContext): string | null {
  const byName = otherName === null ? null : context.identify('name', otherName);
  if (otherAccount === null || !/^\d{8,32}$/.test(otherAccount)) return byName;
  const byAccount = context.identify('bankAccount', otherAccount);
  if (byName !== null) context.tie(byAccount, byName);
  return byAccount;
}
