import {
  Card,
  Fact,
  Facts,
  momentText,
  Page,
  sayValue,
  Tag,
  useLanguage,
  useLoad,
  useSay,
  useText,
} from '../ui/index.ts';
import { type Decision, getDecision } from './api.ts';
import { LimitCard, RateCard } from './offer.tsx';
import { PersonSays } from './person.tsx';
import { Loaded } from './session.tsx';
import { parseSource } from './sign-in.tsx';

/** `/decisions/:id`: everything an automated decision used, for the one it is about (PIPL Art. 24). */
export default function DecisionPage({ id }: { readonly id: string }) {
  const [state, reload] = useLoad(id, () => getDecision(id));
  return (
    <Loaded load={state} reload={reload}>
      {(decision) => <DecisionView decision={decision} />}
    </Loaded>
  );
}

function DecisionView({ decision }: { readonly decision: Decision }) {
  const text = useText();
  const { language } = useLanguage();
  return (
    <Page
      first={
        <>
          <PersonSays review={decision.review} />
          {decision.parts.length > 0 && <LimitCard parts={decision.parts} />}
          {decision.rateParts.length > 0 && <RateCard offer={{ ...decision, dayCount: '' }} />}
          <Card>
            <Facts>
              <Fact label={text('decision.at')} value={momentText(decision.decidedAt, language)} />
              <Fact
                label={text('decision.model')}
                value={`${decision.model.id} ${decision.model.version}`}
              />
              <Fact label={text('decision.policy')} value={decision.policyVersion} />
            </Facts>
          </Card>
        </>
      }
      title={text('decision.title')}
      lead={text('decision.lead')}
      onBack={() => window.history.back()}
      testId="decision"
    >
      <FeatureCard features={decision.features} />
      {decision.relations.length > 0 && <RelationCard relations={decision.relations} />}
      <RuleCard rules={decision.rules} />
    </Page>
  );
}

type Feature = Decision['features'][number];

/** What was known, by who told it; what was not known is counted, not listed. */
function FeatureCard({ features }: { readonly features: readonly Feature[] }) {
  const text = useText();
  const known = features.filter((one) => one.value !== null);
  const withheld = features.filter((one) => one.withheld).length;
  const unknown = features.length - known.length - withheld;
  const sources = [...new Set(known.map((one) => one.source))];
  const told = (source: string) => known.filter((one) => one.source === source);
  return (
    <Card title={text('decision.features')}>
      {sources.map((source) => (
        <section key={source} aria-label={sayWho(text, source)}>
          <h3 className="quiet">{sayWho(text, source)}</h3>
          <Facts>
            {told(source).map((one) => (
              <Fact key={one.name} label={<FeatureName one={one} />} value={sayKnown(text, one)} />
            ))}
          </Facts>
        </section>
      ))}
      {unknown > 0 && <p className="quiet">{text('decision.unknown', { n: unknown })}</p>}
      {withheld > 0 && <p className="quiet">{text('decision.withheld', { n: withheld })}</p>}
    </Card>
  );
}

const sayKnown = (text: ReturnType<typeof useText>, { value, unit }: Feature): string =>
  sayValue(text, value, unit) ?? '';

function sayWho(text: ReturnType<typeof useText>, source: string): string {
  const known = parseSource(source);
  return known ? text(`source.${known}`) : text('decision.ownBooks');
}

/** A feature's name, and what it was computed from. */
function FeatureName({ one }: { readonly one: Feature }) {
  const text = useText();
  const say = useSay();
  const { language } = useLanguage();
  const also = one.also.map((source) => sayWho(text, source));
  return (
    <>
      {say(one.says)}
      <br />
      <span className="quiet">
        {one.newestAt === null
          ? text('decision.records', { events: one.events })
          : text('decision.recordsUntil', {
              events: one.events,
              at: momentText(one.newestAt, language),
            })}
        {also.length > 0 && ` · ${also.join(' · ')}`}
      </span>
    </>
  );
}

/** Which classes of relations counted, and which way: who is in one is told to nobody but themselves. */
function RelationCard({ relations }: { readonly relations: Decision['relations'] }) {
  const text = useText();
  const say = useSay();
  return (
    <Card title={text('decision.relations')}>
      <p className="quiet">{text('decision.relations.lead')}</p>
      <Facts>
        {relations.map(({ relation, says, effect }) => (
          <Fact
            key={relation}
            label={say(says)}
            value={
              <Tag tone={effect === 'safer' ? 'good' : 'warn'}>
                {text(`decision.relations.${effect}`)}
              </Tag>
            }
          />
        ))}
      </Facts>
    </Card>
  );
}

const verdicts = {
  pass: { tone: 'good', key: 'decision.verdict.pass' },
  decline: { tone: 'bad', key: 'decision.verdict.decline' },
  refer: { tone: 'warn', key: 'decision.verdict.refer' },
} as const;

function RuleCard({ rules }: { readonly rules: Decision['rules'] }) {
  const text = useText();
  const say = useSay();
  return (
    <Card title={text('decision.rules')}>
      <Facts>
        {rules.map((rule) => {
          const verdict = verdicts[rule.verdict as keyof typeof verdicts] ?? verdicts.refer;
          return (
            <Fact
              key={rule.code}
              label={say(rule.says)}
              value={<Tag tone={verdict.tone}>{text(verdict.key)}</Tag>}
            />
          );
        })}
      </Facts>
    </Card>
  );
}
