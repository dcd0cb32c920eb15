import './styles/cases.css';
import { percent, yuan } from './format.ts';
import { type Text, useText } from './text.tsx';

/** A plan for who cannot pay, as the API sends it. */
export type ReliefSaid =
  | { readonly kind: 'deferral' | 'interestOnly'; readonly months: number }
  | { readonly kind: 'longer'; readonly installments: number }
  | { readonly kind: 'rateCut'; readonly annualRateE9: string }
  | { readonly kind: 'waivePenalty' };

/** A relief in words. */
export function sayRelief(text: Text, relief: ReliefSaid): string {
  switch (relief.kind) {
    case 'deferral':
    case 'interestOnly':
      return text(`relief.${relief.kind}`, { n: relief.months });
    case 'longer':
      return text('relief.longer', { n: relief.installments });
    case 'rateCut':
      return text('relief.rateCut', { rate: percent(relief.annualRateE9) });
    case 'waivePenalty':
      return text('relief.waivePenalty');
  }
}

interface Side {
  readonly rows: readonly {
    readonly dueOn: string;
    readonly principalFen: string;
    readonly interestFen: string;
    readonly otherFen: string;
    readonly dueFen: string;
  }[];
  readonly principalFen: string;
  readonly interestFen: string;
  readonly otherFen: string;
  readonly totalFen: string;
}

/** What is still to be paid, installment by installment, with its sums: the caption says of which side. */
export function ReliefRows({ side, caption }: { readonly side: Side; readonly caption: string }) {
  const text = useText();
  const hasOther = side.otherFen !== '0'; // Where there is nothing else, a phone has room for the sum.
  const parts = (one: Omit<Side, 'rows' | 'totalFen'>, all: string) => (
    <>
      <td>{yuan(one.principalFen)}</td>
      <td>{yuan(one.interestFen)}</td>
      {hasOther && <td>{yuan(one.otherFen)}</td>}
      <td>
        <strong>{yuan(all)}</strong>
      </td>
    </>
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls has to be reachable by keys.
    <section className="relief" tabIndex={0} aria-label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{text('relief.dueOn')}</th>
            <th scope="col">{text('relief.principal')}</th>
            <th scope="col">{text('relief.interest')}</th>
            {hasOther && <th scope="col">{text('relief.other')}</th>}
            <th scope="col">{text('relief.total')}</th>
          </tr>
        </thead>
        <tbody>
          {side.rows.map((row) => (
            <tr key={row.dueOn + row.dueFen}>
              <th scope="row">{row.dueOn}</th>
              {parts(row, row.dueFen)}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{text('relief.total')}</th>
            {parts(side, side.totalFen)}
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
