import type { Says } from '../kernel/index.ts';

/** How a borrower is reached. */
export const channels = ['call', 'sms', 'app', 'letter'] as const;
export type Channel = (typeof channels)[number];

/** When and how often a borrower may be contacted about what is owed. The lender's to make stricter. */
export interface ContactRules {
  /** Hours of the day in Shanghai: from the first (included) to the second (not included). */
  readonly fromHour: number;
  readonly untilHour: number;
  /** Whether weekends and public holidays are days like others. */
  readonly onDaysOff: boolean;
  /** Attempts a day, by channel. */
  readonly perDay: Readonly<Record<Channel, number>>;
  /** Attempts a day, and in seven days with this one, over all channels. */
  readonly perDayAll: number;
  readonly perWeekAll: number;
  /** Promises lie at most so many days ahead. */
  readonly promiseDays: number;
}

/** The widest hours that a lender can set: the association's guide forbids the rest of the day. */
export const WIDEST_HOURS = { fromHour: 8, untilHour: 22 } as const;

/**
 * What is used unless a lender says otherwise: narrower than what could be read of the rules.
 * @source China Banking Association, guide on collecting personal consumer loans (trial), 30 Jan 2026: nothing from
 *   22:00 to 8:00 without the debtor's consent; an unanswered number tried at most 6 times a day; no unrelated third
 *   parties but to find a debtor who cannot be reached, and never with what is owed. Read in news reports
 *   (chinanews, 30 Jan 2026): confirm with its text. GB/T 45251-2025 is the national standard; its figures could not
 *   be read: confirm.
 */
export const usualContactRules: ContactRules = {
  ...{ fromHour: 8, untilHour: 20 },
  onDaysOff: false,
  perDay: { call: 3, sms: 1, app: 1, letter: 1 },
  ...{ perDayAll: 3, perWeekAll: 10 },
  promiseDays: 30,
};

/** A rule as it is shown: what it says, what it is set to, where it comes from. */
export interface ShownRule {
  readonly id: string;
  readonly says: Says;
  readonly value: Says;
  readonly source: Says;
  /** The text it comes from was not read. */
  readonly confirm: boolean;
}

const guide: Says = {
  zh: '中国银行业协会《金融机构个人消费类贷款催收工作指引（试行）》（2026-01-30，据新闻报道）；GB/T 45251-2025 正文未能读到',
  en: 'China Banking Association, guide on collecting consumer loans (trial), 30 Jan 2026, by news reports; the text of GB/T 45251-2025 could not be read',
};
const assumed: Says = { zh: '假定，由机构设定', en: 'Assumed; the lender’s to set' };

/** The rules in words, with their sources. */
export function showRules(rules: ContactRules): ShownRule[] {
  const two = (n: number) => String(n).padStart(2, '0');
  const hours = `${two(rules.fromHour)}:00–${two(rules.untilHour)}:00`;
  const { perDay, perDayAll, perWeekAll } = rules;
  return [
    {
      ...{ id: 'hours', source: guide, confirm: true },
      says: { zh: '联系时段（北京时间）', en: 'Hours of contact (China time)' },
      value: { zh: hours, en: hours },
    },
    {
      ...{ id: 'frequency', source: guide, confirm: true },
      says: { zh: '频次上限', en: 'How often at most' },
      value: {
        zh: `每日：电话 ${perDay.call}、短信 ${perDay.sms}、应用内 ${perDay.app}、信函 ${perDay.letter}，合计 ${perDayAll}；七日合计 ${perWeekAll}`,
        en: `A day: calls ${perDay.call}, SMS ${perDay.sms}, in the app ${perDay.app}, letters ${perDay.letter}, in all ${perDayAll}; in seven days ${perWeekAll}`,
      },
    },
    {
      ...{ id: 'thirdParties', source: guide, confirm: true },
      says: { zh: '对象', en: 'Whom' },
      value: {
        zh: '仅借款人本人及担保人，不联系无关第三人',
        en: 'The borrower and a guarantor; no third parties',
      },
    },
    {
      ...{ id: 'daysOff', source: assumed, confirm: false },
      says: { zh: '周末与法定节假日', en: 'Weekends and public holidays' },
      value: rules.onDaysOff
        ? { zh: '可以联系', en: 'Like other days' }
        : { zh: '不联系', en: 'No contact' },
    },
    {
      ...{ id: 'holds', source: assumed, confirm: false },
      says: { zh: '停止与暂停', en: 'Stops and pauses' },
      value: {
        zh: '借款人要求停止、投诉处理中、困难安排申请答复前、债务有争议时不联系',
        en: 'None after a request to stop, while a complaint is open, until a plan that was asked for is answered, while the debt is disputed',
      },
    },
  ];
}
