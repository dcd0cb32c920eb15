import { definePaper } from '../define.ts';

/** Our own template: takings by month, told by whoever has no till and no bank that exports. */
export const takingsPaper = definePaper({
  id: 'takings',
  says: { zh: '营业额登记表', en: 'Takings by month' },
  why: { zh: '没有连接收银时，说明每月收入', en: 'Tells what came in where no till is connected' },
  marks: [['open310营业额登记表', 6]],
  fields: [
    { id: 'months', says: { zh: '月数', en: 'Months' }, shape: 'text', labels: [], needed: true },
    { id: 'from', says: { zh: '起', en: 'From' }, shape: 'text', labels: [] },
    { id: 'to', says: { zh: '止', en: 'To' }, shape: 'text', labels: [] },
    {
      id: 'total',
      says: { zh: '营业额合计', en: 'Takings' },
      shape: 'yuan',
      labels: [],
      needed: true,
    },
  ],
  check: ({ fields, today }) =>
    fields.to && fields.to.value > today.slice(0, 7) ? ['day_to_come'] : [],
  ...{ byMachine: false, same: ['from', 'to', 'total'], keepDays: 365 },
});
