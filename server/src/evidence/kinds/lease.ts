import { definePaper } from '../define.ts';
import { spanChecks } from './span.ts';

/** A contract of rent for the place of business. */
export const leasePaper = definePaper({
  id: 'lease',
  says: { zh: '经营场所租赁合同', en: 'Lease of the premises' },
  why: { zh: '证明经营场所', en: 'Shows where the business is' },
  marks: [
    ['租赁合同', 3],
    ['租房合同', 3],
    ['租赁协议', 3],
    ['出租方', 1],
    ['承租方', 1],
    ['出租人', 1],
    ['承租人', 1],
    ['租金', 1],
    ['租赁期限', 1],
    ['押金', 1],
  ],
  fields: [
    {
      id: 'lessor',
      says: { zh: '出租方', en: 'Lessor' },
      ...{ shape: 'name', labels: ['出租方', '出租人', '甲方'], needed: true },
    },
    {
      id: 'lessee',
      says: { zh: '承租方', en: 'Lessee' },
      ...{ shape: 'name', labels: ['承租方', '承租人', '乙方'], needed: true },
    },
    {
      id: 'address',
      says: { zh: '地址', en: 'Address' },
      ...{ shape: 'text', labels: ['房屋坐落', '租赁地址', '房屋地址', '坐落'] },
    },
    { id: 'from', says: { zh: '起', en: 'From' }, shape: 'day', labels: [] },
    { id: 'to', says: { zh: '止', en: 'To' }, shape: 'day', labels: [], needed: true },
    {
      id: 'rent',
      says: { zh: '租金', en: 'Rent' },
      ...{ shape: 'yuan', labels: ['月租金', '租金', '每月租金'] },
    },
  ],
  ...spanChecks(['租赁期限', '租期', '租赁期']),
  ...{ byMachine: false, same: ['lessor', 'lessee', 'from'], keepDays: 365 },
});
