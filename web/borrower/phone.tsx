import { useLocation, useSearch } from 'wouter';
import { Button, Loading, Note, Page, useLoad, useText } from '../ui/index.ts';
import { askSignInCode, getWays, signInByPhone } from './api.ts';
import { parseSegment } from './kind.tsx';
import { PhoneCode } from './phone-code.tsx';
import { PageProblem } from './session.tsx';

/** `/phone`: signing in by a code that is sent to a phone. */
export default function PhonePage() {
  const text = useText();
  const [, go] = useLocation();
  const segment = parseSegment(new URLSearchParams(useSearch()).get('segment'));
  const [ways, reload] = useLoad('ways', getWays);
  if (ways.state === 'loading') return <Loading />;
  if (ways.state === 'problem') return <PageProblem problem={ways.problem} onRetry={reload} />;
  return (
    <Page
      title={text('phone.title')}
      lead={ways.data.phone && text('phone.lead')}
      onBack={() => go('/')}
      testId="phone"
    >
      {ways.data.phone ? (
        <PhoneCode
          ask={askSignInCode}
          enter={(phone, code) => signInByPhone(phone, code, segment)}
          confirm={text('phone.enter')}
          // As one who comes back from a partner: from the beginning, and on to where one was.
          onDone={() => window.location.assign('/')}
        />
      ) : (
        <>
          <Note tone="bad">{text('phone.off')}</Note>
          <Button kind="quiet" onPress={() => go('/')}>
            {text('phone.partner')}
          </Button>
        </>
      )}
    </Page>
  );
}
