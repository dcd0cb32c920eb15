import { type ReactNode, useEffect, useRef, useSyncExternalStore } from 'react';
import { BackIcon } from './icons.tsx';
import { useText } from './text.tsx';

export interface PageProps {
  readonly title: string;
  /** Said under the title. */
  readonly lead?: ReactNode;
  readonly onBack?: () => void;
  /** What one does here: stays in reach of the thumb. */
  readonly action?: ReactNode;
  /** What stands first; on a wide screen beside the rest, with the action under it. */
  readonly first?: ReactNode;
  readonly children?: ReactNode;
  /** What stands after the rest; on a wide screen under what stands first. */
  readonly aside?: ReactNode;
  /** The title is there for readers only: something larger says it on the page. */
  readonly quietTitle?: boolean;
  readonly testId?: string;
}

/** One screen: a heading that takes the focus when it appears, one matter, one action. */
export function Page(props: PageProps) {
  const text = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  const brand = text('kit.brand');
  const wide = useWide();
  const action = props.action && <div className="page-action">{props.action}</div>;
  useEffect(() => {
    document.title = `${props.title} · ${brand}`;
  }, [props.title, brand]);
  useEffect(() => {
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className="page" data-testid={props.testId}>
      {props.onBack && (
        <button type="button" className="icon-button back" onClick={props.onBack}>
          <BackIcon />
          {text('kit.back')}
        </button>
      )}
      <header className={props.quietTitle ? 'unseen' : 'page-head'}>
        <h1 ref={heading} tabIndex={-1}>
          {props.title}
        </h1>
        {props.lead && <p className="page-lead">{props.lead}</p>}
      </header>
      {props.first ? (
        <div className="split">
          <div className="split-first">
            {props.first}
            {wide && action}
            {wide && props.aside}
          </div>
          <div className="split-second">
            {props.children}
            {!wide && props.aside}
          </div>
        </div>
      ) : (
        props.children
      )}
      {!(wide && props.first) && action}
    </div>
  );
}

const wideScreen = () => window.matchMedia('(min-width: 1000px)'); // As in styles/wide.css.

function useWide(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const screen = wideScreen();
      screen.addEventListener('change', changed);
      return () => screen.removeEventListener('change', changed);
    },
    () => wideScreen().matches,
  );
}
