import type { Said } from './catalogue.ts';

/** Words of documents and of the page that tells a genuine one. */
export const documents = {
  'documents.title': { zh: '文件', en: 'Documents' },
  'documents.contract': { zh: '借款合同（PDF）', en: 'Loan agreement (PDF)' },
  'documents.disclosure': { zh: '综合融资成本明示表（PDF）', en: 'Total-cost table (PDF)' },
  'documents.receipt': { zh: '{on} 还款凭证（PDF）', en: 'Receipt {on} (PDF)' },
  'documents.statement': { zh: '{month} 对账单（PDF）', en: 'Statement {month} (PDF)' },
  'documents.statements': { zh: '对账单', en: 'Statements' },
  'documents.sealed': {
    zh: '每份文件有编号和电子印章，任何改动都能查出。',
    en: 'Each is numbered and sealed: any change of it shows.',
  },
  'documents.verify': { zh: '验证一份文件', en: 'Check a document' },
  'verify.title': { zh: '验证文件', en: 'Check a document' },
  'verify.lead': {
    zh: '选择您收到的 PDF，逐字节核对是否为本机构出具且未被改动。文件不会保存。',
    en: 'Choose the PDF you hold: it is checked byte by byte whether this lender made it and nobody changed it. The file is not kept.',
  },
  'verify.choose': { zh: '选择 PDF', en: 'Choose a PDF' },
  'verify.genuine': { zh: '真实，未被改动', en: 'Genuine and unchanged' },
  'verify.altered': { zh: '已被改动，请勿采信', en: 'It was changed: do not trust it' },
  'verify.strange': { zh: '不是本机构的印章', en: 'The seal is not this lender’s' },
  'verify.unsealed': {
    zh: '没有电子印章，不是本机构出具的文件',
    en: 'It bears no seal: it is no document of this lender',
  },
  'verify.unknown': { zh: '本机构没有出具过这份文件', en: 'This lender never handed it out' },
  'verify.number': { zh: '编号', en: 'Number' },
  'verify.kind': { zh: '类型', en: 'Kind' },
  'verify.madeAt': { zh: '出具时间', en: 'Made at' },
  'verify.lender': { zh: '印章', en: 'Seal' },
  'verify.kind.contract': { zh: '借款合同', en: 'Loan agreement' },
  'verify.kind.disclosure': { zh: '综合融资成本明示表', en: 'Total-cost table' },
  'verify.kind.receipt': { zh: '还款凭证', en: 'Receipt' },
  'verify.kind.statement': { zh: '对账单', en: 'Statement' },
  'refusal.documents_not_offered': {
    zh: '本机构暂不提供 PDF 文件',
    en: 'This lender hands out no documents.',
  },
  'refusal.statement_not_ready': {
    zh: '该月还没有对账单',
    en: 'There is no statement of this month yet.',
  },
  'refusal.agreement_altered': {
    zh: '合同内容与展示时不一致，请联系我们',
    en: 'What is kept is not what was shown: tell the lender.',
  },
} as const satisfies Record<string, Said>;
