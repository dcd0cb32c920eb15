import { Redirect, Route, Switch } from 'wouter';
import { AccountPage } from './account.tsx';
import { Frame, NotHere } from './frame.tsx';
import { Menu } from './menu.tsx';
import { staffPages } from './pages.tsx';
import { SearchBox } from './search-box.tsx';
import { SessionProvider } from './session.tsx';
import { Themed } from './themed.tsx';

/** The staff's pages. */
export function App() {
  return (
    <Themed>
      <SessionProvider>
        <Frame tools={<SearchBox />} menu={<Menu />}>
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
              <NotHere to="/staff/sources" label="staff.sources" />
            </Route>
          </Switch>
        </Frame>
      </SessionProvider>
    </Themed>
  );
}
