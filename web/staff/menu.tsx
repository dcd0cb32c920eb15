import { Button } from 'antd';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useText } from '../ui/index.ts';
import { pageGroups, staffPages } from './pages.tsx';
import { useSession } from './session.tsx';

/** Every page that the caller may read, by group. On a phone it opens by a button and closes by a choice. */
export function Menu() {
  const text = useText();
  const { may } = useSession();
  const [at] = useLocation();
  const [open, setOpen] = useState(false);
  const seen = staffPages.filter(({ scope }) => scope === null || may(scope));
  return (
    <nav className="staff-menu" aria-label={text('staff.title')} data-open={open}>
      <Button
        className="staff-menu-button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        data-testid="staff-menu"
      >
        {text('staff.menu')}
      </Button>
      <div className="staff-menu-groups">
        {pageGroups
          .map((group) => ({ group, pages: seen.filter((page) => page.group === group) }))
          .filter(({ pages }) => pages.length > 0)
          .map(({ group, pages }) => (
            <section key={group} aria-labelledby={`menu-${group}`}>
              <h2 id={`menu-${group}`}>{text(`staff.menu.${group}`)}</h2>
              <ul>
                {pages.map(({ path, label }) => (
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
              </ul>
            </section>
          ))}
      </div>
    </nav>
  );
}
