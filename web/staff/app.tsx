import { Button, theme as themes } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { Link, Redirect, Route, Switch } from 'wouter';
import { useText } from '../ui/index.ts';
import { AccountPage } from './account.tsx';
import { FONT } from './font.ts';
import { Menu } from './menu.tsx';
import { staffPages } from './pages.tsx';
import { SearchBox } from './search-box.tsx';
import { SessionProvider, useSession } from './session.tsx';
import { Looks, Themed } from './themed.tsx';
import { useWideTables } from './wide-tables.ts';

/** The staff's pages. */
export function App() {
  return (
    <Themed>
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
    </Themed>
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
