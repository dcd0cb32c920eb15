import { type FormEvent, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { CheckIcon, ClockIcon, CrossIcon } from '../ui/icons.tsx';
import {
  asProblem,
  BigNumber,
  Button,
  Card,
  Fact,
  Facts,
  Field,
  Note,
  Page,
  parseYuanInput,
  Sheet,
  useLoad,
  useText,
  yuan,
  yuanInput,
} from '../ui/index.ts';
import { getLoan, type Loan, type Repayment, repay } from './api.ts';
import { sayRefusal } from './say.ts';
import { Loaded } from './session.tsx';

/** `/loans/:id/repay`: part or all, on any day; asked once more before money moves. */
export default function Repay({ id }: { readonly id: string }) {
  const [loan, reload] = useLoad(id, () => getLoan(id));
  const [answered, setRepayment] = useState<Repayment>();
  // The loan is read again after the answer and may know more by now.
  const known = loan.state === 'ready' ? loan.data.repayments : [];
  const repayment = answered && (known.find((one) => one.id === answered.id) ?? answered);
  const collecting = repayment?.status === 'collecting';
  useEffect(() => {
    if (!collecting) return;
    const timer = setInterval(reload, 2_000);
    return () => clearInterval(timer);
  }, [collecting, reload]);
  return (
    <Loaded load={loan} reload={reload}>
      {(data) =>
        repayment ? (
          <Result key={repayment.status} loan={data} repayment={repayment} />
        ) : (
          <RepayForm
            loan={data}
            onRepaid={(done) => {
              setRepayment(done);
              reload();
            }}
          />
        )
      }
    </Loaded>
  );
}

interface FormProps {
  readonly loan: Loan;
  readonly onRepaid: (repayment: Repayment) => void;
}

function RepayForm({ loan, onRepaid }: FormProps) {
  const text = useText();
  const [, go] = useLocation();
  const [typed, setTyped] = useState('');
  const [touched, setTouched] = useState(false);
  const [asking, setAsking] = useState(false);
  const amountFen = parseYuanInput(typed);
  const error = flawOf(amountFen, loan.payoffFen);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTouched(true);
    if (error) (event.currentTarget as HTMLFormElement).querySelector('input')?.focus();
    else setAsking(true);
  };
  return (
    <Page
      title={text('repay.title')}
      lead={text('repay.order')}
      onBack={() => go(`/loans/${loan.id}`)}
      testId="repay"
    >
      <form className="page" onSubmit={submit} noValidate>
        <Card>
          <Field
            money
            label={text('repay.label')}
            value={typed}
            onChange={(value) => setTyped(value.replace(/[^\d.,]/g, ''))}
            onBlur={() => typed && setTouched(true)}
            error={touched && error ? text(error, { max: yuan(loan.payoffFen) }) : undefined}
            inputMode="decimal"
            maxLength={16}
            testId="repay-amount"
          />
          <Sums loan={loan} amountFen={amountFen} onChosen={(fen) => setTyped(yuanInput(fen))} />
        </Card>
        <div className="page-action">
          <Button submit testId="repay-continue">
            {text('repay.continue')}
          </Button>
        </div>
      </form>
      <AskOnce
        loan={loan}
        amountFen={amountFen ?? '0'}
        open={asking}
        onClose={() => setAsking(false)}
        onRepaid={onRepaid}
      />
    </Page>
  );
}

/** The sums that one would otherwise have to type: all of it, and what is due. */
function Sums(props: {
  readonly loan: Loan;
  readonly amountFen: string | undefined;
  readonly onChosen: (amountFen: string) => void;
}) {
  const { loan } = props;
  const text = useText();
  const choices = [
    { fen: loan.payoffFen, label: text('repay.all'), testId: 'repay-all' },
    ...(BigInt(loan.dueFen) > 0n && loan.dueFen !== loan.payoffFen
      ? [{ fen: loan.dueFen, label: text('repay.due'), testId: 'repay-due' }]
      : []),
  ];
  return (
    <div className="chips">
      {choices.map(({ fen, label, testId }) => (
        <button
          key={testId}
          type="button"
          className="chip"
          aria-pressed={fen === props.amountFen}
          onClick={() => props.onChosen(fen)}
          data-testid={testId}
        >
          {label} {yuan(fen)}
        </button>
      ))}
    </div>
  );
}

function flawOf(amountFen: string | undefined, payoffFen: string) {
  if (!amountFen || BigInt(amountFen) === 0n) return 'amount.invalid';
  return BigInt(amountFen) > BigInt(payoffFen) ? 'repay.tooLarge' : undefined;
}

interface AskProps extends FormProps {
  readonly amountFen: string;
  readonly open: boolean;
  readonly onClose: () => void;
}

function AskOnce({ loan, amountFen, open, onClose, onRepaid }: AskProps) {
  const text = useText();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const all = amountFen === loan.payoffFen;
  const send = async () => {
    setBusy(true);
    setRefusal(undefined);
    try {
      onRepaid(await repay(loan.id, all ? 'all' : amountFen));
    } catch (error) {
      setRefusal(sayRefusal(text, asProblem(error)));
      setBusy(false);
    }
  };
  return (
    <Sheet open={open} title={text('repay.ask')} onClose={onClose}>
      <BigNumber label={text('repay.amount')} amountFen={amountFen} />
      <p>{text('repay.ask.text', { account: loan.payee.accountMasked })}</p>
      {all && <Note tone="good">{text('repay.ask.all')}</Note>}
      {refusal && (
        <Note tone="bad" live>
          {refusal}
        </Note>
      )}
      <div className="sheet-actions">
        <Button busy={busy} onPress={() => void send()} testId="repay-confirm">
          {text('repay.confirm', { amount: yuan(amountFen) })}
        </Button>
        <Button kind="text" onPress={onClose} disabled={busy}>
          {text('kit.cancel')}
        </Button>
      </div>
    </Sheet>
  );
}

function Result({ loan, repayment }: { readonly loan: Loan; readonly repayment: Repayment }) {
  const text = useText();
  const [, go] = useLocation();
  // Undone while this page stood open: as if it had not gone through.
  const status = repayment.status === 'reversed' ? 'failed' : repayment.status;
  const title = text(status === 'settled' ? 'repay.done' : `repay.${status}`);
  const Mark = { settled: CheckIcon, collecting: ClockIcon, failed: CrossIcon }[status];
  return (
    <Page
      title={title}
      quietTitle
      testId={`repay-${status}`}
      action={
        <Button onPress={() => go(`/loans/${loan.id}`)} testId="repay-back">
          {text('repay.loan')}
        </Button>
      }
    >
      <div
        className="arrived"
        data-kind={{ settled: 'done', collecting: 'paying', failed: 'cancelled' }[status]}
      >
        <span className="arrived-mark">
          <Mark />
        </span>
        <p className="arrived-title" aria-hidden="true">
          {title}
        </p>
        <BigNumber label={text('repay.amount')} amountFen={repayment.amountFen} />
      </div>
      {status === 'settled' ? (
        <Card>
          <Facts>
            <Fact label={text('repay.principal')} value={yuan(repayment.principalFen)} />
            <Fact label={text('repay.interest')} value={yuan(repayment.interestFen)} />
            <Fact strong label={text('repay.left')} value={yuan(loan.outstandingFen)} />
          </Facts>
        </Card>
      ) : (
        <p className="page-lead">{text(`repay.${status}.text`)}</p>
      )}
    </Page>
  );
}
