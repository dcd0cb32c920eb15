import { Button, Sheet, useText } from '../ui/index.ts';

/** Asks before reads end: what stops, what it may cost, what goes on. */
export function WithdrawSheet(props: {
  readonly open: boolean;
  readonly title: string;
  readonly confirm: string;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
  readonly testId: string;
}) {
  const text = useText();
  return (
    <Sheet open={props.open} title={props.title} onClose={props.onClose}>
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
