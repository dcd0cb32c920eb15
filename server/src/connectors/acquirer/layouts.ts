import type { z } from 'zod';
import type { Layout } from '../files/layout.ts';

/**
 * How acquirers lay out what a merchant exports.
 * @source prodoc.allinpay.com 1403: 34 columns, of which these are read
 */
export const acquirerLayouts: readonly z.input<typeof Layout>[] = [
  {
    id: 'allinpay',
    needs: ['商户号', '终端号', '交易类型', '交易金额', '手续费'],
    columns: {
      merchant: ['商户号'],
      day: ['交易时间', '交易日期'],
      type: ['交易类型'],
      reference: ['参考号'],
      card: ['卡号'],
      amount: ['交易金额'],
      fee: ['手续费'],
      trade: ['交易单号'],
      original: ['原交易单号'],
      product: ['产品类型', '产品'],
    },
  },
  {
    id: 'umpay', // 银联商务: as merchants describe it; unconfirmed.
    needs: ['商户编号', '终端编号', '消费金额', '商户手续费'],
    columns: {
      merchant: ['商户编号'],
      day: ['交易日期', '清算日期'],
      time: ['交易时间'],
      type: ['交易类型', '交易名称'],
      reference: ['检索参考号', '系统参考号'],
      card: ['交易卡号', '卡号'],
      amount: ['消费金额'],
      fee: ['商户手续费'],
      trade: ['商户订单号', '流水号'],
      product: ['支付类型', '支付方式'],
    },
  },
];
