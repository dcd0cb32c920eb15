import { signDisclosure } from '@open310/sdk';
import { useEffect, useState } from 'react';
import {
  Button,
  Card,
  Choice,
  dayText,
  Fact,
  Facts,
  Note,
  Page,
  percent,
  useLanguage,
  useLoad,
  useSay,
  useText,
  yuan,
} from '../ui/index.ts';
import { type Disclosure, disclose, type Ground, type Seller, type TermMonths } from './api.ts';
import { deviceKeys } from './device-key.ts';
import { newPending, type Pending } from './pending.ts';
import { Refused } from './refused.tsx';
import { sayRefusal } from './say.ts';
import { SellerView } from './seller.tsx';
import { Loaded } from './session.tsx';

interface CostProps {
  readonly ground: Ground;
  readonly amountFen: string;
  readonly termMonths: TermMonths;
  readonly onBack: () => void;
  readonly onConfirm: (pending: Pending) => void;
}

/** Everything the loan costs, before the contract: read first, for as long as the API asks. */
export function CostView(props: CostProps) {
  const { ground, amountFen, termMonths } = props;
  const [purpose, setPurpose] = useState<string>();
  const text = useText();
  const [seller, setSeller] = useState<Seller>();
  const told = `${seller?.holderName} ${seller?.accountNumber}`;
  const key = [ground.id, amountFen, termMonths, purpose, told].join(':');
  const [state, reload] = useLoad(key, async () => ({
    disclosure: await disclose(ground, amountFen, termMonths, {
      ...(purpose === undefined ? {} : { purpose }),
      ...(seller === undefined ? {} : { seller }),
    }),
    shownAt: performance.now(),
  }));
  const [unsigned, setUnsigned] = useState(false);
  const confirm = ({ id, digest, amountFen: shown }: Disclosure) => {
    setUnsigned(false);
    signDisclosure(deviceKeys, { id, digest }).then(
      (signature) => props.onConfirm(newPending(id, shown, signature)),
      () => setUnsigned(true), // No key can be made or kept here: a page that is not safe, a private window.
    );
  };
  if (state.state === 'problem' && state.problem.code.startsWith('seller_')) {
    const { problem } = state;
    const why = problem.code === 'seller_missing' ? undefined : sayRefusal(text, problem);
    return <SellerView why={why} onBack={props.onBack} onTold={setSeller} />;
  }
  if (state.state === 'problem' && [409, 422].includes(state.problem.status)) {
    return <Refused problem={state.problem} onBack={props.onBack} />;
  }
  return (
    <Loaded load={state} reload={reload}>
      {({ disclosure, shownAt }) => (
        <CostPage
          disclosure={disclosure}
          shownAt={shownAt}
          onBack={props.onBack}
          unsigned={unsigned}
          onPurpose={setPurpose}
          onConfirm={() => confirm(disclosure)}
        />
      )}
    </Loaded>
  );
}

interface CostPageProps {
  readonly disclosure: Disclosure;
  readonly shownAt: number;
  readonly onBack: () => void;
  readonly onConfirm: () => void;
  readonly onPurpose: (purpose: string) => void;
  /** The device could not sign. */
  readonly unsigned: boolean;
}

function CostPage(props: CostPageProps) {
  const { disclosure, shownAt, onBack, onConfirm, unsigned } = props;
  const text = useText();
  const seconds = useSecondsLeft(shownAt + disclosure.readingMs);
  const amount = yuan(disclosure.amountFen, { cents: 'ifAny' });
  return (
    <Page
      first={<Summary disclosure={disclosure} />}
      title={text('cost.title')}
      onBack={onBack}
      testId="disclosure"
      action={
        <>
          <p className="unseen" role="status">
            {seconds === 0 && text('cost.ready')}
          </p>
          {unsigned && (
            <Note tone="bad" live>
              {text('cost.unsigned')}
            </Note>
          )}
          <Button disabled={seconds > 0} onPress={onConfirm} testId="disclosure-confirm">
            {seconds > 0 ? text('cost.wait', { seconds }) : text('cost.confirm', { amount })}
          </Button>
          <p className="quiet">{text('cost.signs')}</p>
        </>
      }
    >
      <UseCard disclosure={disclosure} onPurpose={props.onPurpose} />
      <CostTable disclosure={disclosure} />
      <ScheduleCard title={text('cost.schedule')} rows={disclosure.schedule} />
    </Page>
  );
}

/** Whole seconds until `end` of the page's own clock: the server's clock may differ from this one. */
function useSecondsLeft(end: number): number {
  const left = () => Math.max(0, Math.ceil((end - performance.now()) / 1000));
  const [seconds, setSeconds] = useState(left);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `left` is made of `end`.
  useEffect(() => {
    const timer = setInterval(() => {
      setSeconds(left());
      if (left() === 0) clearInterval(timer);
    }, 200);
    return () => clearInterval(timer);
  }, [end]);
  return seconds;
}

