import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import {
  asProblem,
  Button,
  Field,
  groupCard,
  Note,
  Page,
  parseYuanInput,
  useLoad,
  useText,
} from '../ui/index.ts';
import { listSources, type Me, type SourceView, startByForm } from './api.ts';
import { findCardFlaw } from './card-number.ts';
import { KindCard } from './kind.tsx';
import { NotFound } from './problems.tsx';
import { sayRefusal } from './say.ts';
import { Loaded, useSession } from './session.tsx';
import { SourceCard, type Told } from './sources.tsx';

const papers: readonly SourceView['source'][] = ['statement', 'bureau'];

/** `/form`: the fixed form, the same for every business: papers, then ten things to fill in, then one press. */
export default function FixedFormPage() {
  const { me, reload } = useSession();
  return (
    <Loaded load={me} reload={reload}>
      {(borrower) => (borrower.forms === 'guided' ? <NotFound /> : <Form me={borrower} />)}
    </Loaded>
  );
}

function Form({ me }: { readonly me: Me }) {
  const text = useText();
  const { reload: reloadMe } = useSession();
  const [sources, reload] = useLoad('form:sources', listSources);
  const [told, setTold] = useState<Told & { source: string }>();
  return (
    <Page title={text('form.title')} lead={text('form.lead')} testId="form">
      <KindCard me={me} onChanged={reloadMe} />
      <h2>{text('form.papers')}</h2>
      <Loaded load={sources} reload={reload}>
        {(list) =>
          papers
            .flatMap((name) => list.sources.find(({ source }) => source === name) ?? [])
            .map((source) => (
              <SourceCard
                key={source.source}
                source={source.source === 'bureau' ? { ...source, asks: [] } : source} // Asked below.
                told={told?.source === source.source ? told : undefined}
                onChanged={(what) => {
                  setTold({ ...what, source: source.source });
                  reload();
                }}
                place="/form"
              />
            ))
        }
      </Loaded>
      <h2>{text('form.fields')}</h2>
      <FormFields />
    </Page>
  );
}

const names = [
  ...(['monthsOpen', 'staff', 'monthTakings', 'monthCosts', 'asked'] as const),
  ...(['idCard', 'creditCode', 'holderName', 'accountNumber'] as const),
];
type Name = (typeof names)[number];
type Values = Readonly<Record<Name, string>>;
const nothing = Object.fromEntries(names.map((name) => [name, ''])) as Values;

const whole = (typed: string): number | undefined =>
  /^\d{1,5}$/.test(typed.trim()) ? Number(typed) : undefined;
const money = (typed: string): string | undefined => parseYuanInput(typed);
const card = (typed: string) => typed.replace(/[\s-]/g, '');

/** What holds of a field as typed; what cannot be seen here, the server says. */
const holds: Readonly<Record<Name, (typed: string) => boolean>> = {
  monthsOpen: (typed) => whole(typed) !== undefined,
  staff: (typed) => whole(typed) !== undefined,
  monthTakings: (typed) => money(typed) !== undefined,
  monthCosts: (typed) => money(typed) !== undefined,
  asked: (typed) => BigInt(money(typed) ?? 0) > 0n,
  idCard: (typed) => /^\d{17}[\dXx]$/.test(typed.trim()),
  creditCode: (typed) => typed.trim() === '' || /^[0-9A-Za-z]{18}$/.test(typed.trim()),
  holderName: (typed) => typed.trim().length >= 2,
  accountNumber: (typed) => [undefined, 'checksum'].includes(findCardFlaw(typed)),
};
const isMoney = (name: Name) =>
  name === 'monthTakings' || name === 'monthCosts' || name === 'asked';
const isText = (name: Name) => name === 'holderName' || name === 'creditCode' || name === 'idCard';

function FormFields() {
  const text = useText();
  const [, go] = useLocation();
  const { reload } = useSession();
  const [values, setValues] = useState<Values>(nothing);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const send = () => {
    setBusy(true);
    setRefusal(undefined);
    startByForm(formOf(values))
      .then(
        ({ id }) => {
          reload();
          go(`/apply/${id}`);
        },
        (error: unknown) => {
          const problem = asProblem(error);
          const { applicationId } = problem.fields;
          if (typeof applicationId === 'string') go(`/apply/${applicationId}`);
          else setRefusal(sayRefusal(text, problem));
        },
      )
      .finally(() => setBusy(false));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const wrong = names.findIndex((name) => !holds[name](values[name]));
    if (wrong < 0) return send();
    (event.currentTarget as HTMLFormElement).querySelectorAll('input')[wrong]?.focus();
  };
  return (
    <form className="page" noValidate onSubmit={submit}>
      {names.map((name) => (
        <Field
          key={name}
          label={text(`form.${name}`)}
          value={values[name]}
          onChange={(typed) =>
            setValues({ ...values, [name]: name === 'accountNumber' ? groupCard(typed) : typed })
          }
          money={isMoney(name)}
          inputMode={isText(name) ? 'text' : isMoney(name) ? 'decimal' : 'numeric'}
          maxLength={name === 'holderName' ? 60 : 23}
          error={tried && !holds[name](values[name]) ? text(`form.${name}.wrong`) : undefined}
          testId={`form-${name}`}
        />
      ))}
      <div className="page-action">
        {refusal && (
          <Note tone="bad" live>
            {refusal}
          </Note>
        )}
        <Button submit busy={busy} testId="form-submit">
          {text('form.submit')}
        </Button>
      </div>
    </form>
  );
}

const formOf = (v: Values) => ({
  monthsOpen: Number(v.monthsOpen),
  staff: Number(v.staff),
  monthTakingsFen: String(money(v.monthTakings)),
  monthCostsFen: String(money(v.monthCosts)),
  askedFen: String(money(v.asked)),
  idCard: v.idCard.trim(),
  ...(v.creditCode.trim() ? { creditCode: v.creditCode.trim() } : {}),
  payee: { holderName: v.holderName.trim(), accountNumber: card(v.accountNumber) },
});
