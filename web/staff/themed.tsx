import { ConfigProvider, Segmented, Select, theme as themes } from 'antd';
import enUS from 'antd/es/locale/en_US';
import zhCN from 'antd/es/locale/zh_CN';
import { type ReactNode, useEffect, useState } from 'react';
import { type Theme, useLanguage, useText, useTheme } from '../ui/index.ts';
import { FONT } from './font.ts';

/** Whether the page is dark now, by choice or by the system. */
function useDark(): boolean {
  const { theme } = useTheme();
  const query = window.matchMedia('(prefers-color-scheme: dark)');
  const [system, setSystem] = useState(query.matches);
  useEffect(() => {
    const follow = () => setSystem(query.matches);
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, [query]);
  return theme === 'dark' || (theme === 'system' && system);
}

/** What is below in the language and colours that were chosen, for the lender's people and for partners'. */
export function Themed({ children }: { readonly children: ReactNode }) {
  const { language } = useLanguage();
  const dark = useDark();
  const { defaultAlgorithm, darkAlgorithm, compactAlgorithm } = themes;
  return (
    <ConfigProvider
      locale={language === 'zh' ? zhCN : enUS}
      theme={{
        algorithm: [dark ? darkAlgorithm : defaultAlgorithm, compactAlgorithm],
        components: { Descriptions: { labelColor: dark ? '#b4bac6' : '#555d6b' } },
        token: {
          fontFamily: FONT,
          fontSize: 14,
          // antd's own blue and greys stay below 4.5 to 1 on their grounds.
          colorPrimary: dark ? '#5c9dff' : '#0b57d0',
          colorPrimaryHover: dark ? '#8ab4ff' : '#0842a0',
          colorPrimaryActive: dark ? '#8ab4ff' : '#062e6f',
          colorError: dark ? '#ff7875' : '#cf1322',
          colorLink: dark ? '#5c9dff' : '#0b57d0',
          colorTextDescription: dark ? '#b4bac6' : '#555d6b',
          colorTextPlaceholder: dark ? '#a0a6b2' : '#666e7b',
        },
      }}
    >
      {children}
    </ConfigProvider>
  );
}

/** Language and colours. */
export function Looks() {
  const text = useText();
  const { language, choose } = useLanguage();
  const { theme, choose: chooseTheme } = useTheme();
  return (
    <>
      <Segmented
        size="small"
        aria-label={text('kit.language')}
        value={language}
        options={[
          { value: 'zh', label: text('kit.language.zh') },
          { value: 'en', label: text('kit.language.en') },
        ]}
        onChange={(next) => choose(next as typeof language)}
      />
      <Select<Theme>
        size="small"
        aria-label={text('kit.theme')}
        value={theme}
        style={{ width: 104 }}
        options={(['system', 'light', 'dark'] as const).map((value) => ({
          value,
          label: text(`kit.theme.${value}`),
        }))}
        onChange={chooseTheme}
      />
    </>
  );
}
