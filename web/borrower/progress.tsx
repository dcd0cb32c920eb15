import type { FollowState } from '@open310/sdk';
import { useState } from 'react';
import type { Said } from '../texts/index.ts';
import {
  asProblem,
  Button,
  Card,
  duration,
  Note,
  Page,
  Sheet,
  type Step,
  Steps,
  type Text,
  useOnline,
  useSay,
  useText,
} from '../ui/index.ts';
import { type Application, type ApplicationNode, withdrawApplication } from './api.ts';
import { sayRefusal } from './say.ts';

/** A node of the journey as the kit draws it. */
function toStep(text: Text, say: (said: Said) => string, node: ApplicationNode): Step {
  return {
    name: node.name,
    label: text(`node.${node.name}`),
    state: node.state,
    stateText: text(`node.state.${node.state}`),
    time: node.ms === null ? undefined : duration(node.ms),
    used: node.used.map((one) => {
      const what = one.detail ? `${say(one.what)} · ${one.detail}` : say(one.what);
      return { text: one.left ? text('node.left', { what }) : what, left: one.left };
    }),
  };
}

/** The node that the borrower waits for, or the last that ended. */
const currentNode = (nodes: readonly ApplicationNode[]): ApplicationNode | undefined =>
  nodes.find((node) => node.state === 'running' || node.state === 'waiting') ??
  nodes.findLast((node) => node.state === 'passed');

interface ViewProps {
  readonly application: Application;
  readonly line: FollowState;
  readonly onChange: (application: Application) => void;
}

/** The nodes, live, with what each used and how long it took; read out as they change. */
export function Progress({ application, line }: Omit<ViewProps, 'onChange'>) {
  const text = useText();
  const say = useSay();
  const online = useOnline();
  const now = currentNode(application.nodes);
  return (
    <>
      <p className="unseen" role="status">
        {now && `${text(`node.${now.name}`)} ${text(`node.state.${now.state}`)}`}
      </p>
      {online && line === 'lost' && (
        <Note tone="warn" live testId="reconnecting">
          {text('apply.reconnecting')}
        </Note>
      )}
      {line === 'polling' && <p className="quiet">{text('apply.polling')}</p>}
      <Card>
        <Steps
          label={text('apply.steps')}
          steps={application.nodes.map((node) => toStep(text, say, node))}
        />
      </Card>
    </>
  );
}

/** Nothing to do but watch: which node runs. One may leave, or withdraw. */
export function ProgressView(props: ViewProps) {
  const text = useText();
  const now = currentNode(props.application.nodes);
  const paying = props.application.status === 'disbursing';
  return (
    <Page
      title={text(paying ? 'confirm.title' : 'apply.title')}
      lead={now && text('apply.now', { node: text(`node.${now.name}`) })}
      testId="progress"
    >
      <Progress application={props.application} line={props.line} />
      <p className="quiet">{text('apply.safe')}</p>
      {!paying && <Withdraw application={props.application} onChange={props.onChange} />}
    </Page>
  );
}

/** Withdraws the application, after asking. */
export function Withdraw({ application, onChange }: Omit<ViewProps, 'line'>) {
  const text = useText();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const withdraw = async () => {
    setBusy(true);
    try {
      onChange(await withdrawApplication(application.id));
    } catch (error) {
      setRefusal(sayRefusal(text, asProblem(error)));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button kind="text" onPress={() => setAsking(true)} testId="apply-withdraw">
        {text('apply.withdraw')}
      </Button>
      <Sheet open={asking} title={text('apply.withdraw.ask')} onClose={() => setAsking(false)}>
        <p>{text('apply.withdraw.text')}</p>
        {refusal && <Note tone="bad">{refusal}</Note>}
        <div className="sheet-actions">
          <Button onPress={() => setAsking(false)}>{text('apply.withdraw.keep')}</Button>
          <Button kind="text" busy={busy} onPress={() => void withdraw()} testId="withdraw-confirm">
            {text('apply.withdraw')}
          </Button>
        </div>
      </Sheet>
    </>
  );
}
