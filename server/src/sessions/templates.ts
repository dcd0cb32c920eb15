import type { Says } from '../kernel/index.ts';

/** What a code is for: it opens nothing else. */
export const purposes = ['signIn', 'bindPhone'] as const;
export type Purpose = (typeof purposes)[number];

/**
 * The texts of codes. Each says what it is for and that nobody may be told; no link stands in it, so that one with a link
 * is not ours. A lender registers them with whoever delivers, `{code}` written as `${code}`.
 */
export const codeTexts: Readonly<Record<Purpose, Says>> = {
  signIn: {
    zh: '验证码 {code}，用于登录，{minutes} 分钟内有效。我们不会向您索要验证码，请勿告诉任何人。',
    en: '{code} is your code to sign in, valid for {minutes} minutes. We never ask for it: tell it to nobody.',
  },
  bindPhone: {
    zh: '验证码 {code}，用于绑定登录手机号，{minutes} 分钟内有效。如非本人操作请忽略，请勿告诉任何人。',
    en: '{code} is your code to sign in by this phone from now on, valid for {minutes} minutes. If you did not ask, ignore it: tell it to nobody.',
  },
};

/** What a number is told by which nobody signs in any more: what happened, and what to do. No link stands in it. */
export const phoneChangedText: Says = {
  zh: '您的登录手机号已更换为尾号 {tail} 的号码，此号码不再用于登录。如非本人操作，请立即联系我们。',
  en: 'You now sign in by the number ending in {tail}, and by this one no more. If that was not you, call us at once.',
};

/** @param values.tail - The last four digits of the number that took its place. */
export const sayPhoneChanged = (language: keyof Says, values: { readonly tail: string }): string =>
  phoneChangedText[language].replace('{tail}', values.tail);

/** The text of a code. */
export const sayCode = (
  purpose: Purpose,
  language: keyof Says,
  values: { readonly code: string; readonly minutes: number },
): string =>
  codeTexts[purpose][language]
    .replace('{code}', values.code)
    .replace('{minutes}', String(values.minutes));
