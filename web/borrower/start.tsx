import { useEffect } from 'react';
import { useLocation, useSearch } from 'wouter';
import { Card, Loading, Page, useText } from '../ui/index.ts';
import { Home } from './home.tsx';
import { parseSegment } from './kind.tsx';
import { PhoneButton } from './phone-button.tsx';
import { forgetPlace, rememberedPlace } from './place.ts';
import { LinkProblem } from './problems.tsx';
import { isSignedOut, PageProblem, useSession } from './session.tsx';
import { parseSource, SignInButtons } from './sign-in.tsx';

const underWay = new Set(['running', 'waiting_supplement', 'offered', 'disbursing', 'referred']);
let arrived = true; // The first page since this document was loaded: here one is led on.

/** `/`: the way in for those who come from a partner, and home for those who are signed in. */
export function Start() {
  const { me, reload } = useSession();
  const [, go] = useLocation();
  const code = new URLSearchParams(useSearch()).get('problem');
  const borrower = me.state === 'ready' && !code ? me.data : undefined;

  // Leads on to where one was, on this device or another, but only on arrival: later, home is home.
  const next = borrower && arrived ? placeToContinue(borrower) : undefined;
  useEffect(() => {
    if (!borrower) return;
    arrived = false;
    forgetPlace();
    if (next) go(next, { replace: true });
  }, [borrower, next, go]);

  if (code) return <LinkProblem code={code} />;
  if (me.state === 'loading' || next) return <Loading />;
  if (borrower) return <Home me={borrower} />;
  if (isSignedOut(me) || me.state !== 'problem') return <Arrival />;
  return <PageProblem problem={me.problem} onRetry={reload} />;
}

function placeToContinue(me: {
  application: { id: string; status: string } | null;
  facility: { id: string } | null;
  forms: 'guided' | 'both' | 'fixed';
}): string | undefined {
  const remembered = rememberedPlace();
  if (remembered) return remembered;
  if (me.application && underWay.has(me.application.status)) return `/apply/${me.application.id}`;
  if (me.application || me.facility) return undefined;
  return me.forms === 'fixed' ? '/form' : '/consent';
}

const lines = [
  { mark: '3', n: 1 },
  { mark: '1', n: 2 },
  { mark: '0', n: 3 },
] as const;

/** What this is in three lines, and one button. */
function Arrival() {
  const text = useText();
  const search = new URLSearchParams(useSearch());
  const source = parseSource(search.get('source'));
  const entry = search.get('entry')?.slice(0, 60);
  const segment = parseSegment(search.get('segment'));
  return (
    <Page
      title={text('start.title')}
      lead={source && text('start.from', { source: text(`source.${source}`) })}
      testId="arrival"
      action={
        <>
          <SignInButtons first={source} entry={entry} segment={segment} />
          <PhoneButton segment={segment} />
          <p className="quiet">{text('start.note')}</p>
        </>
      }
    >
      <Card>
        <ul className="lines">
          {lines.map(({ n, mark }) => (
            <li key={n}>
              <span className="lines-mark" aria-hidden="true">
                {mark}
              </span>
              <div>
                <h2>{text(`start.line.${n}.title`)}</h2>
                <p>{text(`start.line.${n}`)}</p>
              </div>
            </li>
          ))}
        </ul>
      </Card>
    </Page>
  );
}
