import type { ApiProblem } from '@open310/sdk';
import { ShieldIcon } from '../ui/icons.tsx';
import { Button, Page, useText } from '../ui/index.ts';
import { sayRefusal } from './say.ts';

/** A command was refused: nothing happened, here is why, and the way back. */
export function Refused(props: { readonly problem: ApiProblem; readonly onBack: () => void }) {
  const text = useText();
  return (
    <Page title={text('confirm.failed')} quietTitle testId="refused">
      <div className="state">
        <ShieldIcon className="state-mark" />
        <p className="state-title" aria-hidden="true">
          {text('confirm.failed')}
        </p>
        <p>{sayRefusal(text, props.problem)}</p>
        <Button onPress={props.onBack}>{text('confirm.again')}</Button>
        <p className="quiet">{text('kit.problem.code', { code: props.problem.code })}</p>
      </div>
    </Page>
  );
}
