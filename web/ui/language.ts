import type { Language } from '../texts/index.ts';

let current: Language = 'zh';

/** The language in use, for code outside of components (request headers). */
export const currentLanguage = (): Language => current;

export function setCurrentLanguage(language: Language): void {
  current = language;
}
