import type { FollowState } from '@open310/sdk';
import { type FormEvent, type ReactNode, useState } from 'react';
import { ShieldIcon } from '../ui/icons.tsx';
import { asProblem, Button, Field, groupCard, Note, Page, useSay, useText } from '../ui/index.ts';
import { type Application, sendSupplement } from './api.ts';
import { findCardFlaw } from './card-number.ts';
import { Progress, Withdraw } from './progress.tsx';
import { sayRefusal } from './say.ts';

interface SupplementProps {
  readonly application: Application;
  readonly line: FollowState;
  readonly onChange: (application: Application) => void;
  /** What stands before the form, and after it. */
  readonly first: ReactNode;
  readonly children: ReactNode;
}

/** The one thing that is missing: where the money goes. Wrong entries are told beside the field. */
export function PayeeForm({ application, line, onChange, first, children }: SupplementProps) {
  const text = useText();
  const say = useSay();
  const form = useSupplement(application.id, onChange);
  const why = new Map(application.missing.map((one) => [one.field, say(one.why)]));
  return (
    <Page
      first={first}
      aside={children}
      title={text('supplement.title')}
      lead={text('supplement.lead')}
      testId="supplement"
    >
      <form className="page" onSubmit={form.submit} noValidate>
        <Field
          label={text('supplement.holder')}
          value={form.holder}
          onChange={form.setHolder}
          onBlur={form.touchHolder}
          error={form.holderError}
          autoComplete="cc-name"
          maxLength={60}
          testId="supplement-holder"
        />
        <Field
          label={text('supplement.account')}
          value={form.account}
          onChange={form.setAccount}
          onBlur={form.touchAccount}
          error={form.accountError}
          hint={form.doubt ? text('supplement.account.checksum') : (why.get('accountNumber') ?? '')}
          inputMode="numeric"
          autoComplete="cc-number"
          maxLength={23}
          testId="supplement-account"
        />
        <p className="quiet with-icon">
          <ShieldIcon />
          {text('supplement.safe')}
        </p>
        <div className="page-action">
          {form.refusal && (
            <Note tone="bad" live>
              {form.refusal}
            </Note>
          )}
          <Button submit busy={form.busy} testId="supplement-submit">
            {text('supplement.submit')}
          </Button>
        </div>
      </form>
      <details className="fold">
        <summary>{text('apply.steps')}</summary>
        <Progress application={application} line={line} />
        <Withdraw application={application} onChange={onChange} />
      </details>
    </Page>
  );
}

function useSupplement(id: string, onChange: (application: Application) => void) {
  const text = useText();
  const [holder, setHolder] = useState('');
  const [account, setAccount] = useState('');
  const [touched, setTouched] = useState({ holder: false, account: false });
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const holderFlaw = holder.trim().length < 2;
  const flaw = findCardFlaw(account);
  const cardFlaw = flaw === 'checksum' ? undefined : flaw;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTouched({ holder: true, account: true });
    if (holderFlaw || cardFlaw) {
      const form = event.currentTarget as HTMLFormElement;
      form.querySelectorAll('input')[holderFlaw ? 0 : 1]?.focus();
      return;
    }
    setBusy(true);
    setRefusal(undefined);
    sendSupplement(id, holder.trim(), account.replace(/\s/g, ''))
      .then(onChange, (error: unknown) => setRefusal(sayRefusal(text, asProblem(error))))
      .finally(() => setBusy(false));
  };
  return {
    holder,
    account,
    busy,
    refusal,
    submit,
    setHolder,
    doubt: touched.account && flaw === 'checksum',
    setAccount: (typed: string) => setAccount(/^[\d\s-]*$/.test(typed) ? groupCard(typed) : typed),
    touchHolder: () => holder && setTouched((was) => ({ ...was, holder: true })),
    touchAccount: () => account && setTouched((was) => ({ ...was, account: true })),
    holderError: touched.holder && holderFlaw ? text('supplement.holder.short') : undefined,
    accountError: touched.account && cardFlaw ? text(`supplement.account.${cardFlaw}`) : undefined,
  };
}
