import { Alert, Button, Descriptions, Drawer } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import {
  asProblem,
  momentText,
  sayProblem,
  useLanguage,
  useLoad,
  useText,
  yuan,
} from '../ui/index.ts';
import { getReconciliationItem, type ReconciliationDetail, readStatedEntry } from './api.ts';
import { Shown } from './parts.tsx';
import { ClearForm } from './reconciliation-clear.tsx';
import { kindText, sideText } from './reconciliation-parts.tsx';
import { Clearances } from './reconciliation-undo.tsx';
import { useSession } from './session.tsx';

/** An item: both sides down to the statement's own entry, what it may be, and how to clear it. */
export function ItemDrawer(o: {
  readonly id: string;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}) {
  const text = useText();
  const { may } = useSession();
  const [load, reload] = useLoad(`item ${o.id}`, () => getReconciliationItem(o.id));
  const [told, tell] = useState<'done' | 'waits'>();
  const done = (what: 'done' | 'waits') => {
    tell(what);
    reload();
    o.onChanged();
  };
  const title = load.state === 'ready' ? kindText(text, load.data.item.kind) : text('staff.recon');
  return (
    <Drawer open size={860} title={title} onClose={o.onClose} data-testid="recon-item">
      <div role="status">
        {told && (
          <Alert
            type={told === 'done' ? 'success' : 'info'}
            showIcon
            title={text(`staff.recon.${told}`)}
            action={
              told === 'waits' && <Link href="/staff/checks">{text('staff.recon.toChecks')}</Link>
            }
          />
        )}
      </div>
      <Shown load={load} reload={reload}>
        {(detail) => (
          <>
            <Sides detail={detail} />
            {may('reconciliation.write') && detail.item.theirs && <RawEntry id={o.id} />}
            {detail.item.state === 'open' && may('reconciliation.write') && told !== 'waits' && (
              <ClearForm detail={detail} onDone={done} />
            )}
            <Clearances detail={detail} onDone={done} />
            <Acts detail={detail} />
          </>
        )}
      </Shown>
    </Drawer>
  );
}

function Sides({ detail }: { readonly detail: ReconciliationDetail }) {
  const text = useText();
  const { theirs, ours, sinceOn, days } = detail.item;
  const { payer, entry } = detail;
  const party =
    payer?.name &&
    [payer.name, payer.accountEnd && text('staff.recon.accountEnd', { end: payer.accountEnd })]
      .filter(Boolean)
      .join(' · ');
  const rows = (pairs: readonly (readonly [string, React.ReactNode])[]) =>
    pairs
      .filter(([, value]) => value !== null && value !== undefined && value !== '')
      .map(([label, children]) => ({ key: label, label, children }));
  return (
    <>
      <p>
        {text('staff.recon.age')}: {text('staff.recon.ageDays', { n: days })} ({sinceOn})
      </p>
      <Descriptions
        bordered
        size="small"
        column={1}
        title={text('staff.recon.theirs')}
        items={rows([
          [text('staff.recon.amount'), sideText(text, theirs)],
          [text('staff.recon.date'), theirs?.on],
          [text('staff.recon.reference'), theirs?.railRef],
          [text('staff.recon.code'), theirs?.code],
          [text('staff.recon.order'), theirs?.orderId],
          [text('staff.recon.payer'), party],
          [text('staff.recon.remark'), payer?.text],
        ])}
      />
      <Descriptions
        bordered
        size="small"
        column={1}
        style={{ marginTop: 12 }}
        title={text('staff.recon.ours')}
        items={rows([
          [text('staff.recon.amount'), sideText(text, ours)],
          [text('staff.recon.countsOn'), ours?.valueOn],
          [text('staff.recon.bookedOn'), ours?.bookedOn],
          [text('staff.recon.order'), ours?.orderId],
          [text('staff.recon.loan'), ours?.loanId],
          [
            text('staff.recon.entry'),
            entry?.lines.map((line) => (
              <div key={`${line.account} ${line.side}`} className="staff-number">
                {line.side} {line.account} {yuan(line.amountFen)}
              </div>
            )),
          ],
        ])}
      />
    </>
  );
}

/** The entry as the bank wrote it, on demand. */
function RawEntry({ id }: { readonly id: string }) {
  const text = useText();
  const [raw, setRaw] = useState<string>();
  const [wrong, setWrong] = useState<string>();
  const read = () =>
    readStatedEntry(id).then(
      ({ entry }) => setRaw(entry),
      (error: unknown) => setWrong(sayProblem(text, asProblem(error)).title),
    );
  return (
    <div style={{ margin: '12px 0' }}>
      {raw === undefined && (
        <Button size="small" onClick={() => void read()}>
          {text('staff.recon.raw')}
        </Button>
      )}{' '}
      {raw === undefined && <span>{text('staff.recon.rawNote')}</span>}
      {wrong !== undefined && <Alert type="error" showIcon role="alert" title={wrong} />}
      {raw !== undefined && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls.
        <pre className="staff-raw" data-testid="recon-raw" tabIndex={0}>
          {raw.replaceAll('><', '>\n<')}
        </pre>
      )}
    </div>
  );
}

const acts = [
  'found',
  'changed',
  'suspended',
  'cleared_itself',
  'merged',
  'cleared',
  'returning',
  'returned',
  'return_failed',
  'reopened',
] as const;

function Acts({ detail }: { readonly detail: ReconciliationDetail }) {
  const text = useText();
  const { language } = useLanguage();
  return (
    <>
      <h3>{text('staff.recon.acts')}</h3>
      <ul data-testid="recon-acts">
        {detail.acts.map(({ at, act, byWhom }) => {
          const known = acts.find((one) => one === act);
          return (
            <li key={`${at} ${act}`}>
              {momentText(at, language)} · {known ? text(`staff.recon.act.${known}`) : act} ·{' '}
              {byWhom}
            </li>
          );
        })}
      </ul>
    </>
  );
}
