import { type Fen, fen, formatYuan, shanghaiStamp } from '@open310/server/kernel';
import type { BankBook, BankLine, Firm } from '../../economy/index.ts';

/** The layouts that the sandbox's banks export in. */
export const statementLayouts = ['icbc', 'ccb', 'abc', 'cmb'] as const;
export type StatementLayout = (typeof statementLayouts)[number];

type Rows = string[][];
const plain = (amount: Fen): string => formatYuan(amount);
const grouped = (amount: Fen): string => plain(amount).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
const [date, clock] = [
  (line: BankLine) => shanghaiStamp(line.at).slice(0, 10),
  (line: BankLine) => shanghaiStamp(line.at).slice(11),
];
const compact = (line: BankLine) => date(line).replaceAll('-', '');
const accountOf = (line: BankLine) =>
  line.counterparty.memberId.replace(/\D/g, '').padStart(12, '6');
const abs = (line: BankLine): Fen => fen(line.amount < 0n ? -line.amount : line.amount);

/** A bank's statement as its customer exports it: what stands above, the lines, what stands below. */
export function statementRows(layout: StatementLayout, firm: Firm, book: BankBook): Rows {
  return [...above(firm, book), ...sheets[layout](book), ['合计', `${book.lines.length}笔`]];
}

const above = (firm: Firm, book: BankBook): Rows => [
  [`${book.bankName}账户明细`],
  [`账号：${book.account}`, `户名：${firm.name}`, '币种：人民币'],
];

const sheets: Record<StatementLayout, (book: BankBook) => Rows> = {
  icbc: ({ lines }) => [
    [
      '交易日期',
      '交易时间',
      '摘要',
      '记账币种',
      '记账金额(收入)',
      '记账金额(支出)',
      '余额',
      '对方户名',
      '对方账号',
    ],
    ...lines.map((l) => [
      ...[`${date(l)}\t`, clock(l), l.memo, '人民币'],
      ...(l.amount > 0n ? [grouped(l.amount), ''] : ['', grouped(abs(l))]),
      ...[grouped(l.balance), l.counterparty.name, `${accountOf(l)}\t`],
    ]),
  ],
  ccb: ({ account, lines }) => [
    [
      '账号',
      '交易时间',
      '借方发生额（支取）',
      '贷方发生额（收入）',
      '余额',
      '币种',
      '对方户名',
      '对方账号',
      '摘要',
      '账户明细编号-交易流水号',
    ],
    ...[...lines]
      .reverse()
      .map((l) => [
        ...[account, `${compact(l)} ${clock(l)}`],
        ...(l.amount > 0n ? ['0.00', grouped(l.amount)] : [grouped(abs(l)), '0.00']),
        ...[grouped(l.balance), '人民币元', l.counterparty.name, accountOf(l), l.memo, l.id],
      ]),
  ],
  abc: ({ lines }) => [
    ['交易时间', '交易金额', '交易后余额', '币种', '对方户名', '对方账号', '交易摘要', '日志号'],
    ...lines.map((l) => [
      ...[
        `${date(l)} ${clock(l)}`,
        `${l.amount > 0n ? '+' : ''}${plain(l.amount)}`,
        plain(l.balance),
      ],
      ...['人民币', l.counterparty.name, `="${accountOf(l)}"`, l.memo, l.id],
    ]),
  ],
  cmb: ({ lines }) => [
    [
      '交易日',
      '交易时间',
      '借贷标志',
      '交易金额',
      '余额',
      '币种',
      '收(付)方名称',
      '收(付)方账号',
      '摘要',
      '流水号',
    ],
    ...lines.map((l) => [
      ...[compact(l), clock(l), l.amount > 0n ? '贷' : '借', plain(abs(l)), plain(l.balance)],
      ...['CNY', l.counterparty.name, accountOf(l), l.memo, l.id],
    ]),
  ],
};

/** Rows as a CSV: quoted where a cell holds a comma or a quote. */
export const writeCsv = (rows: Rows): string =>
  `${rows.map((row) => row.map((cell) => (/^="|[",\n]/.test(cell) && !/^="\d+"$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')).join('\r\n')}\r\n`;