function Summary({ disclosure }: { readonly disclosure: Disclosure }) {
  const text = useText();
  const { payee } = disclosure;
  return (
    <section className="hero">
      <div className="big-number">
        <span className="big-number-label">{text('cost.annualised')}</span>
        <strong className="big-number-value" data-testid="disclosure-annualised">
          {percent(disclosure.annualisedRateE9)}
        </strong>
        <span className="big-number-label">{text('cost.annualised.how')}</span>
      </div>
      <Facts>
        <Fact label={text('cost.rate')} value={percent(disclosure.annualRateE9)} />
        <Fact label={text('cost.principal')} value={yuan(disclosure.amountFen)} />
        <Fact label={text('cost.cost')} value={yuan(disclosure.costFen)} />
        <Fact
          strong
          label={text('cost.total')}
          value={yuan(disclosure.totalFen)}
          testId="disclosure-total"
        />
        <Fact
          label={text('cost.term')}
          value={text('amount.months', { n: disclosure.termMonths })}
        />
        <Fact label={text('cost.payee')} value={`${payee.holderName} ${payee.accountMasked}`} />
      </Facts>
    </section>
  );
}

/** What it is for: the usual purpose is chosen, one tap chooses another. What it must not be for (rules R14). */
function UseCard(props: {
  readonly disclosure: Disclosure;
  readonly onPurpose: (purpose: string) => void;
}) {
  const text = useText();
  const say = useSay();
  const { use, purposes, forbidden } = props.disclosure;
  return (
    <Card>
      <Choice
        legend={text('cost.use')}
        value={use.purpose}
        onChange={props.onPurpose}
        options={purposes.map((one) => ({
          value: one.purpose,
          label: say(one.says),
          testId: `purpose-${one.purpose}`,
        }))}
      />
      <Facts>
        <Fact
          label={text('cost.payment')}
          value={text(`cost.payment.${use.payment}`)}
          testId="disclosure-payment"
        />
      </Facts>
      <p className="quiet">{text('cost.forbidden', { uses: forbidden.map(say).join('、') })}</p>
    </Card>
  );
}

/** The table of total cost: item, how it is charged, by whom, how much, a year (rules R4). */
function CostTable({ disclosure }: { readonly disclosure: Disclosure }) {
  const text = useText();
  const say = useSay();
  return (
    <section className="card">
      <div className="table-scroll">
        <table data-testid="disclosure-table">
          <caption>{text('cost.table')}</caption>
          <thead>
            <tr>
              <th scope="col">{text('cost.table.item')}</th>
              <th scope="col">{text('cost.table.receiver')}</th>
              <th scope="col" className="number">
                {text('cost.table.amount')}
              </th>
              <th scope="col" className="number">
                {text('cost.table.rate')}
              </th>
            </tr>
          </thead>
          <tbody>
            {disclosure.rows.map((row) => (
              <tr key={row.item}>
                <td>
                  {say(row.says)}
                  <p className="quiet">{say(row.how)}</p>
                </td>
                <td>{say(row.receiver)}</td>
                <td className="number">{yuan(row.amountFen)}</td>
                <td className="number">{row.annualRateE9 ? percent(row.annualRateE9) : '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>
        <strong>{say(disclosure.nothingElse)}</strong>
      </p>
      {disclosure.contingent.length > 0 && (
        <>
          <h2>{text('cost.contingent')}</h2>
          <Facts>
            {disclosure.contingent.map((one) => (
              <Fact key={one.item} label={say(one.says)} value={say(one.how)} />
            ))}
          </Facts>
        </>
      )}
    </section>
  );
}

interface ScheduleRow {
  readonly n: number;
  readonly dueOn: string;
  readonly principalFen: string;
  readonly interestFen: string;
  readonly state?: 'coming' | 'due' | 'paid' | 'overdue';
}

/** When what is due. With states it is a loan's, without it is a plan. */
export function ScheduleCard(props: {
  readonly title: string;
  readonly rows: readonly ScheduleRow[];
}) {
  const text = useText();
  const { language } = useLanguage();
  const withState = props.rows.some((row) => row.state);
  return (
    <Card>
      <div className="table-scroll">
        <table>
          <caption>{props.title}</caption>
          <thead>
            <tr>
              <th scope="col">{text('cost.schedule.due')}</th>
              <th scope="col" className="number">
                {text('cost.schedule.principal')}
              </th>
              <th scope="col" className="number">
                {text('cost.schedule.interest')}
              </th>
            </tr>
          </thead>
          <tbody>
            {props.rows.map((row) => (
              <tr key={row.n} data-state={row.state}>
                <td>
                  {dayText(row.dueOn, language)}
                  {withState && row.state && row.state !== 'coming' && (
                    <span className="quiet"> · {text(`installment.${row.state}`)}</span>
                  )}
                </td>
                <td className="number">{yuan(row.principalFen)}</td>
                <td className="number">{yuan(row.interestFen)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
