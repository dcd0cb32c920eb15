import { addDays, type BusinessDate, businessDate, daysBetween } from '../kernel/index.ts';

/** What the State Council announces for a year: beyond weekends, days off and weekends at work. */
interface Announced {
  /** First and last day of each holiday, both included. */
  readonly off: readonly (readonly [string, string])[];
  readonly atWork: readonly string[];
}

/**
 * Public holidays of mainland China (法定节假日及调休).
 * @source State Council, 国办发明电〔2024〕12号 for 2025, 国办发明电〔2025〕7号 for 2026. Confirm:
 *   2025 was checked against the public data set NateScarlet/holiday-cn, 2026 is written from memory.
 */
const announced: Readonly<Record<number, Announced>> = {
  2025: {
    off: [
      ['2025-01-01', '2025-01-01'], // 元旦
      ['2025-01-28', '2025-02-04'], // 春节
      ['2025-04-04', '2025-04-06'], // 清明节
      ['2025-05-01', '2025-05-05'], // 劳动节
      ['2025-05-31', '2025-06-02'], // 端午节
      ['2025-10-01', '2025-10-08'], // 国庆节、中秋节
    ],
    atWork: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
  },
  2026: {
    off: [
      ['2026-01-01', '2026-01-03'], // 元旦
      ['2026-02-15', '2026-02-23'], // 春节
      ['2026-04-04', '2026-04-06'], // 清明节
      ['2026-05-01', '2026-05-05'], // 劳动节
      ['2026-06-19', '2026-06-21'], // 端午节
      ['2026-09-25', '2026-09-27'], // 中秋节
      ['2026-10-01', '2026-10-07'], // 国庆节
    ],
    atWork: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  },
};

/** The years whose holidays are known; of others only the weekends are. */
export const announcedYears: readonly number[] = Object.keys(announced).map(Number);

const MONDAY = businessDate('2024-01-01');

function isWeekend(on: BusinessDate): boolean {
  const weekday = ((daysBetween(MONDAY, on) % 7) + 7) % 7; // 0 is Monday.
  return weekday >= 5;
}

/**
 * The days of `year` on which no bank in mainland China works, in order: holidays and the weekends
 * that are not worked. Of a year that is not announced, every weekend and nothing else.
 */
export function nonWorkingDays(year: number): BusinessDate[] {
  const { off, atWork } = announced[year] ?? { off: [], atWork: [] };
  const isOff = (on: BusinessDate): boolean => off.some(([from, to]) => from <= on && on <= to);
  const days: BusinessDate[] = [];
  const end = businessDate(`${year}-12-31`);
  for (let on = businessDate(`${year}-01-01`); on <= end; on = addDays(on, 1)) {
    if (isOff(on) || (isWeekend(on) && !atWork.includes(on))) days.push(on);
  }
  return days;
}
