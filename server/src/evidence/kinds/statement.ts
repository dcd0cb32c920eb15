import { definePaper } from '../define.ts';
import { rowsOf, toCsv } from '../statement-rows.ts';

/** A bank's statement, printed into a PDF or photographed. */
export const statementPaper = definePaper({
  id: 'statement',
  says: { zh: '银行流水', en: 'Bank statement' },
  why: { zh: '证明收入和余额', en: 'Shows money in and balances' },
  marks: [
    ['交易明细', 3],
    ['对账单', 3],
    ['账户明细', 3],
    ['银行流水', 3],
    ['余额', 1],
    ['户名', 1],
    ['账号', 1],
    ['交易日期', 1],
    ['交易时间', 1],
    ['对方户名', 1],
    ['摘要', 1],
    ['借方', 1],
    ['贷方', 1],
  ],
  fields: [
    {
      id: 'account',
      says: { zh: '账号', en: 'Account' },
      ...{ shape: 'account', labels: ['账号', '卡号', '账户', '帐号'], needed: true },
    },
    {
      id: 'holder',
      says: { zh: '户名', en: 'Holder' },
      ...{ shape: 'name', labels: ['户名', '账户名称', '客户名称', '姓名'] },
    },
    { id: 'from', says: { zh: '起', en: 'From' }, shape: 'day', labels: [] },
    { id: 'to', says: { zh: '止', en: 'To' }, shape: 'day', labels: [] },
    { id: 'lines', says: { zh: '笔数', en: 'Lines' }, shape: 'text', labels: [] },
  ],
  look: ({ runs }, found) => {
    const { lines, days } = rowsOf(runs);
    const [from, to] = [days[0], days.at(-1)];
    return {
      ...found,
      lines: { value: String(lines), sure: 1 },
      ...(from && to ? { from: { value: from, sure: 1 }, to: { value: to, sure: 1 } } : {}),
    };
  },
  check: ({ fields, today }) => (fields.to && fields.to.value > today ? ['day_to_come'] : []),
  ...{ byMachine: true, same: ['account', 'from', 'to', 'lines'], keepDays: 365 },
  // Off a picture a row may be lost or a digit wrong: only a file's own words become facts.
  facts: (_, text) =>
    text?.by === 'text'
      ? { source: 'statement', method: 'statement.csv', body: Buffer.from(toCsv(text.runs)) }
      : null,
});
