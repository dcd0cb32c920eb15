import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { HomeIcon, LoansIcon, PersonIcon } from '../ui/icons.tsx';
import { Offline, useLanguage, useText } from '../ui/index.ts';
import { useSession } from './session.tsx';

const tabs = [
  { path: '/', text: 'nav.home', Icon: HomeIcon },
  { path: '/loans', text: 'nav.loans', Icon: LoansIcon },
  { path: '/me', text: 'nav.me', Icon: PersonIcon },
] as const;

/** What stands around every page: brand, language, the network's state, and on main pages the tabs. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const text = useText();
  const [place] = useLocation();
  const { me } = useSession();
  const { language, choose } = useLanguage();
  const withTabs = me.state === 'ready' && tabs.some((tab) => tab.path === place);
  return (
    <div className="frame">
      <a className="skip" href="#main">
        {text('kit.skip')}
      </a>
      <header className="frame-head">
        <div className="frame-head-row">
          <Link href="/" className="brand">
            open<b>310</b>
          </Link>
          <button
            type="button"
            className="icon-button"
            onClick={() => choose(language === 'zh' ? 'en' : 'zh')}
            aria-label={text('kit.language.switch')}
            lang={language === 'zh' ? 'en' : 'zh-CN'}
            data-testid="language-switch"
          >
            {text('kit.language.switch.short')}
          </button>
          {me.state === 'ready' && !withTabs && (
            <Link href="/me" className="icon-button" aria-label={text('nav.me')}>
              <PersonIcon />
            </Link>
          )}
        </div>
        <Offline />
      </header>
      <main className="frame-main" id="main">
        {children}
      </main>
      {withTabs && (
        <nav className="tabs" aria-label={text('kit.navigation')}>
          {tabs.map(({ path, text: key, Icon }) => (
            <Link
              key={path}
              href={path}
              aria-current={path === place ? 'page' : undefined}
              data-testid={`tab-${path.slice(1) || 'home'}`}
            >
              <Icon />
              {text(key)}
            </Link>
          ))}
        </nav>
      )}
    </div>
  );
}
