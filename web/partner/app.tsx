import { Button, theme as themes } from 'antd';
import { type ComponentType, type ReactNode, useEffect, useState } from 'react';
import { Link, Redirect, Route, Switch, useLocation } from 'wouter';
import { AccountPage } from '../staff/account.tsx';
import { FONT } from '../staff/font.ts';
import { PeoplePage } from '../staff/people.tsx';
import { SessionProvider, useSession } from '../staff/session.tsx';
import { Looks, Themed } from '../staff/themed.tsx';
import { WebhooksPage } from '../staff/webhooks.tsx';
import { useWideTables } from '../staff/wide-tables.ts';
import type { TextKey } from '../texts/index.ts';
import { useLoad, useText } from '../ui/index.ts';
import { getPartner } from './api.ts';
import { BorrowerPage } from './borrower.tsx';
import { BorrowersPage } from './borrowers.tsx';
import { KeysPage } from './keys.tsx';

/** A page of partners, seen by whoever may read it. */
interface PartnerPage {
  readonly path: `/partner/${string}`;
  readonly label: TextKey;
  readonly scope: string;
  readonly page: ComponentType;
}

const pages: readonly PartnerPage[] = [
  {
    ...{ path: '/partner/borrowers', label: 'partner.borrowers', scope: 'borrowers.read' },
    page: BorrowersPage,
  },
  {
    ...{ path: '/partner/webhooks', label: 'staff.webhooks', scope: 'webhooks.read' },
    page: WebhooksPage,
  },
  { ...{ path: '/partner/keys', label: 'partner.keys', scope: 'keys.read' }, page: KeysPage },
  { ...{ path: '/partner/people', label: 'staff.people', scope: 'people.read' }, page: PeoplePage },
];

/** The pages of partners' people. */
export function App() {
  return (
    <Themed>
      <SessionProvider>
        <Frame>
          <Switch>
            <Route path="/partner" component={First} />
            <Route path="/partner/me" component={AccountPage} />
            {pages.map(({ path, page }) => (
              <Route key={path} path={path} component={page} />
            ))}
            <Route path="/partner/borrowers/:id">
              {({ id }: { readonly id: string }) => <BorrowerPage key={id} id={id} />}
            </Route>
            <Route>
              <NotHere />
            </Route>
          </Switch>
        </Frame>
      </SessionProvider>
    </Themed>
  );
}

/** The first page that one may read. */
function First() {
  const { may } = useSession();
  const first = pages.find(({ scope }) => may(scope));
  return <Redirect to={first?.path ?? '/partner/me'} replace />;
}

function NotHere() {
  const text = useText();
  return (
    <>
      <h1>{text('staff.notHere')}</h1>
      <Link href="/partner/me">{text('staff.me')}</Link>
    </>
  );
}

function Frame({ children }: { readonly children: ReactNode }) {
  const text = useText();
  const { caller, signOut } = useSession();
  const [load] = useLoad('partner', getPartner);
  useWideTables();
  const { token } = themes.useToken();
  useEffect(() => {
    document.title = `open310 · ${text('partner.title')}`;
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
        <strong className="staff-brand">
          open310 · {text('partner.title')}
          {load.state === 'ready' && ` · ${load.data.partner.source}`}
        </strong>
        <Looks />
        <Link href="/partner/me" data-testid="staff-me">
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

/** The pages that one may read, and the description of the API. On a phone it opens by a button. */
function Menu() {
  const text = useText();
  const { may } = useSession();
  const [at] = useLocation();
  const [open, setOpen] = useState(false);
  return (
    <nav className="staff-menu" aria-label={text('partner.title')} data-open={open}>
      <Button className="staff-menu-button" aria-expanded={open} onClick={() => setOpen(!open)}>
        {text('staff.menu')}
      </Button>
      <div className="staff-menu-groups">
        <ul>
          {pages
            .filter(({ scope }) => may(scope))
            .map(({ path, label }) => (
              <li key={path}>
                <Link
                  href={path}
                  aria-current={at === path || at.startsWith(`${path}/`) ? 'page' : undefined}
                  onClick={() => setOpen(false)}
                >
                  {text(label)}
                </Link>
              </li>
            ))}
          <li>
            <a href="/docs">{text('partner.docs')}</a>
          </li>
        </ul>
      </div>
    </nav>
  );
}
