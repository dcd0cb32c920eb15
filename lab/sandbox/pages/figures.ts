import {
  addDays,
  type BusinessDate,
  type Fen,
  fen,
  formatYuan,
  type Instant,
  shanghaiDay,
  startOfDay,
  sumFen,
} from '@open310/server/kernel';
import { type Html, html } from './html.ts';

/** Yuan for reading: thousands apart. */
export function yuan(amount: Fen): string {
  const [whole = '0', cents = '00'] = formatYuan(amount).split('.');
  return `${whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')}.${cents}`;
}

export interface Dated {
  readonly at: Instant;
  readonly amount: Fen;
}

export interface Taken {
  readonly sum: Fen;
  readonly count: number;
}

/** What was taken in the `days` days up to and with the day of `now`. */
export function takenIn(days: number, rows: readonly Dated[], now: Instant): Taken {
  const from = startOfDay(addDays(shanghaiDay(now), 1 - days));
  const within = rows.filter(({ at }) => at >= from && at <= now);
  return { sum: sumFen(within.map(({ amount }) => amount)), count: within.length };
}

export const figure = (zh: string, en: string, { sum, count }: Taken): Html =>
  html`<div><dt>${zh} <span lang="en">${en}</span></dt><dd>¥${yuan(sum)}<small>${count} 笔</small></dd></div>`;

const DAYS = 14;
const HEIGHT = 84;

/** The last 14 days as bars; a reader that sees no bars is told the range in words. */
export function dayBars(rows: readonly Dated[], now: Instant, label: string): Html {
  const today = shanghaiDay(now);
  const days: BusinessDate[] = Array.from({ length: DAYS }, (_, i) => addDays(today, i - DAYS + 1));
  const sums = days.map((date) => {
    const from = startOfDay(date);
    const to = startOfDay(addDays(date, 1));
    return sumFen(rows.filter(({ at }) => at >= from && at < to).map(({ amount }) => amount));
  });
  const max = [...sums].sort((a, b) => (a < b ? 1 : -1))[0] || fen(1n);
  const bars = sums.map((sum, i) => {
    const height = Math.max(2, Number((sum * BigInt(HEIGHT - 4)) / max));
    const rest = sum === 0n ? ' class="rest"' : '';
    return `<rect x="${i * 20 + 3}" y="${HEIGHT - height}" width="14" height="${height}" rx="3"${rest}/>`;
  });
  const says = `${label}：${days[0]} 至 ${today}，最高一天 ¥${yuan(max)}`;
  return html`<svg class="bars" role="img" aria-label="${says}" viewBox="0 0 280 ${HEIGHT}" preserveAspectRatio="none">${{ html: bars.join('') }}</svg>`;
}
