import { Alert, Button, Modal, Segmented, Table, type TableColumnsType, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import type { TextKey } from '../texts/index.ts';
import { texts } from '../texts/index.ts';
import { asProblem, type Load, momentText, sayProblem, type Text, useText } from '../ui/index.ts';
import { Shown } from './parts.tsx';

// The one shape of work that waits for a person: who has it, by when, where it stands. New queues stand on this; the
// older ones can move here one by one.

/** The head of a queue: its states, refresh, CSV, and what else it can do. */
export function QueueBar<S extends string>(o: {
  readonly title: string;
  readonly state: S;
  readonly states: readonly { readonly value: S; readonly label: string }[];
  readonly onState: (next: S) => void;
  readonly onReload: () => void;
  /** Saves what is shown; `undefined` while nothing is. */
  readonly onSave: (() => void) | undefined;
  readonly children?: ReactNode;
}) {
  const text = useText();
  return (
    <div className="staff-bar">
      <h1>{o.title}</h1>
      <Segmented<S>
        aria-label={o.title}
        value={o.state}
        options={[...o.states]}
        onChange={o.onState}
      />
      {o.children}
      <Button onClick={o.onReload}>{text('staff.refresh')}</Button>
      <Button disabled={!o.onSave} onClick={o.onSave}>
        CSV
      </Button>
    </div>
  );
}

/** What waits, row by row. */
export function QueueTable<T extends object>(o: {
  readonly load: Load<unknown>;
  readonly reload: () => void;
  readonly rows: readonly T[];
  readonly rowKey: keyof T & string;
  readonly columns: TableColumnsType<T>;
  readonly testId: string;
  readonly empty: string;
}) {
  return (
    <Shown load={o.load} reload={o.reload}>
      {() => (
        <Table<T>
          data-testid={o.testId}
          size="small"
          rowKey={o.rowKey}
          columns={o.columns}
          dataSource={[...o.rows]}
          pagination={{ defaultPageSize: 50, hideOnSinglePage: true }}
          scroll={{ x: 'max-content' }}
          locale={{ emptyText: o.empty }}
        />
      )}
    </Shown>
  );
}

/** By when something is to be done, red once that is over. */
export function DueTag({ on, left }: { readonly on: string; readonly left: number }) {
  const text = useText();
  const says =
    left < 0
      ? text('staff.queue.overdue', { n: -left })
      : left === 0
        ? text('staff.queue.today')
        : text('staff.queue.left', { n: left });
  return (
    <>
      <Tag color={left < 0 ? 'red' : left <= 3 ? 'orange' : 'default'}>{says}</Tag>
      <span className="staff-number">{on}</span>
    </>
  );
}

/** Who has it, and the way to take it. */
export function Assignee(o: {
  readonly name: string | null;
  readonly mine: boolean;
  readonly onTake: (() => void) | undefined;
  readonly onRelease?: (() => void) | undefined;
}) {
  const text = useText();
  return (
    <>
      {o.name ?? text('staff.queue.nobody')}{' '}
      {o.onTake && !o.mine && (
        <Button size="small" onClick={o.onTake}>
          {text('staff.queue.take')}
        </Button>
      )}
      {o.onRelease && o.mine && (
        <Button size="small" onClick={o.onRelease}>
          {text('staff.queue.release')}
        </Button>
      )}
    </>
  );
}

/** Why something was refused, in these pages' words, with the next time where the answer names one. */
export function sayCase(text: Text, error: unknown, language: 'zh' | 'en'): string {
  const problem = asProblem(error);
  const key = `refusal.${problem.code}`;
  const { title, body } = sayProblem(text, problem);
  const why = key in texts ? text(key as TextKey) : body || title;
  const { nextAt } = problem.fields;
  return typeof nextAt === 'number'
    ? text('staff.contact.nextAt', { why, at: momentText(nextAt, language) })
    : why;
}

/** Carries something out: busy meanwhile, and what went wrong. */
export function useAct(say: (error: unknown) => string) {
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const run = <T,>(work: () => Promise<T>, done: (answer: T) => void) => {
    setBusy(true);
    setWrong(undefined);
    work()
      .then(done, (error: unknown) => setWrong(say(error)))
      .finally(() => setBusy(false));
  };
  return { busy, wrong, run };
}

/** A question that something hangs on: what is asked, what went wrong, yes or no. */
export function ActModal(o: {
  readonly title: string;
  readonly ok: string;
  readonly ready: boolean;
  readonly busy: boolean;
  readonly wrong: string | undefined;
  readonly onOk: () => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}) {
  return (
    <Modal
      open
      title={o.title}
      okText={o.ok}
      okButtonProps={{ disabled: !o.ready, loading: o.busy }}
      onOk={o.onOk}
      onCancel={o.onCancel}
    >
      <div className="staff-form">
        {o.wrong !== undefined && <Alert type="error" showIcon role="alert" title={o.wrong} />}
        {o.children}
      </div>
    </Modal>
  );
}
