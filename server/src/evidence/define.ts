import type { Says, Source } from '../kernel/index.ts';
import type { Fields } from './fields.ts';
import type { PaperText } from './paper-text.ts';
import type { Shape } from './shapes.ts';

/** One thing that a paper says. */
export interface FieldDefinition {
  readonly id: string;
  readonly says: Says;
  readonly shape: Shape;
  /** How papers label it. The first that is found holds. */
  readonly labels: readonly string[];
  /** Without it a paper of this kind is none. */
  readonly needed?: boolean;
  /** Looked for anywhere on the page where no label leads to it: only what has a shape of its own. */
  readonly anywhere?: boolean;
}

/** What can be wrong with what a paper says. A person sees each; some end it at once. */
export const checkTexts = {
  needed_missing: { zh: '缺少必要内容', en: 'Something that is needed was not found' },
  credit_code_wrong: { zh: '信用代码校验位不符', en: 'The credit code’s check character is wrong' },
  invoice_number_wrong: { zh: '发票号码不是 20 位', en: 'The invoice number has not 20 digits' },
  totals_differ: { zh: '金额与税额之和不等于价税合计', en: 'Amount and tax are not the total' },
  day_to_come: { zh: '日期在将来', en: 'A day is yet to come' },
  days_reversed: { zh: '止期早于起期', en: 'It ends before it begins' },
  register_unknown: { zh: '登记机关查无此照', en: 'The register does not know it' },
  register_differs: { zh: '与登记信息不一致', en: 'The register says otherwise' },
  not_in_business: { zh: '登记状态不是存续', en: 'The register says: not in business' },
  other_name: { zh: '名称与已知的不同', en: 'The name is not the one that is known' },
  unsure: { zh: '部分文字识别不够确定', en: 'Some words were not read surely' },
} as const satisfies Record<string, Says>;
export type CheckCode = keyof typeof checkTexts;

/** What a kind's own rules look at. */
export interface CheckInput {
  readonly fields: Fields;
  /** `2026-11-29`. */
  readonly today: string;
}

/** Facts that an accepted paper brings, as a source's own document. */
export interface Brought {
  readonly source: Source;
  readonly method: string;
  readonly body: Uint8Array;
}

/** A kind of paper: how it is known, what it says, what must hold. Adding one is one file and one line. */
export interface PaperDefinition {
  readonly id: string;
  readonly says: Says;
  /** What it is good for, to the borrower. */
  readonly why: Says;
  /** Words by which it is known, with their weight; a title weighs 3. */
  readonly marks: readonly (readonly [word: string, weight: number])[];
  readonly fields: readonly FieldDefinition[];
  /** What is found besides, where labels do not lead. */
  readonly look?: (text: PaperText, found: Fields) => Fields;
  readonly check: (input: CheckInput) => CheckCode[];
  /** Whether a machine may accept it, read off a file's own words, with nothing against it. */
  readonly byMachine: boolean;
  /** A register may vouch for it: what it was read by does not matter then. */
  readonly byRegister?: boolean;
  /** Two parties hold it, each rightly: the same in the hands of the other is no sign. */
  readonly byBothParties?: boolean;
  /** What makes two papers the same, whatever their pictures. */
  readonly same: readonly string[];
  readonly facts?: (fields: Fields, text: PaperText | null) => Brought | null;
  /** How long one is kept once it was decided upon. Unit: days. */
  readonly keepDays: number;
}

export const definePaper = (definition: PaperDefinition): PaperDefinition => definition;
