import type { ReactNode } from 'react';
import { yuan } from './format.ts';
import { BulbIcon, TurnIcon } from './icons.tsx';

export interface Part {
  readonly key: string;
  readonly name: string;
  /** Unit: fen, as text; may be below zero. */
  readonly fen: string;
  readonly more?: ReactNode;
  readonly advice?: string | undefined;
}

const larger = (a: bigint, b: bigint) => (a > b ? a : b);

/** Where each part begins and ends on the way from zero to the sum. Unit: fen. */
export function waterfall(parts: readonly { fen: string }[]): { from: bigint; to: bigint }[] {
  let at = 0n;
  return parts.map((part) => {
    const from = at;
    at += BigInt(part.fen);
    return { from, to: at };
  });
}

/**
 * Parts of an amount as bars that stand one after the other, and their sum. Every part opens to what
 * it means and what would raise it. The sum shown is the sum of the parts, computed here.
 */
export function Parts(props: {
  readonly parts: readonly Part[];
  readonly totalLabel: string;
  readonly testId?: string;
}) {
  const spans = waterfall(props.parts);
  const ends = spans.flatMap(({ from, to }) => [from, to]);
  const max = ends.reduce(larger, 1n);
  const place = (value: bigint) => `${Number((value * 1_000n) / max) / 10}%`;
  const total = spans.at(-1)?.to ?? 0n;
  return (
    <div data-testid={props.testId}>
      <div className="parts">
        {props.parts.map((part, i) => {
          const { from, to } = spans[i] ?? { from: 0n, to: 0n };
          const sign = to < from ? 'down' : 'up';
          const [low, high] = to < from ? [to, from] : [from, to];
          return (
            <details key={part.key} className="part">
              <summary>
                <span className="part-name">{part.name}</span>
                <span className="part-sum" data-sign={sign}>
                  {yuan(part.fen, { cents: 'ifAny', signed: true })}
                </span>
                <TurnIcon className="part-turn" />
                <span className="part-track" aria-hidden="true">
                  <span
                    className="part-bar"
                    data-sign={sign}
                    style={{ left: place(low < 0n ? 0n : low), width: place(high - low) }}
                  />
                </span>
              </summary>
              <div className="part-more">
                {part.more}
                {part.advice && (
                  <p className="advice">
                    <BulbIcon />
                    <span>{part.advice}</span>
                  </p>
                )}
              </div>
            </details>
          );
        })}
      </div>
      <div className="part-total">
        <span>{props.totalLabel}</span>
        <span>{yuan(String(total), { cents: 'ifAny' })}</span>
      </div>
    </div>
  );
}
