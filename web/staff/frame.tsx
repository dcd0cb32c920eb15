import { Button, theme as themes } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { TextKey } from '../texts/index.ts';
import { useText } from '../ui/index.ts';
import { FONT } from './font.ts';
import { house } from './house.ts';
import { useSession } from './session.tsx';
import { Looks } from './themed.tsx';
import { useWideTables } from './wide-tables.ts';

const titles = { staff: 'staff.title', partner: 'partner.title' } as const;

/** Head, menu and place of a page, of whichever house. */
export function Frame(o: {
  /** Beside the name of the product. */
  readonly brand?: ReactNode;
  readonly tools?: ReactNode;
  readonly menu: ReactNode;
  readonly children: ReactNode;
}) {
  const text = useText();
  const { caller, signOut } = useSession();
  useWideTables();
  const { token } = themes.useToken();
  useEffect(() => {
    document.title = `open310 · ${text(titles[house])}`;
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
        <strong className="staff-brand">open310{o.brand}</strong>
        {o.tools}
        <Looks />
        <Link href={`/${house}/me`} data-testid="staff-me">
          {caller.name}
        </Link>
        <Button size="small" onClick={signOut} data-testid="staff-leave">
          {text('staff.leave')}
        </Button>
      </header>
      <div className="staff-body">
        {o.menu}
        <main id="main" className="staff-main">
          {o.children}
        </main>
      </div>
    </div>
  );
}

/** A menu. On a phone it opens by a button and closes by a choice. */
export function MenuFrame(o: { readonly children: (close: () => void) => ReactNode }) {
  const text = useText();
  const [open, setOpen] = useState(false);
  return (
    <nav className="staff-menu" aria-label={text(titles[house])} data-open={open}>
      <Button
        className="staff-menu-button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        data-testid="staff-menu"
      >
        {text('staff.menu')}
      </Button>
      <div className="staff-menu-groups">{o.children(() => setOpen(false))}</div>
    </nav>
  );
}

/** A line of a menu for each page. */
export function MenuLinks(o: {
  readonly pages: readonly { readonly path: string; readonly label: TextKey }[];
  readonly onGo: () => void;
}) {
  const text = useText();
  const [at] = useLocation();
  return o.pages.map(({ path, label }) => (
    <li key={path}>
      <Link
        href={path}
        aria-current={at === path || at.startsWith(`${path}/`) ? 'page' : undefined}
        onClick={o.onGo}
      >
        {text(label)}
      </Link>
    </li>
  ));
}

/** Where no page is. */
export function NotHere(o: { readonly to: string; readonly label: TextKey }) {
  const text = useText();
  return (
    <>
      <h1>{text('staff.notHere')}</h1>
      <Link href={o.to}>{text(o.label)}</Link>
    </>
  );
}
