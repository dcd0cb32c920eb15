import type { ReactNode } from 'react';
import { yuan } from './format.ts';

export interface FactProps {
  readonly label: ReactNode;
  readonly value: ReactNode;
  readonly strong?: boolean;
  readonly testId?: string;
}

/** One thing and its value. Stands inside `Facts`. */
export function Fact({ label, value, strong, testId }: FactProps) {
  return (
    <div className="fact" data-strong={strong || undefined}>
      <dt>{label}</dt>
      <dd data-testid={testId}>{value}</dd>
    </div>
  );
}

/** A list of facts; `row` puts two or three side by side. */
export function Facts(props: { readonly shape?: 'list' | 'row'; readonly children: ReactNode }) {
  return (
    <dl className="facts" data-shape={props.shape ?? 'list'}>
      {props.children}
    </dl>
  );
}

export interface BigNumberProps {
  readonly label: string;
  /** Unit: fen, as text. */
  readonly amountFen: string;
  readonly testId?: string;
}

/** The one number of a page. Its sign and cents are small, so that the yuan can be large. */
export function BigNumber({ label, amountFen, testId }: BigNumberProps) {
  const written = yuan(amountFen, { cents: 'ifAny' });
  const [, sign = '', whole = '', cents = ''] = /^(−?¥)([\d,]+)(\.\d+)?$/.exec(written) ?? [];
  return (
    <div className="big-number">
      <span className="big-number-label">{label}</span>
      <strong
        className="big-number-value"
        data-long={written.length > 9 || undefined}
        data-testid={testId}
      >
        <span className="sign">{sign}</span>
        {whole}
        {cents && <span className="cents">{cents}</span>}
      </strong>
    </div>
  );
}

export function Card(props: {
  readonly title?: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  readonly testId?: string;
}) {
  return (
    <section className="card" data-testid={props.testId}>
      {props.title && (
        <div className="card-head">
          <h2>{props.title}</h2>
          {props.aside}
        </div>
      )}
      {props.children}
    </section>
  );
}

export type Tone = 'plain' | 'brand' | 'good' | 'warn' | 'bad';

export const Tag = (props: { readonly tone?: Tone; readonly children: ReactNode }) => (
  <span className="tag" data-tone={props.tone ?? 'plain'}>
    {props.children}
  </span>
);

/** A sentence set apart. `live` has it read out when it appears. */
export const Note = (props: {
  readonly tone?: Tone;
  readonly live?: boolean;
  readonly children: ReactNode;
  readonly testId?: string;
}) => (
  <div
    className="note"
    data-tone={props.tone ?? 'plain'}
    role={props.live ? 'status' : undefined}
    data-testid={props.testId}
  >
    {props.children}
  </div>
);
