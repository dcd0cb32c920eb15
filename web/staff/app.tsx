import { Button, ConfigProvider, Segmented, Select, theme as themes } from 'antd';
import enUS from 'antd/es/locale/en_US';
import zhCN from 'antd/es/locale/zh_CN';
import { type ReactNode, useEffect, useState } from 'react';
import { Link, Redirect, Route, Switch } from 'wouter';
import { type Theme, useLanguage, useText, useTheme } from '../ui/index.ts';
import { AccountPage } from './account.tsx';
import { FONT } from './font.ts';
import { Menu } from './menu.tsx';
import { staffPages } from './pages.tsx';
import { SearchBox } from './search-box.tsx';
import { SessionProvider, useSession } from './session.tsx';
import { useWideTables } from './wide-tables.ts';

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

/** The staff's pages. */
export function App() {
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
          colorLink: dark ? '#5c9dff' : '#0b57d0',
          colorTextDescription: dark ? '#b4bac6' : '#555d6b',
          colorTextPlaceholder: dark ? '#a0a6b2' : '#666e7b',
        },
      }}
    >
      <SessionProvider>
        <Frame>
          <Switch>
            <Route path="/staff">
              <Redirect to="/staff/today" replace />
            </Route>
            <Route path="/staff/me" component={AccountPage} />
            {staffPages.map(({ path, page }) => (
              <Route key={path} path={path} component={page} />
            ))}
            {staffPages.map(({ path, one }) =>
              one ? (
                <Route key={path} path={`${path}/:id`}>
                  {({ id }: { readonly id: string }) => one(id)}
                </Route>
              ) : null,
            )}
            <Route>
              <NotHere />
            </Route>
          </Switch>
        </Frame>
      </SessionProvider>
    </ConfigProvider>
  );
}

function NotHere() {
  const text = useText();
  return (
    <>
      <h1>{text('staff.notHere')}</h1>
      <Link href="/staff/sources">{text('staff.sources')}</Link>
    </>
  );
}

function Frame({ children }: { readonly children: ReactNode }) {
  const text = useText();
  const { caller, signOut } = useSession();
  useWideTables();
  const { token } = themes.useToken();
  useEffect(() => {
    document.title = `open310 · ${text('staff.title')}`;
  }, [text]);
  return (
    <div style={{ color: token.colorText, fontFamily: FONT, fontSize: 14 }}>
      <a className="staff-skip" href="#main">
        {text('staff.skip')}
      </a>
      <header
        className="staff-head"
        style={{
          background: token.colorBgContainer,
          borderBottom: `1px solid ${token.colorBorder}`,
        }}
      >
        <strong className="staff-brand">open310</strong>
        <SearchBox />
        <Looks />
        <Link href="/staff/me" data-testid="staff-me">
          {caller.name}
        </Link>
        <Button size="small" onClick={signOut} data-testid="staff-leave">
          {text('staff.leave')}
        </Button>
      </header>
      <div className="staff-body">
        <Menu />
        <main id="main" className="staff-main">
          {children}
        </main>
      </div>
    </div>
  );
}

/** Language and colours. */
function Looks() {
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
