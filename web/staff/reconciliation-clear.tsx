import { makeKey } from '@open310/sdk';
import { Alert, Button, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { asProblem, sayProblem, type Text, useText, yuan } from '../ui/index.ts';
import { type Clearing, clearReconciliationItem, type ReconciliationDetail } from './api.ts';
import { kindText } from './reconciliation-parts.tsx';

type Way = Clearing['way'];
type Account = Extract<Clearing, { way: 'book' }>['account'];
type Suggestion = ReconciliationDetail['suggestions'][number];

/** The ways that fit an item; the server has the last word. */
function waysFor({ item, suggestions, payer }: ReconciliationDetail): Way[] {
  const isRight = item.kind === 'date_differs' || item.kind === 'account_differs';
  const isMoneyIn = item.inSuspense && item.theirs?.direction === 'in';
  const fits: readonly (readonly [Way, boolean])[] = [
    ['match', suggestions.length > 0],
    ['loan', isMoneyIn && item.kind !== 'opening' && item.kind !== 'gap'],
    ['return', isMoneyIn && payer?.accountEnd != null],
    ['book', item.kind !== 'ours_unsettled' && !isRight],
    ['accept', isRight],
  ];
  return fits.flatMap(([way, does]) => (does ? [way] : []));
}

function accountsFor({ item }: ReconciliationDetail): Account[] {
  const all: Account[] = ['bank_charges', 'fee_income', 'other_income', 'other_loss'];
  return item.kind === 'opening' || item.kind === 'gap' ? ['funder_capital', ...all] : all;
}

interface Draft {
  readonly way: Way | undefined;
  readonly chosen: readonly string[];
  readonly loanId: string;
  readonly on: string;
  readonly account: Account | undefined;
}

/** What is sent; `undefined` while something is missing. */
function clearingOf(d: Draft): Clearing | undefined {
  switch (d.way) {
    case 'match':
      return d.chosen.length > 0 ? { way: 'match', withItems: [...d.chosen] } : undefined;
    case 'loan':
      return /^loan_[0-9a-f]{32}$/.test(d.loanId) && /^\d{4}-\d\d-\d\d$/.test(d.on)
        ? { way: 'loan', loanId: d.loanId, on: d.on }
        : undefined;
    case 'book':
      return d.account && { way: 'book', account: d.account };
    case 'return':
    case 'accept':
      return { way: d.way };
    case undefined:
      return undefined;
  }
}

/** Suggestions with their reasons, the ways to clear, and the confirmation. */
export function ClearForm(o: {
  readonly detail: ReconciliationDetail;
  readonly onDone: (what: 'done' | 'waits') => void;
}) {
  const text = useText();
  const { detail } = o;
  const [draft, setDraft] = useState<Draft>({
    ...{ way: detail.hint?.way, account: detail.hint?.account ?? undefined, chosen: [] },
    loanId: detail.loans[0]?.loanId ?? '',
    on: detail.item.theirs?.on ?? detail.item.sinceOn,
  });
  const [clearanceId] = useState(() => makeKey('clearance')); // The same across retries.
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const change = (part: Partial<Draft>) => setDraft((d) => ({ ...d, ...part }));
  const clearing = clearingOf(draft);
  const send = () => {
    if (!clearing) return;
    setBusy(true);
    setWrong(undefined);
    clearReconciliationItem(detail.item.id, { clearanceId, clearing, reason: reason.trim() })
      .then(
        (answer) => o.onDone('makerName' in answer ? 'waits' : 'done'),
        (error: unknown) => {
          const { title, body } = sayProblem(text, asProblem(error));
          setWrong(`${title}: ${body}`);
        },
      )
      .finally(() => setBusy(false));
  };
  return (
    <section aria-label={text('staff.recon.clear')} data-testid="recon-clear">
      <h3>{text('staff.recon.suggestions')}</h3>
      {detail.hint && <p>{text(`staff.recon.hint.${detail.hint.code}`)}</p>}
      <Suggested
        suggestions={detail.suggestions}
        chosen={draft.chosen}
        onChoose={(chosen) => change({ way: 'match', chosen })}
      />
      <h3>{text('staff.recon.clear')}</h3>
      <Ways detail={detail} draft={draft} change={change} />
      <Input.TextArea
        aria-label={text('staff.recon.reason')}
        placeholder={text('staff.recon.reason')}
        style={{ marginTop: 8 }}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {wrong !== undefined && <Alert type="error" showIcon role="alert" title={wrong} />}
      <p>{text('staff.recon.second')}</p>
      <Button
        type="primary"
        disabled={!clearing || reason.trim().length < 5}
        loading={busy}
        onClick={send}
      >
        {text('staff.recon.clear')}
      </Button>
    </section>
  );
}

interface Fields {
  readonly detail: ReconciliationDetail;
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
}

/** The ways that fit, and what each needs to be told. */
function Ways({ detail, draft, change }: Fields) {
  const text = useText();
  return (
    <>
      <Radio.Group
        value={draft.way}
        onChange={(event) => change({ way: event.target.value as Way })}
        options={waysFor(detail).map((value) => ({
          value,
          label: text(`staff.recon.way.${value}`),
        }))}
      />
      {draft.way === 'loan' && <LoanFields detail={detail} draft={draft} change={change} />}
      {draft.way === 'book' && (
        <Select<Account>
          aria-label={text('staff.recon.account')}
          placeholder={text('staff.recon.account')}
          style={{ width: 240, display: 'block', marginTop: 8 }}
          {...(draft.account && { value: draft.account })}
          options={accountsFor(detail).map((value) => ({
            value,
            label: text(`staff.recon.account.${value}`),
          }))}
          onChange={(account) => change({ account })}
        />
      )}
    </>
  );
}

function whyText(text: Text, { why }: Suggestion): string {
  const n = why.parts ?? why.letters ?? why.days ?? 0;
  const said = text(`staff.recon.why.${why.code}`, { n });
  return why.payer ? `${said}, ${text('staff.recon.why.payer')}` : said;
}

function Suggested(o: {
  readonly suggestions: readonly Suggestion[];
  readonly chosen: readonly string[];
  readonly onChoose: (ids: readonly string[]) => void;
}) {
  const text = useText();
  if (o.suggestions.length === 0) return <p>{text('staff.recon.noSuggestions')}</p>;
  return (
    <ul data-testid="recon-suggestions">
      {o.suggestions.map((one) => {
        const ids = one.items.map(({ id }) => id);
        const key = ids.join(' ');
        return (
          <li key={key}>
            <strong>{whyText(text, one)}</strong>
            {one.items.map((item) => {
              const side = item.theirs ?? item.ours;
              return (
                <div key={item.id}>
                  {kindText(text, item.kind)} · {item.theirs?.on ?? item.ours?.valueOn} ·{' '}
                  {side && yuan(side.amountFen)} · {item.ours?.loanId ?? item.theirs?.railRef}
                </div>
              );
            })}
            <Button
              size="small"
              type={key === o.chosen.join(' ') ? 'primary' : 'default'}
              aria-pressed={key === o.chosen.join(' ')}
              onClick={() => o.onChoose(ids)}
            >
              {text('staff.recon.use')}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}

function LoanFields(o: Fields) {
  const text = useText();
  const { loans } = o.detail;
  return (
    <div style={{ marginTop: 8 }}>
      {loans.map(({ loanId, why }) => (
        <div key={loanId}>
          <Button size="small" onClick={() => o.change({ loanId })}>
            {loanId}
          </Button>{' '}
          {text(`staff.recon.loan.${why}`)}
        </div>
      ))}
      <Input
        aria-label={text('staff.recon.loanId')}
        placeholder={text('staff.recon.loanId')}
        style={{ marginTop: 8 }}
        value={o.draft.loanId}
        onChange={(event) => o.change({ loanId: event.target.value.trim() })}
      />
      <Input
        type="date"
        aria-label={text('staff.recon.countsOn')}
        style={{ marginTop: 8, width: 180 }}
        value={o.draft.on}
        onChange={(event) => o.change({ on: event.target.value })}
      />
    </div>
  );
}
