import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { fill, type Language, type Said, type TextKey, texts } from '../texts/index.ts';
import { setCurrentLanguage } from './language.ts';
import { readSetting, writeSetting } from './settings.ts';

interface LanguageChoice {
  readonly language: Language;
  readonly choose: (language: Language) => void;
}

const Choice = createContext<LanguageChoice>({ language: 'zh', choose: () => {} });

/** The language that was chosen here before, else the first of the browser's that we speak. */
function firstLanguage(): Language {
  const chosen = readSetting('language', ['zh', 'en']);
  if (chosen) return chosen;
  for (const tag of navigator.languages ?? []) {
    if (tag.toLowerCase().startsWith('zh')) return 'zh';
    if (tag.toLowerCase().startsWith('en')) return 'en';
  }
  return 'zh';
}

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState(() => {
    const first = firstLanguage();
    setCurrentLanguage(first);
    return first;
  });
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);
  const choice = useMemo(
    () => ({
      language,
      choose: (next: Language) => {
        setCurrentLanguage(next);
        writeSetting('language', next);
        setLanguage(next);
      },
    }),
    [language],
  );
  return <Choice.Provider value={choice}>{children}</Choice.Provider>;
}

export const useLanguage = (): LanguageChoice => useContext(Choice);

/** What is said at `key`, in the language in use, with `{names}` filled in. */
export type Text = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string;

export function useText(): Text {
  const { language } = useLanguage();
  return useMemo(
    () =>
      (key, values = {}) =>
        fill(texts[key][language], values),
    [language],
  );
}

/** Picks the language in use out of a text that the API sends in both. */
export function useSay(): (said: Said) => string {
  const { language } = useLanguage();
  return useMemo(() => (said) => said[language], [language]);
}
