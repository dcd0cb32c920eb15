import { Button, Sheet, useText } from '../ui/index.ts';
import { CostOf } from './consent-cost.tsx';

/** Asks before reads end: what stops, what it may cost, what goes on. */
export function WithdrawSheet(props: {
  readonly open: boolean;
  readonly title: string;
  readonly confirm: string;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
  readonly testId: string;
  /** Of the consent that would end: what it costs is told before it does. */
  readonly consentId?: string | undefined;
}) {
  const text = useText();
  return (
    <Sheet open={props.open} title={props.title} onClose={props.onClose}>
      {props.open && props.consentId && <CostOf consentId={props.consentId} />}
      <ul className="bullets">
        <li>{text('me.withdraw.stop')}</li>
        <li>{text('me.withdraw.cost')}</li>
        <li>{text('me.withdraw.loans')}</li>
      </ul>
      <div className="sheet-actions">
        <Button onPress={props.onClose}>{text('me.withdraw.keep')}</Button>
        <Button kind="danger" busy={props.busy} onPress={props.onConfirm} testId={props.testId}>
          {props.confirm}
        </Button>
      </div>
    </Sheet>
  );
}
