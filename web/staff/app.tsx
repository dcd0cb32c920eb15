import { Button, ConfigProvider, Segmented, Select, theme as themes } from 'antd';
import enUS from 'antd/es/locale/en_US';
import zhCN from 'antd/es/locale/zh_CN';
import { type ReactNode, useEffect, useState } from 'react';
import { Link, Redirect, Route, Switch, useLocation } from 'wouter';
import { type Theme, useLanguage, useText, useTheme } from '../ui/index.ts';
import { AuditPage } from './audit.tsx';
import { BorrowerData } from './borrower-data.tsx';
import { ChecksPage } from './checks.tsx';
import { ClassesPage } from './classes.tsx';
import { FeaturesPage } from './features.tsx';
import { FindBorrower } from './find-borrower.tsx';
import { FONT } from './font.ts';
import { IdentitiesPage } from './identities.tsx';
import { LimitsPage } from './limits.tsx';
import { ModelPage } from './model.tsx';
import { ModelsPage } from './models.tsx';
import { PapersPage } from './papers.tsx';
import { ReviewsPage } from './reviews.tsx';
import { SessionProvider, useSession } from './session.tsx';
import { SourcePage } from './source.tsx';
import { SourcesPage } from './sources.tsx';
import { TodayPage } from './today.tsx';
import { UsesPage } from './uses.tsx';

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
            <Route path="/staff/today" component={TodayPage} />
            <Route path="/staff/sources" component={SourcesPage} />
            <Route path="/staff/sources/:source">
              {({ source }) => <SourcePage key={source} source={source} />}
            </Route>
            <Route path="/staff/features" component={FeaturesPage} />
            <Route path="/staff/models" component={ModelsPage} />
            <Route path="/staff/models/:digest">
              {({ digest }) => <ModelPage key={digest} digest={digest} />}
            </Route>
            <Route path="/staff/reviews" component={ReviewsPage} />
            <Route path="/staff/identities" component={IdentitiesPage} />
            <Route path="/staff/papers" component={PapersPage} />
            <Route path="/staff/audit" component={AuditPage} />
            <Route path="/staff/classes" component={ClassesPage} />
            <Route path="/staff/uses" component={UsesPage} />
            <Route path="/staff/limits" component={LimitsPage} />
            <Route path="/staff/checks" component={ChecksPage} />
            <Route path="/staff/borrowers" component={FindBorrower} />
            <Route path="/staff/borrowers/:id">
              {({ id }) => <BorrowerData key={id} id={id} />}
            </Route>
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
  const [at] = useLocation();
  const { token } = themes.useToken();
  useEffect(() => {
    document.title = `open310 · ${text('staff.title')}`;
  }, [text]);
  const to = (href: string, label: string) => (
    <Link href={href} aria-current={at.startsWith(href) ? 'page' : undefined}>
      {at.startsWith(href) ? <strong>{label}</strong> : label}
    </Link>
  );
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
        <strong>open310</strong>
        <nav aria-label={text('staff.title')}>
          {to('/staff/today', text('staff.today'))}
          {to('/staff/sources', text('staff.sources'))}
          {to('/staff/borrowers', text('staff.borrowers'))}
          {to('/staff/reviews', text('staff.reviews'))}
          {to('/staff/identities', text('staff.identities'))}
          {to('/staff/papers', text('staff.papers'))}
          {to('/staff/checks', text('staff.checks'))}
          {to('/staff/classes', text('staff.classes'))}
          {to('/staff/uses', text('staff.uses'))}
          {to('/staff/limits', text('staff.limits'))}
          {to('/staff/audit', text('staff.audit'))}
          {to('/staff/features', text('staff.features'))}
          {to('/staff/models', text('staff.models'))}
        </nav>
        <Looks />
        <span>{caller.name}</span>
        <Button size="small" onClick={signOut} data-testid="staff-leave">
          {text('staff.leave')}
        </Button>
      </header>
      <main id="main" className="staff-main">
        {children}
      </main>
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
