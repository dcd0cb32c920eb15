import { isCreditCode } from '../../kernel/index.ts';
import { definePaper } from '../define.ts';

/** A business licence. @source the form in use since 2019 (SAMR), as printed copies show it */
export const licencePaper = definePaper({
  id: 'licence',
  says: { zh: '营业执照', en: 'Business licence' },
  why: { zh: '核实企业是谁', en: 'Shows who the business is' },
  marks: [
    ['营业执照', 3],
    ['统一社会信用代码', 1],
    ['法定代表人', 1],
    ['经营范围', 1],
    ['注册资本', 1],
    ['登记机关', 1],
    ['组成形式', 1],
    ['成立日期', 1],
    ['经营者', 1],
    ['成员出资总额', 1],
  ],
  fields: [
    {
      id: 'creditCode',
      says: { zh: '统一社会信用代码', en: 'Credit code' },
      ...{ shape: 'creditCode', labels: ['统一社会信用代码', '信用代码'] },
      ...{ needed: true, anywhere: true },
    },
    {
      id: 'name',
      says: { zh: '名称', en: 'Name' },
      ...{ shape: 'name', labels: ['名称', '字号名称', '企业名称'], needed: true },
    },
    {
      id: 'representative',
      says: { zh: '法定代表人 / 经营者', en: 'Representative or owner' },
      ...{ shape: 'name', labels: ['法定代表人', '负责人', '经营者', '投资人'] },
    },
    {
      id: 'founded',
      says: { zh: '成立日期', en: 'Founded on' },
      ...{ shape: 'day', labels: ['成立日期', '注册日期'] },
    },
    {
      id: 'address',
      says: { zh: '住所', en: 'Address' },
      ...{ shape: 'text', labels: ['住所', '经营场所', '主要经营场所'] },
    },
  ],
  check: ({ fields, today }) => [
    ...(fields.creditCode && !isCreditCode(fields.creditCode.value)
      ? (['credit_code_wrong'] as const)
      : []),
    ...(fields.founded && fields.founded.value > today ? (['day_to_come'] as const) : []),
  ],
  ...{ byMachine: false, byRegister: true, same: ['creditCode'], keepDays: 1_825 },
});
