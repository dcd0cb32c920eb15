import { type FormEvent, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { ShieldIcon } from '../ui/icons.tsx';
import {
  asProblem,
  Button,
  Card,
  Fact,
  Facts,
  Field,
  Loading,
  Note,
  Page,
  useLoad,
  useSay,
  useText,
} from '../ui/index.ts';
import { endFace, getIdentity, type Identity, tellIdentity } from './api.ts';
import { sayRefusal } from './say.ts';
import { Loaded } from './session.tsx';

interface Props {
  readonly applicationId: string;
}

/** `/apply/:id/identity`: who signs, once; where the lender does not ask, or knows, it leads on. */
export function IdentityView({ applicationId }: Props) {
  const [, go] = useLocation();
  const [load, reload] = useLoad(`identity:${applicationId}`, getIdentity);
  const [told, setTold] = useState<Identity>();
  const identity = told ?? (load.state === 'ready' ? load.data : undefined);
  const done = identity?.state === 'none' || identity?.state === 'passed';
  useEffect(() => {
    if (done) go(`/apply/${applicationId}/amount`, { replace: true });
  }, [done, go, applicationId]);
  return (
    <Loaded load={load} reload={reload}>
      {() => {
        if (!identity || done) return <Loading />;
        if (identity.state === 'checking') return <Checking />;
        return identity.state === 'open' ? (
          <FaceStep identity={identity} onTold={setTold} />
        ) : (
          <WhoStep identity={identity} applicationId={applicationId} onTold={setTold} />
        );
      }}
    </Loaded>
  );
}

/** A person looks: said the same whatever the reason is. */
function Checking() {
  const text = useText();
  return (
    <Page title={text('identity.checking.title')} testId="identity-checking">
      <Note tone="plain">{text('identity.checking')}</Note>
    </Page>
  );
}

const holds = {
  name: (typed: string) => typed.trim().length >= 2,
  idCard: (typed: string) => /^\d{17}[\dXx]$/.test(typed.trim()),
};

function WhoStep(
  props: Props & { readonly identity: Identity; readonly onTold: (identity: Identity) => void },
) {
  const { identity, applicationId, onTold } = props;
  const text = useText();
  const say = useSay();
  const { holder } = identity;
  const [other, setOther] = useState(holder === null);
  const [name, setName] = useState('');
  const { knownCard } = identity;
  const [typesCard, typeCard] = useState(knownCard === null);
  const [idCard, setIdCard] = useState('');
  const cardHolds = !typesCard || holds.idCard(idCard);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if ((other && !holds.name(name)) || !cardHolds) return;
    setBusy(true);
    setRefusal(undefined);
    const who = other ? { name: name.trim() } : {};
    const card = typesCard ? { idCard: idCard.trim() } : {};
    tellIdentity(applicationId, { ...who, ...card })
      .then(onTold, (error: unknown) => setRefusal(sayIdentity(text, error)))
      .finally(() => setBusy(false));
  };
  return (
    <Page title={text('identity.title')} lead={text('identity.lead')} testId="identity">
      <Documents form={identity.form} />
      <form className="page" noValidate onSubmit={submit}>
        <WhoField
          who={say(identity.form.who)}
          holder={other ? null : holder}
          name={name}
          error={tried && !holds.name(name) ? text('supplement.holder.short') : undefined}
          onName={setName}
          onOther={() => setOther(true)}
        />
        <CardField
          known={typesCard ? null : knownCard}
          value={idCard}
          error={tried && !cardHolds ? text('form.idCard.wrong') : undefined}
          onChange={setIdCard}
          onOther={() => typeCard(true)}
        />
        <p className="quiet with-icon">
          <ShieldIcon />
          {text('identity.safe')}
        </p>
        <div className="page-action">
          {refusal && (
            <Note tone="bad" live>
              {refusal}
            </Note>
          )}
          <Button submit busy={busy} testId="identity-submit">
            {text('identity.submit')}
          </Button>
        </div>
      </form>
    </Page>
  );
}

/** Whose name it is: the holder of the account, or another that is typed. */
function WhoField(props: {
  readonly who: string;
  readonly holder: string | null;
  readonly name: string;
  readonly error: string | undefined;
  readonly onName: (name: string) => void;
  readonly onOther: () => void;
}) {
  const text = useText();
  const { who, holder } = props;
  if (holder === null) {
    return (
      <Field
        label={text('identity.name', { who })}
        value={props.name}
        onChange={props.onName}
        error={props.error}
        autoComplete="name"
        maxLength={60}
        testId="identity-name"
      />
    );
  }
  return (
    <>
      <Facts>
        <Fact label={text('identity.name', { who })} value={holder} />
      </Facts>
      <Button kind="text" onPress={props.onOther} testId="identity-other">
        {text('identity.other')}
      </Button>
    </>
  );
}

/** What stands behind the answer, by the legal form. */
function Documents({ form }: Pick<Identity, 'form'>) {
  const text = useText();
  const say = useSay();
  return (
    <Card title={text('identity.form', { form: say(form.says) })}>
      <p className="quiet">{text('identity.documents')}</p>
      <ul className="bullets">
        {form.documents.map((one) => (
          <li key={one.en}>{say(one)}</li>
        ))}
      </ul>
    </Card>
  );
}

/** The number of the card: known and masked, or typed. */
function CardField(props: {
  readonly known: string | null;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (typed: string) => void;
  readonly onOther: () => void;
}) {
  const text = useText();
  if (props.known !== null) {
    return (
      <>
        <Facts>
          <Fact label={text('identity.idCard')} value={props.known} />
        </Facts>
        <Button kind="text" onPress={props.onOther} testId="identity-other-card">
          {text('identity.otherCard')}
        </Button>
      </>
    );
  }
  return (
    <Field
      label={text('identity.idCard')}
      value={props.value}
      onChange={props.onChange}
      error={props.error}
      maxLength={18}
      testId="identity-idCard"
    />
  );
}

/** What is wrong, with how often it may still be mended. */
function sayIdentity(text: ReturnType<typeof useText>, error: unknown): string {
  const problem = asProblem(error);
  const { triesLeft } = problem.fields;
  if (problem.code !== 'identity_wrong') return sayRefusal(text, problem);
  return text('identity.wrong', { left: typeof triesLeft === 'number' ? triesLeft : 0 });
}

/** To the camera; back here, what came of it is asked at once. */
function FaceStep({
  identity,
  onTold,
}: {
  readonly identity: Identity;
  readonly onTold: (identity: Identity) => void;
}) {
  const text = useText();
  const [busy, setBusy] = useState(true);
  const [refusal, setRefusal] = useState<string>();
  useEffect(() => {
    let here = true;
    endFace()
      .then(
        (next) => here && onTold(next),
        (error: unknown) => here && setRefusal(sayRefusal(text, asProblem(error))),
      )
      .finally(() => here && setBusy(false));
    return () => {
      here = false;
    };
  }, [onTold, text]);
  const { faceUrl } = identity;
  return (
    <Page title={text('identity.face.title')} lead={text('identity.face.lead')} testId="face">
      {refusal && (
        <Note tone="bad" live>
          {refusal}
        </Note>
      )}
      <Button
        busy={busy}
        onPress={() => faceUrl && window.location.assign(faceUrl)}
        testId="face-start"
      >
        {text('identity.face.start')}
      </Button>
    </Page>
  );
}
