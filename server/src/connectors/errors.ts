import { OperationalError } from '../platform/index.ts';

/** A partner that did not answer, or said that it cannot just now. Reads may be repeated. */
export class PartnerUnavailable extends OperationalError {
  override readonly name = 'PartnerUnavailable';
  readonly code = 'partner_unavailable';
  readonly retryable = true;
  /** How long the partner asked to be left alone, where it said so. */
  readonly retryAfterMs: number | undefined;

  constructor(partner: string, what: string, cause: unknown, retryAfterMs?: number) {
    super(`No answer from ${partner} to ${what}.`, { cause });
    this.retryAfterMs = retryAfterMs;
  }
}

/** An answer whose signature is missing or does not fit. Nothing of it may be used or stored. */
export class PartnerAnswerForged extends OperationalError {
  override readonly name = 'PartnerAnswerForged';
  readonly code = 'partner_answer_forged';
  readonly retryable = false;

  constructor(partner: string, what: string) {
    super(`The answer of ${partner} to ${what} is not signed by it.`);
  }
}

/** An answer without a field that matters, or with one of another shape: the partner changed. */
export class PartnerAnswerMalformed extends OperationalError {
  override readonly name = 'PartnerAnswerMalformed';
  readonly code = 'partner_answer_malformed';
  readonly retryable = false;
  /** Where it stands in the answer: `trades.trade.3.payment`. */
  readonly field: string;

  constructor(partner: string, what: string, field: string) {
    super(`The answer of ${partner} to ${what} is malformed at "${field}".`);
    this.field = field;
  }
}

/** The borrower's token is expired or revoked: refresh it, or ask the borrower again. */
export class GrantExpired extends OperationalError {
  override readonly name = 'GrantExpired';
  readonly code = 'grant_expired';
  readonly retryable = false;

  constructor(partner: string, what: string) {
    super(`${partner} no longer accepts the grant for ${what}.`);
  }
}

/** The partner understood the call and refuses it: a permission, a parameter, a contract. */
export class PartnerRefusedCall extends OperationalError {
  override readonly name = 'PartnerRefusedCall';
  readonly code = 'partner_refused_call';
  readonly retryable = false;
  /** The partner's own codes, for the operator. */
  readonly partnerCode: string;
  readonly partnerSubCode: string | null;

  constructor(partner: string, what: string, partnerCode: string, partnerSubCode: string | null) {
    super(`${partner} refuses ${what}: ${partnerCode} ${partnerSubCode ?? ''}`.trimEnd());
    this.partnerCode = partnerCode;
    this.partnerSubCode = partnerSubCode;
  }
}

/** Why a file is not taken. Each has a word for the borrower. */
export const fileFaults = {
  file_empty: { zh: '文件是空的', en: 'The file is empty.' },
  file_too_large: { zh: '文件太大', en: 'The file is too large.' },
  file_kind_unknown: {
    zh: '无法识别这种文件，请上传页面列出的格式',
    en: 'This kind of file is not known: hand in one of the kinds listed.',
  },
  file_kind_mismatch: {
    zh: '文件内容与扩展名不符，请导出原始文件后再上传',
    en: 'The content is not what the name says: export the original file and hand that in.',
  },
  archive_too_large: {
    zh: '压缩包解开后过大，已停止读取',
    en: 'The archive grows too large when it is opened: reading was stopped.',
  },
  archive_broken: { zh: '压缩包已损坏', en: 'The archive is damaged.' },
  xml_unsafe: {
    zh: '文件含有外部引用，为安全起见不予读取',
    en: 'The file refers to things outside it, which is not safe: it was not read.',
  },
  xml_broken: { zh: '文件内容不完整或已损坏', en: 'The content is incomplete or damaged.' },
  text_unreadable: {
    zh: '文字编码无法识别，请另存为 UTF-8 或 GBK',
    en: 'The text encoding is not known: save the file as UTF-8 or GBK.',
  },
  layout_unknown: {
    zh: '表头与已知的导出格式都不相符',
    en: 'The columns are those of no export that is known.',
  },
  formula_found: {
    zh: '表格里有公式，请另存为数值后再上传',
    en: 'A cell holds a formula: save the sheet with its values and hand that in.',
  },
  period_unknown: {
    zh: '找不到账单的起止日期或行',
    en: 'There is no line and no period in the file.',
  },
  owner_unknown: {
    zh: '请先填写您的统一社会信用代码或账号，才能确认文件属于您',
    en: 'Tell your credit code or account number first: a file is taken only if it is yours.',
  },
  row_malformed: { zh: '某一行的内容无法读取', en: 'A line cannot be read.' },
  totals_differ: { zh: '金额与合计不一致', en: 'The amounts do not add up to the total.' },
  tax_number_wrong: { zh: '税号有误', en: 'A tax number is wrong.' },
  not_yours: {
    zh: '文件不属于您的企业：税号或账号不符',
    en: 'The file is of another business: its tax number or account is not yours.',
  },
  currency_unknown: { zh: '只支持人民币', en: 'Only renminbi is read.' },
} as const;
export type FileFault = keyof typeof fileFaults;

/** A file that a borrower handed in cannot be used. Nothing of it was kept. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused';
  readonly code: FileFault;
  /** Where in the file: a line, a member, an element. */
  readonly place: string | null;

  constructor(code: FileFault, place: string | null = null) {
    super(`${fileFaults[code].en}${place === null ? '' : ` (${place})`}`);
    this.code = code;
    this.place = place;
  }
}
