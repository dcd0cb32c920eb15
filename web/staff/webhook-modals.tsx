import { Alert, Input, Modal, Select, Typography } from 'antd';
import { useState } from 'react';
import { asProblem, sayProblem, useSay, useText } from '../ui/index.ts';
import { registerWebhook, type Webhooks } from './api.ts';

/** Asks for an endpoint's address and kinds. */
export function RegisterModal(o: {
  readonly kinds: Webhooks['kinds'];
  readonly onCancel: () => void;
  readonly onDone: (secret: string) => void;
}) {
  const text = useText();
  const [url, setUrl] = useState('');
  const [description, setDescription] = useState('');
  const [kinds, setKinds] = useState<Kinds>([]);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const send = () => {
    setBusy(true);
    setWrong(undefined);
    registerWebhook({ url: url.trim(), description: description.trim(), kinds })
      .then(
        ({ secret }) => o.onDone(secret),
        (error: unknown) => {
          const problem = asProblem(error);
          const why = problem.fields.why;
          const known = typeof why === 'string' ? outcomes.find((one) => one === why) : undefined;
          setWrong(
            known ? text(`staff.webhooks.outcome.${known}`) : sayProblem(text, problem).title,
          );
        },
      )
      .finally(() => setBusy(false));
  };
  return (
    <Modal
      open
      title={text('staff.webhooks.add')}
      okText={text('staff.webhooks.add')}
      okButtonProps={{ disabled: url.trim() === '', loading: busy }}
      onCancel={o.onCancel}
      onOk={send}
    >
      {wrong !== undefined && <Alert type="error" showIcon role="alert" title={wrong} />}
      <p>
        <label htmlFor="webhook-url">{text('staff.webhooks.url')}</label>
        <Input
          id="webhook-url"
          type="url"
          placeholder="https://"
          maxLength={2_000}
          value={url}
          onChange={(event) => setUrl(event.target.value)}
          onPressEnter={send}
        />
        <Typography.Text type="secondary">{text('staff.webhooks.urlHint')}</Typography.Text>
      </p>
      <p>
        <label htmlFor="webhook-description">{text('staff.webhooks.description')}</label>
        <Input
          id="webhook-description"
          maxLength={200}
          value={description}
          onChange={(event) => setDescription(event.target.value)}
        />
      </p>
      <KindChoice offered={o.kinds} value={kinds} onChange={setKinds} />
    </Modal>
  );
}

type Kinds = Webhooks['kinds'][number]['kind'][];

/** Which kinds; none: every kind. */
function KindChoice(o: {
  readonly offered: Webhooks['kinds'];
  readonly value: Kinds;
  readonly onChange: (kinds: Kinds) => void;
}) {
  const text = useText();
  const say = useSay();
  return (
    <>
      <label htmlFor="webhook-kinds">{text('staff.webhooks.kinds')}</label>
      <Select
        id="webhook-kinds"
        mode="multiple"
        style={{ width: '100%' }}
        aria-label={text('staff.webhooks.kinds')}
        placeholder={text('staff.webhooks.kinds.all')}
        value={o.value}
        options={o.offered.map(({ kind, says }) => ({
          value: kind,
          label: `${say(says)} · ${kind}`,
        }))}
        onChange={o.onChange}
      />
    </>
  );
}

const outcomes = ['url_malformed', 'url_not_https', 'address_private', 'address_unknown'] as const;

/** Shows a secret, this once. */
export function SecretModal({
  secret,
  onClose,
}: {
  readonly secret: string;
  readonly onClose: () => void;
}) {
  const text = useText();
  return (
    <Modal
      open
      title={text('staff.webhooks.secret')}
      okText={text('staff.webhooks.secret.kept')}
      cancelButtonProps={{ style: { display: 'none' } }}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      onOk={onClose}
    >
      <Alert type="warning" showIcon title={text('staff.webhooks.secret.once')} />
      <p>
        <Typography.Text code copyable data-testid="webhook-secret">
          {secret}
        </Typography.Text>
      </p>
    </Modal>
  );
}
