import { definePaper } from '../define.ts';
import { spanChecks } from './span.ts';

/** A right to work land: the certificate, or a contract by which it was handed on. */
export const landPaper = definePaper({
  id: 'land',
  says: { zh: '土地承包经营权证 / 流转合同', en: 'Land right or land lease' },
  why: { zh: '证明种养面积', en: 'Shows how much land is worked' },
  marks: [
    ['土地承包经营权', 3],
    ['土地经营权流转合同', 3],
    ['承包方', 1],
    ['发包方', 1],
    ['流转', 1],
    ['承包期限', 1],
    ['受让方', 1],
    ['地块', 1],
    ['亩', 1],
  ],
  fields: [
    {
      id: 'holder',
      says: { zh: '承包方 / 受让方', en: 'Holder' },
      ...{ shape: 'name', labels: ['承包方代表', '承包方', '受让方', '乙方'], needed: true },
    },
    {
      id: 'number',
      says: { zh: '权证或合同编号', en: 'Number' },
      ...{ shape: 'text', labels: ['权证编号', '承包合同编号', '合同编号', '编号'] },
    },
    {
      id: 'area',
      says: { zh: '面积（亩）', en: 'Area (mu)' },
      ...{ shape: 'area', labels: ['承包地总面积', '总面积', '流转面积', '面积'], needed: true },
    },
    { id: 'from', says: { zh: '起', en: 'From' }, shape: 'day', labels: [] },
    { id: 'to', says: { zh: '止', en: 'To' }, shape: 'day', labels: [] },
  ],
  ...spanChecks(['承包期限', '流转期限', '期限']),
  ...{ byMachine: false, same: ['number', 'holder'], keepDays: 365 },
});
