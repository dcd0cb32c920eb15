import type { z } from 'zod';
import type { Layout } from '../files/layout.ts';

/**
 * How banks lay out the statements that their customers export. Written down from exports as people
 * describe them, none confirmed by a bank: a lender adds and corrects layouts by `STATEMENT_LAYOUTS`.
 */
export const bankLayouts: readonly z.input<typeof Layout>[] = [
  {
    id: 'icbc', // 工商银行: money in and out in columns of their own.
    needs: ['交易日期', '记账金额(收入)', '记账金额(支出)'],
    columns: {
      day: ['交易日期'],
      time: ['交易时间'],
      memo: ['摘要'],
      currency: ['记账币种'],
      in: ['记账金额(收入)'],
      out: ['记账金额(支出)'],
      balance: ['余额'],
      otherName: ['对方户名'],
      otherAccount: ['对方账号'],
      serial: ['流水号', '交易流水号'],
    },
  },
  {
    id: 'ccb', // 建设银行: debit and credit as a company's account has them.
    needs: ['借方发生额（支取）', '贷方发生额（收入）'],
    columns: {
      day: ['交易时间', '记账日期'],
      currency: ['币种'],
      in: ['贷方发生额（收入）'],
      out: ['借方发生额（支取）'],
      balance: ['余额'],
      otherName: ['对方户名'],
      otherAccount: ['对方账号'],
      memo: ['摘要', '备注'],
      serial: ['账户明细编号-交易流水号', '企业流水号'],
      account: ['账号'],
    },
  },
  {
    id: 'abc', // 农业银行: one signed amount.
    needs: ['交易时间', '交易金额', '交易后余额'],
    columns: {
      day: ['交易日期', '交易时间'],
      signed: ['交易金额'],
      balance: ['交易后余额', '本次余额'],
      currency: ['币种'],
      otherName: ['对方户名', '对方名称'],
      otherAccount: ['对方账号'],
      memo: ['交易摘要', '摘要'],
      serial: ['日志号', '交易流水号'],
    },
  },
  {
    id: 'cmb', // 招商银行: one amount and a mark of its direction.
    needs: ['交易日', '交易时间', '借贷标志', '交易金额'],
    columns: {
      day: ['交易日'],
      time: ['交易时间'],
      direction: ['借贷标志'],
      amount: ['交易金额'],
      balance: ['余额'],
      currency: ['币种'],
      otherName: ['收(付)方名称'],
      otherAccount: ['收(付)方账号'],
      memo: ['摘要'],
      serial: ['流水号'],
    },
  },
];
