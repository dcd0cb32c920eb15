import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { readSetting, writeSetting } from './settings.ts';

export type Theme = 'system' | 'light' | 'dark';

interface ThemeChoice {
  readonly theme: Theme;
  readonly choose: (theme: Theme) => void;
}

const Choice = createContext<ThemeChoice>({ theme: 'system', choose: () => {} });
const darkSystem = () => window.matchMedia('(prefers-color-scheme: dark)');

function show(theme: Theme): void {
  const dark = theme === 'dark' || (theme === 'system' && darkSystem().matches);
  const root = document.documentElement;
  root.dataset.theme = dark ? 'dark' : 'light';
  root.dataset.prefersColorScheme = dark ? 'dark' : 'light'; // What antd-mobile looks at.
}

const firstTheme = (): Theme => readSetting('theme', ['system', 'light', 'dark']) ?? 'system';

/** Sets the colours before anything is drawn, so that no white page flashes in the dark. */
export const showFirstTheme = (): void => show(firstTheme());

export function ThemeProvider({ children }: { readonly children: ReactNode }) {
  const [theme, setTheme] = useState(firstTheme);
  useEffect(() => {
    show(theme);
    const system = darkSystem();
    const follow = () => show(theme);
    system.addEventListener('change', follow);
    return () => system.removeEventListener('change', follow);
  }, [theme]);
  const choice = useMemo(
    () => ({
      theme,
      choose: (next: Theme) => {
        writeSetting('theme', next);
        setTheme(next);
      },
    }),
    [theme],
  );
  return <Choice.Provider value={choice}>{children}</Choice.Provider>;
}

export const useTheme = (): ThemeChoice => useContext(Choice);
