import { signDisclosure } from '@open310/sdk';
import { useState } from 'react';
import { useLocation } from 'wouter';
import {
  asProblem,
  Button,
  Card,
  Choice,
  dayText,
  Fact,
  Facts,
  Note,
  Page,
  Tag,
  useLanguage,
  useLoad,
  useSay,
  useText,
  yuan,
} from '../ui/index.ts';
import { ReliefRows, sayRelief } from '../ui/relief.tsx';
import {
  acceptHardship,
  askHardship,
  type Hardship,
  listHardships,
  withdrawHardship,
} from './api.ts';
import { Area } from './area.tsx';
import { deviceKeys } from './device-key.ts';
import { sayRefusal } from './say.ts';
import { Loaded } from './session.tsx';

type Listed = Awaited<ReturnType<typeof listHardships>>;

/** `/loans/:id/hardship`: say that a loan cannot be paid, see what is offered, sign it or not. */
export default function HardshipPage({ id }: { readonly id: string }) {
  const text = useText();
  const [, go] = useLocation();
  const [load, reload] = useLoad(`hardship:${id}`, () => listHardships(id));
  return (
    <Loaded load={load} reload={reload}>
      {({ hardships, grounds }) => (
        <Page
          title={text('hardship.title')}
          lead={text('hardship.lead')}
          onBack={() => go(`/loans/${id}`)}
          testId="hardship"
        >
          {hardships.map((one) => (
            <HardshipCard key={one.id} hardship={one} reload={reload} />
          ))}
          {!hardships.some(isUnderWay) && (
            <AskForm loanId={id} grounds={grounds} onAsked={reload} />
          )}
        </Page>
      )}
    </Loaded>
  );
}

const isUnderWay = ({ state }: Hardship): boolean =>
  state === 'asked' || state === 'offered' || state === 'running';

function AskForm(props: {
  readonly loanId: string;
  readonly grounds: Listed['grounds'];
  readonly onAsked: () => void;
}) {
  const text = useText();
  const say = useSay();
  const [ground, setGround] = useState<Hardship['ground']>();
  const [said, setSaid] = useState('');
  const { busy, refusal, run } = useRun(props.onAsked);
  return (
    <Card title={text('hardship.ask')}>
      <Choice
        legend={text('hardship.why')}
        value={ground}
        onChange={setGround}
        options={props.grounds.map((one) => ({
          ...{ value: one.ground, label: say(one.says), testId: `ground-${one.ground}` },
        }))}
      />
      <Area label={text('hardship.said')} value={said} onChange={setSaid} testId="hardship-said" />
      <div role="status">{refusal && <Note tone="bad">{refusal}</Note>}</div>
      <Button
        busy={busy}
        disabled={!ground || said.trim().length === 1}
        onPress={() => ground && run(() => askHardship(props.loanId, ground, said.trim()))}
        testId="hardship-ask"
      >
        {text('hardship.send')}
      </Button>
    </Card>
  );
}

/** Carries something out, then shows what became of it: after a refusal too. */
function useRun(done: () => void) {
  const text = useText();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const run = (work: () => Promise<unknown>) => {
    setBusy(true);
    setRefusal(undefined);
    work()
      .catch((error: unknown) => setRefusal(sayRefusal(text, asProblem(error))))
      .finally(() => {
        setBusy(false);
        done();
      });
  };
  return { busy, refusal, run };
}

function HardshipCard(props: { readonly hardship: Hardship; readonly reload: () => void }) {
  const text = useText();
  const say = useSay();
  const { language } = useLanguage();
  const { hardship } = props;
  const { busy, refusal, run } = useRun(props.reload);
  const isOpen = hardship.state === 'asked' || hardship.state === 'offered';
  return (
    <Card
      title={say(hardship.groundSays)}
      aside={<Tag>{text(`hardship.state.${hardship.state}`)}</Tag>}
      testId="hardship-card"
    >
      {hardship.said && <p className="quiet">{hardship.said}</p>}
      {hardship.state === 'asked' && (
        <p>{text('hardship.answerBy', { day: dayText(hardship.answerBy, language) })}</p>
      )}
      {hardship.endedWhy && <Note>{hardship.endedWhy}</Note>}
      {hardship.relief && (
        <p>
          <strong>{sayRelief(text, hardship.relief)}</strong>
        </p>
      )}
      {hardship.offer && <Offer hardship={hardship} offer={hardship.offer} {...{ busy, run }} />}
      <div role="status">{refusal && <Note tone="bad">{refusal}</Note>}</div>
      {isOpen && (
        <Button
          kind="text"
          busy={busy}
          onPress={() => run(() => withdrawHardship(hardship.id))}
          testId="hardship-withdraw"
        >
          {text('hardship.refuse')}
        </Button>
      )}
    </Card>
  );
}

/** What is offered, in every figure; signed by the key of this device. */
function Offer(props: {
  readonly hardship: Hardship;
  readonly offer: NonNullable<Hardship['offer']>;
  readonly busy: boolean;
  readonly run: (work: () => Promise<unknown>) => void;
}) {
  const text = useText();
  const { language } = useLanguage();
  const { hardship, offer } = props;
  const { table, digest } = offer;
  const isMore = BigInt(table.differenceFen) >= 0n;
  const difference = isMore ? table.differenceFen : String(-BigInt(table.differenceFen));
  const accept = async () => {
    const signature = await signDisclosure(deviceKeys, { id: hardship.id, digest });
    return acceptHardship(hardship.id, digest, signature);
  };
  return (
    <>
      <Facts>
        <Fact
          strong
          label={text(isMore ? 'hardship.more' : 'hardship.less')}
          value={yuan(difference)}
          testId="hardship-difference"
        />
        <Fact label={text('relief.endsOn')} value={dayText(table.after.endsOn, language)} />
        {BigInt(table.dueNowFen) > 0n && (
          <Fact label={text('relief.dueNow')} value={yuan(table.dueNowFen)} />
        )}
      </Facts>
      <p className="quiet">{text('hardship.until', { day: dayText(offer.until, language) })}</p>
      <ReliefRows side={table.after} caption={text('hardship.table')} />
      <ReliefRows side={table.before} caption={text('relief.before')} />
      <p className="quiet">{text('hardship.watch')}</p>
      <p className="quiet">{text('hardship.sign')}</p>
      <Button busy={props.busy} onPress={() => props.run(accept)} testId="hardship-accept">
        {text('hardship.accept')}
      </Button>
    </>
  );
}
