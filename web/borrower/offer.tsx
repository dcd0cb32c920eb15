import { Link, useLocation } from 'wouter';
import {
  BigNumber,
  Button,
  Card,
  Fact,
  Facts,
  momentText,
  Page,
  Parts,
  percent,
  sayValue,
  useLanguage,
  useSay,
  useText,
} from '../ui/index.ts';
import type { Application, LimitPart, Offer } from './api.ts';
import { AskPerson, PersonSays } from './person.tsx';
import { Withdraw } from './progress.tsx';

interface OfferProps {
  readonly application: Application;
  readonly offer: Offer;
  readonly onChange: (application: Application) => void;
}

/** What is offered and why: the limit, the annual rate before any other, and the parts of both. */
export function OfferView({ application, offer, onChange }: OfferProps) {
  const text = useText();
  const { language } = useLanguage();
  const [, go] = useLocation();
  return (
    <Page
      first={
        <section className="hero">
          <BigNumber label={text('offer.limit')} amountFen={offer.limitFen} testId="offer-limit" />
          <Facts shape="row">
            <Fact
              label={text('offer.annualRate')}
              value={percent(offer.annualRateE9)}
              testId="offer-rate"
            />
            <Fact
              label={text('offer.until')}
              value={momentText(offer.expiresAt, language, false)}
            />
          </Facts>
        </section>
      }
      title={text('offer.title')}
      quietTitle
      testId="offer"
      action={
        <>
          <Button onPress={() => go(`/apply/${application.id}/identity`)} testId="offer-continue">
            {text('offer.continue')}
          </Button>
          <p className="quiet">{text('offer.free')}</p>
        </>
      }
    >
      <LimitCard parts={offer.parts} />
      <RateCard offer={offer} />
      <Link href={`/decisions/${offer.decisionId}`}>{text('offer.why')}</Link>
      <PersonSays review={application.review} />
      <AskPerson application={application} onChange={onChange} />
      <Withdraw application={application} onChange={onChange} />
    </Page>
  );
}

/** The limit as parts that add up to it to the fen, each with its figure and what would raise it. */
export function LimitCard({ parts }: { readonly parts: readonly LimitPart[] }) {
  const text = useText();
  const say = useSay();
  return (
    <Card title={text('offer.parts')}>
      <p className="quiet">{text('offer.parts.lead')}</p>
      <Parts
        testId="offer-parts"
        totalLabel={text('offer.parts.total')}
        parts={parts.map((part) => {
          const value = sayValue(text, part.value, part.unit);
          return {
            key: `${part.reason}:${part.feature}`,
            name: say(part.says),
            fen: part.fen,
            advice: part.advice ? say(part.advice) : undefined,
            more: (
              <p>
                {value === undefined
                  ? text('offer.part.unknown')
                  : text('offer.part.value', { value })}
              </p>
            ),
          };
        })}
      />
    </Card>
  );
}

/** The annual rate as parts that add up to it. */
export function RateCard({
  offer,
}: {
  readonly offer: Pick<Offer, 'annualRateE9' | 'rateParts' | 'dayCount'>;
}) {
  const text = useText();
  const say = useSay();
  const days = offer.dayCount.split('/')[1] ?? '';
  return (
    <Card title={text('offer.rate')}>
      <Facts>
        {offer.rateParts.map((part) => (
          <Fact key={part.reason} label={say(part.says)} value={percent(part.rateE9)} />
        ))}
        <Fact strong label={text('offer.rate.total')} value={percent(offer.annualRateE9)} />
      </Facts>
      {days && <p className="quiet">{text('offer.dayCount', { days })}</p>}
    </Card>
  );
}
