import { type CSSProperties, type FormEvent, useState } from 'react';
import {
  Button,
  Card,
  Choice,
  Fact,
  Facts,
  Field,
  Page,
  parseYuanInput,
  percent,
  useText,
  yuan,
  yuanInput,
} from '../ui/index.ts';
import { amountAt, placeOf, places, quickChoices, type Range } from './amounts.ts';

interface AmountProps {
  readonly range: Range;
  readonly termMonths: readonly number[];
  readonly annualRateE9: string;
  readonly first: { amountFen: string; term: number } | undefined;
  readonly onBack: () => void;
  readonly onChosen: (amountFen: string, term: number) => void;
}

/** How much, for how long: by slider, by a quick choice, or to the fen by keyboard. */
export function AmountView(props: AmountProps) {
  const { range } = props;
  const text = useText();
  const [typed, setTyped] = useState(() => yuanInput(props.first?.amountFen ?? middle(range)));
  const [term, setTerm] = useState(props.first?.term ?? props.termMonths.at(-1));
  const amountFen = parseYuanInput(typed);
  const error = flawOf(amountFen, range);
  const short = (fen: string) => yuan(fen, { cents: 'ifAny' });
  const limits = { min: short(range.min), max: short(range.max) };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (amountFen && !error && term) props.onChosen(amountFen, term);
    else (event.currentTarget as HTMLFormElement).querySelector('input')?.focus();
  };
  return (
    <Page title={text('amount.title')} onBack={props.onBack} testId="amount">
      <form className="page" onSubmit={submit} noValidate>
        <Card>
          <Field
            money
            label={text('amount.label')}
            value={typed}
            onChange={(value) => setTyped(value.replace(/[^\d.,]/g, ''))}
            error={error && text(`amount.${error}`, limits)}
            hint={text('amount.range', limits)}
            inputMode="decimal"
            maxLength={16}
            testId="amount-input"
          />
          <AmountSlider
            range={range}
            amountFen={amountFen ?? range.min}
            onChange={(fen) => setTyped(yuanInput(fen))}
          />
          <QuickSums
            range={range}
            amountFen={amountFen}
            onChosen={(fen) => setTyped(yuanInput(fen))}
          />
        </Card>
        <Card>
          <Choice
            legend={text('amount.term')}
            value={term}
            onChange={setTerm}
            options={props.termMonths.map((n) => ({
              value: n,
              label: text('amount.months', { n }),
              testId: `term-${n}`,
            }))}
          />
          <Facts>
            <Fact strong label={text('offer.annualRate')} value={percent(props.annualRateE9)} />
          </Facts>
          <p className="quiet">{text('amount.termNote')}</p>
        </Card>
        <div className="page-action">
          <Button submit testId="amount-continue">
            {text('amount.continue')}
          </Button>
        </div>
      </form>
    </Page>
  );
}

function QuickSums(props: {
  readonly range: Range;
  readonly amountFen: string | undefined;
  readonly onChosen: (amountFen: string) => void;
}) {
  const text = useText();
  return (
    <fieldset className="chips" aria-label={text('amount.quick')}>
      {quickChoices(props.range).map((fen) => (
        <button
          key={fen}
          type="button"
          className="chip"
          aria-pressed={fen === props.amountFen}
          onClick={() => props.onChosen(fen)}
          data-testid={`amount-quick-${fen}`}
        >
          {fen === props.range.max ? text('amount.all') : yuan(fen, { cents: 'ifAny' })}
        </button>
      ))}
    </fieldset>
  );
}

function AmountSlider(props: {
  readonly range: Range;
  readonly amountFen: string;
  readonly onChange: (amountFen: string) => void;
}) {
  const text = useText();
  const last = places(props.range);
  const at = placeOf(props.range, props.amountFen);
  if (last === 0) return null;
  return (
    <input
      type="range"
      className="range"
      min={0}
      max={last}
      value={at}
      aria-label={text('amount.slider')}
      aria-valuetext={yuan(props.amountFen, { cents: 'ifAny' })}
      style={{ '--at': `${(at * 100) / last}%` } as CSSProperties}
      onChange={(event) => props.onChange(amountAt(props.range, Number(event.target.value)))}
      data-testid="amount-slider"
    />
  );
}

/** Where one stands at first: about half, which urges nobody to borrow all there is. */
function middle(range: Range): string {
  const choices = quickChoices(range);
  return choices[Math.floor((choices.length - 1) / 2)] ?? range.max;
}

function flawOf(amountFen: string | undefined, range: Range) {
  if (amountFen === undefined) return 'invalid';
  if (BigInt(amountFen) < BigInt(range.min)) return 'tooSmall';
  return BigInt(amountFen) > BigInt(range.max) ? 'tooLarge' : undefined;
}
