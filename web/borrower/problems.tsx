import { useEffect } from 'react';
import { useLocation, useSearch } from 'wouter';
import { LockIcon, SearchOffIcon } from '../ui/icons.tsx';
import { Button, Page, useText } from '../ui/index.ts';
import { PhoneButton } from './phone-button.tsx';
import { rememberPlace } from './place.ts';
import { SignInButtons } from './sign-in.tsx';

/** The session is over: sign in, and come back to this very page. */
export function SessionEnded() {
  const text = useText();
  const [place] = useLocation();
  const search = useSearch();
  useEffect(() => rememberPlace(search ? `${place}?${search}` : place), [place, search]);
  return (
    <Page
      title={text('session.title')}
      quietTitle
      testId="session-ended"
      action={
        <>
          <SignInButtons first={undefined} />
          <PhoneButton />
        </>
      }
    >
      <div className="state">
        <LockIcon className="state-mark" />
        <p className="state-title" aria-hidden="true">
          {text('session.title')}
        </p>
        <p>{text('session.text')}</p>
      </div>
    </Page>
  );
}

/** Nothing lives at this address. */
export function NotFound() {
  const text = useText();
  const [, go] = useLocation();
  return (
    <Page title={text('kit.problem.missing.title')} quietTitle testId="not-found">
      <div className="state">
        <SearchOffIcon className="state-mark" />
        <p className="state-title" aria-hidden="true">
          {text('kit.problem.missing.title')}
        </p>
        <p>{text('kit.problem.missing')}</p>
        <Button onPress={() => go('/')}>{text('kit.home')}</Button>
      </div>
    </Page>
  );
}

const kinds = new Map<string, 'denied' | 'taken'>([
  ['sign_in_cancelled', 'denied'],
  ['sign_in_failed', 'denied'],
  ['link_taken', 'taken'],
  ['source_linked_otherwise', 'taken'],
  ['source_only_adds', 'denied'],
  ['source_not_offered', 'denied'],
]);

/** Signing in did not work out: refused at the partner, another's account, a forged or old link. */
export function LinkProblem({ code }: { readonly code: string }) {
  const text = useText();
  const kind = kinds.get(code) ?? 'link';
  return (
    <Page
      title={text(`problem.${kind}.title`)}
      quietTitle
      testId="link-problem"
      action={
        <>
          <SignInButtons first={undefined} />
          <PhoneButton />
        </>
      }
    >
      <div className="state">
        <LockIcon className="state-mark" />
        <p className="state-title" aria-hidden="true">
          {text(`problem.${kind}.title`)}
        </p>
        <p>{text(`problem.${kind}`)}</p>
        <p className="quiet">{text('kit.problem.code', { code: code.slice(0, 40) })}</p>
      </div>
    </Page>
  );
}
