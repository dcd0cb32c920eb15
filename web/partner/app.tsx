import type { ComponentType } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { AccountPage } from '../staff/account.tsx';
import { Frame, MenuFrame, MenuLinks, NotHere } from '../staff/frame.tsx';
import { PeoplePage } from '../staff/people.tsx';
import { SessionProvider, useSession } from '../staff/session.tsx';
import { Themed } from '../staff/themed.tsx';
import { WebhooksPage } from '../staff/webhooks.tsx';
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
        <Frame brand={<Brand />} menu={<Menu />}>
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
              <NotHere to="/partner/me" label="staff.me" />
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

/** Which partner one is here for. */
function Brand() {
  const text = useText();
  const [load] = useLoad('partner', getPartner);
  return (
    <>
      {` · ${text('partner.title')}`}
      {load.state === 'ready' && ` · ${load.data.partner.source}`}
    </>
  );
}

/** The pages that one may read, and the description of the API. */
function Menu() {
  const text = useText();
  const { may } = useSession();
  return (
    <MenuFrame>
      {(close) => (
        <ul>
          <MenuLinks pages={pages.filter(({ scope }) => may(scope))} onGo={close} />
          <li>
            <a href="/docs">{text('partner.docs')}</a>
          </li>
        </ul>
      )}
    </MenuFrame>
  );
}
