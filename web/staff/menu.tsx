import { useText } from '../ui/index.ts';
import { MenuFrame, MenuLinks } from './frame.tsx';
import { pageGroups, staffPages } from './pages.tsx';
import { useSession } from './session.tsx';

/** Every page that the caller may read, by group. */
export function Menu() {
  const text = useText();
  const { may } = useSession();
  const seen = staffPages.filter(({ scope }) => scope === null || may(scope));
  return (
    <MenuFrame>
      {(close) =>
        pageGroups
          .map((group) => ({ group, pages: seen.filter((page) => page.group === group) }))
          .filter(({ pages }) => pages.length > 0)
          .map(({ group, pages }) => (
            <section key={group} aria-labelledby={`menu-${group}`}>
              <h2 id={`menu-${group}`}>{text(`staff.menu.${group}`)}</h2>
              <ul>
                <MenuLinks pages={pages} onGo={close} />
              </ul>
            </section>
          ))
      }
    </MenuFrame>
  );
}
