import { z } from 'zod';
import { defineSource } from '../define.ts';
import { einvoiceConnector } from './connector.ts';

const word = (usual: string) => z.string().min(1).default(usual);

/**
 * Fully digital invoices, handed in as files by the taxpayer. A lender that is no bank has no way of its
 * own to the tax offices' data (税总发〔2019〕113号), so nobody is asked here.
 */
export const einvoiceSource = defineSource({
  source: 'einvoice',
  theme: 'invoices',
  name: { zh: '数电发票文件', en: 'E-invoice files' },
  reads: [
    {
      zh: '您交来的发票：号码、日期、金额、税额、商品、对方税号',
      en: 'Invoices you hand in: number, day, amount, tax, goods, the other side’s tax number',
    },
    { zh: '对方的名称和税号只以密文比对', en: 'The other side is compared in sealed form only' },
  ],
  entry: null,
  historyDays: 730,
  follows: [],
  keepRawDays: 365,
  unconfirmed: [
    'the label of a purchase invoice of farm produce (`EINVOICE_PRODUCE_WORD`)',
    'how a red invoice names the blue one (`EINVOICE_RED_OF_WORD`)',
    'the seals of OFD and the signature of XML are not verified: their roots are not public',
  ],
  settings: z.object({
    EINVOICE_FILES: z.literal('on').meta({ description: '`on`: invoice files are taken.' }),
    EINVOICE_PRODUCE_WORD: word('收购').meta({
      description: 'In a label’s name: a purchase invoice of farm produce.',
    }),
    EINVOICE_RED_OF_WORD: word('被红冲蓝字数电发票号码').meta({
      description: 'In the remark of a red invoice, before the blue one’s number.',
    }),
  }),
  open: (s) =>
    einvoiceConnector({
      produceWord: s.EINVOICE_PRODUCE_WORD,
      redOfWord: s.EINVOICE_RED_OF_WORD,
    }),
});
