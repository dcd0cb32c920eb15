import {
  Card,
  Fact,
  Facts,
  momentText,
  Page,
  Tag,
  useLanguage,
  useLoad,
  useSay,
  useText,
} from '../ui/index.ts';
import { type Decision, getDecision } from './api.ts';
import { LimitCard, RateCard } from './offer.tsx';
import { sayValue } from './say.ts';
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
      <RuleCard rules={decision.rules} />
    </Page>
  );
}

function FeatureCard({ features }: { readonly features: Decision['features'] }) {
  const text = useText();
  const say = useSay();
  return (
    <Card title={text('decision.features')}>
      <Facts>
        {features.map((one) => {
          const source = parseSource(one.source);
          return (
            <Fact
              key={one.name}
              label={say(one.says)}
              value={
                <>
                  {sayValue(text, one.value, one.unit) ?? text('decision.unknown')}
                  <br />
                  <span className="quiet">
                    {text('decision.source', {
                      source: source ? text(`source.${source}`) : one.source,
                      events: one.events,
                    })}
                  </span>
                </>
              }
            />
          );
        })}
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
