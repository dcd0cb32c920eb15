import { Fact, Facts, useLoad, useSay, useText, yuan } from '../ui/index.ts';
import { type ConsentCost, getConsentCost } from './api.ts';

/** What taking a consent back would change, in yuan, before anybody confirms it. */
export function CostOf({ consentId }: { readonly consentId: string }) {
  const text = useText();
  const [cost] = useLoad(`cost:${consentId}`, () => getConsentCost(consentId));
  return (
    <section
      aria-label={text('cost.title')}
      aria-busy={cost.state === 'loading'}
      data-testid="cost"
    >
      <h3>{text('cost.title')}</h3>
      {cost.state === 'loading' && <p className="quiet">{text('cost.loading')}</p>}
      {cost.state === 'problem' && <p className="quiet">{text('cost.failed')}</p>}
      {cost.state === 'ready' && <CostView cost={cost.data} />}
    </section>
  );
}

function CostView({ cost }: { readonly cost: ConsentCost }) {
  const text = useText();
  const say = useSay();
  const amount = (fen: string) => yuan(fen, { cents: 'ifAny' });
  if (!cost.decided) return <p>{text('cost.none')}</p>;
  const [now, without] = [amount(cost.nowFen), amount(cost.withoutFen)];
  const same = cost.nowFen === cost.withoutFen;
  return (
    <>
      <p data-testid="cost-limit">
        {same ? text('cost.same', { now }) : text('cost.limit', { now, without })}
      </p>
      {cost.reasons.map((reason) => (
        <p key={reason.en}>{text('cost.reason', { reason: say(reason) })}</p>
      ))}
      {cost.feeds.length > 0 && (
        <details>
          <summary>{text('cost.feeds')}</summary>
          <Facts>
            {cost.feeds.map((part) => (
              <Fact
                key={part.says.en}
                label={say(part.says)}
                value={`${amount(part.nowFen)} → ${amount(part.withoutFen)}`}
              />
            ))}
          </Facts>
        </details>
      )}
    </>
  );
}
