import { formatYuan, shanghaiStamp } from '@open310/server/kernel';
import type { TillPayment } from '../../economy/index.ts';

const columns = [
  ...[
    '商户号',
    '门店号',
    '终端号',
    '交易时间',
    '交易类型',
    '批次号',
    '凭证号',
    '参考号',
    '卡号',
    '卡类型',
  ],
  ...[
    '发卡行代码',
    '发卡行',
    '交易金额',
    '手续费',
    '交易日期',
    '交易单号',
    '商户订单号',
    '备注',
    '应用号',
  ],
  ...[
    '原交易金额',
    '清算金额',
    '产品类型',
    '原交易单号',
    '渠道',
    '优惠金额',
    '分期期数',
    '分期手续费',
    '操作员',
  ],
  ...['币种', '交易状态', '清算日期', '商户名称', '门店名称', '终端名称'],
];
const ways = { wechat: '微信支付', unionpay: '银联二维码', card: '刷卡消费' } as const;

/** Allinpay's list of a merchant's payments: 34 columns, of which most are empty. */
export function acquirerRows(merchantNo: string, payments: readonly TillPayment[]): string[][] {
  return [
    columns,
    ...payments.map((p) => {
      const cells: Record<string, string> = {
        商户号: merchantNo,
        终端号: p.terminalNo,
        交易时间: shanghaiStamp(p.at),
        交易类型: '消费',
        参考号: p.id.slice(-12),
        卡号: p.payer,
        交易金额: formatYuan(p.amount),
        手续费: formatYuan(p.fee),
        交易单号: p.id,
        产品类型: ways[p.channel],
        币种: 'CNY',
      };
      return columns.map((name) => cells[name] ?? '');
    }),
    ['合计', String(payments.length)],
  ];
}
