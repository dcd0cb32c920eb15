import { type FormEvent, useState } from 'react';
import { Button, Card, Field, Note, Page, useText } from '../ui/index.ts';
import type { Seller } from './api.ts';

/** Whom the borrower buys from: a sum above the threshold is paid to them. */
export function SellerView(props: {
  /** Why the one that was told is not paid. */
  readonly why: string | undefined;
  readonly onBack: () => void;
  readonly onTold: (seller: Seller) => void;
}) {
  const text = useText();
  const [holderName, setName] = useState('');
  const [typed, setTyped] = useState('');
  const [isWrong, setWrong] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const seller = { holderName: holderName.trim(), accountNumber: typed.replace(/\s/g, '') };
    const fits = seller.holderName !== '' && /^\d{8,32}$/.test(seller.accountNumber);
    setWrong(!fits);
    if (fits) props.onTold(seller);
  };
  return (
    <Page title={text('cost.seller.title')} onBack={props.onBack} testId="seller">
      <form className="page" onSubmit={submit} noValidate>
        <Card>
          <p>{text('cost.seller.why')}</p>
          {props.why !== undefined && <Note tone="bad">{props.why}</Note>}
          <Field
            label={text('cost.seller.name')}
            value={holderName}
            onChange={setName}
            maxLength={100}
            testId="seller-name"
          />
          <Field
            label={text('cost.seller.account')}
            value={typed}
            onChange={(value) => setTyped(value.replace(/[^\d\s]/g, ''))}
            error={isWrong ? text('cost.seller.wrong') : undefined}
            inputMode="numeric"
            maxLength={40}
            testId="seller-account"
          />
        </Card>
        <div className="page-action">
          <Button submit testId="seller-continue">
            {text('cost.seller.go')}
          </Button>
        </div>
      </form>
    </Page>
  );
}
