// How money, rates, days and numbers are written. Values come as the API sends them, strings of fen
// and of parts per billion; they become digits here and are never a float on the way.

const group = (digits: string) => digits.replace(/\B(?=(\d{3})+$)/g, ',');

export interface YuanOptions {
  /** `always`: two decimals; `ifAny`: none when the amount is whole yuan. */
  readonly cents?: 'always' | 'ifAny';
  /** Writes `+` before amounts above zero: for parts of a sum. */
  readonly signed?: boolean;
}

/** Fen as yuan with grouped digits: `yuan('123456789')` is `¥1,234,567.89`. */
export function yuan(amountFen: string, options: YuanOptions = {}): string {
  const { cents = 'always', signed = false } = options;
  const amount = BigInt(amountFen);
  const whole = amount < 0n ? -amount : amount;
  const rest = whole % 100n;
  const decimals = cents === 'ifAny' && rest === 0n ? '' : `.${String(rest).padStart(2, '0')}`;
  const sign = amount < 0n ? '−' : signed && amount > 0n ? '+' : '';
  return `${sign}¥${group(String(whole / 100n))}${decimals}`;
}

/**
 * A ratio in parts per `scale` as per cent, rounded half up: `percent('72000000')` is `7.20%`.
 * @param scale - What one whole is: 10^9 for rates, 10^6 for features in ppm.
 */
export function percent(ratio: string, digits = 2, scale = 1_000_000_000n): string {
  const value = BigInt(ratio);
  const unit = 10n ** BigInt(digits);
  const abs = value < 0n ? -value : value;
  const scaled = (abs * 100n * unit * 2n + scale) / (2n * scale);
  const decimals = digits > 0 ? `.${String(scaled % unit).padStart(digits, '0')}` : '';
  return `${value < 0n && scaled > 0n ? '−' : ''}${group(String(scaled / unit))}${decimals}%`;
}

/** Yuan as a person types them, in fen, or `undefined` when it is no such amount. */
export function parseYuanInput(typed: string): string | undefined {
  const text = typed.replace(/[,，\s¥￥]/g, '');
  const match = /^(\d{1,11})(?:\.(\d{0,2}))?$/.exec(text);
  if (!match) return undefined;
  const [, whole = '0', cents = ''] = match;
  return String(BigInt(whole) * 100n + BigInt(cents.padEnd(2, '0')));
}

/** Fen as one would type them: no sign, no grouping, no needless decimals. */
export function yuanInput(amountFen: string): string {
  const amount = BigInt(amountFen);
  const rest = amount % 100n;
  return `${amount / 100n}${rest === 0n ? '' : `.${String(rest).padStart(2, '0')}`}`;
}

/** Digits in fours, as on a bank card. */
export const groupCard = (digits: string): string =>
  digits.replace(/\D/g, '').replace(/(\d{4})(?=\d)/g, '$1 ');

/** A duration in the unit a person thinks in: `840 ms`, `3.2 s`. */
export function duration(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  return `${(Math.floor(ms / 100) / 10).toFixed(1)} s`;
}

/** A business date, `2027-01-04`, in words of the language; no clock and no zone are involved. */
export function dayText(date: string, language: 'zh' | 'en'): string {
  const [year = '', month = '', day = ''] = date.split('-');
  if (language === 'zh') return `${year}年${Number(month)}月${Number(day)}日`;
  return `${Number(day)} ${MONTHS[Number(month) - 1] ?? month} ${year}`;
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** An instant as day and time in Shanghai, where the lender's books are kept. */
export function momentText(at: number, language: 'zh' | 'en', year = true): string {
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    ...(year ? { year: 'numeric' } : {}),
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: 'Asia/Shanghai',
  }).format(new Date(at));
}
