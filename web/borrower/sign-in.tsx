import type { ApiProblem } from '@open310/sdk';
import { useState } from 'react';
import { asProblem, Button, Note, sayProblem, useText } from '../ui/index.ts';
import { type Segment, type Source, signIn } from './api.ts';

const sources: readonly Source[] = [
  ...(['taobao', 'alipay', 'ali1688', 'eleme', 'shouqianba', 'lakala', 'acquirer'] as const),
  ...(['einvoice', 'nuonuo', 'baiwang', 'statement', 'kuaidi100', 'sf'] as const),
  ...(['land', 'supplycoop', 'anchor', 'bureau'] as const),
];
/** Where most come from; a partner's own page names itself. */
const entries: readonly Source[] = ['taobao', 'alipay', 'nuonuo'];

/** A source as an address names it; anything else is none. */
export const parseSource = (text: string | null): Source | undefined =>
  sources.find((source) => source === text);

/** Leaves for the partner's sign-in page. The first source stands out, the others are there. */
export function SignInButtons(props: {
  readonly first: Source | undefined;
  readonly entry?: string | undefined;
  /** What the page that led here says the business is. */
  readonly segment?: Segment | undefined;
  readonly only?: boolean;
  readonly label?: (source: Source) => string;
}) {
  const text = useText();
  const [going, setGoing] = useState<Source>();
  const [problem, setProblem] = useState<ApiProblem>();
  const first = props.first ?? 'taobao';
  const shown = props.only ? [first] : [first, ...entries.filter((source) => source !== first)];

  const leave = async (source: Source) => {
    setGoing(source);
    setProblem(undefined);
    try {
      const { authorizeUrl } = await signIn(source, {
        ...(props.entry ? { entry: props.entry } : {}),
        ...(props.segment ? { segment: props.segment } : {}),
      });
      window.location.assign(authorizeUrl);
    } catch (error) {
      setGoing(undefined);
      setProblem(asProblem(error));
    }
  };

  return (
    <>
      {problem && (
        <Note tone="bad" live>
          {sayProblem(text, problem).body}
        </Note>
      )}
      {shown.map((source, i) => (
        <Button
          key={source}
          kind={i === 0 && !props.only ? 'primary' : 'quiet'}
          busy={going === source}
          disabled={going !== undefined && going !== source}
          onPress={() => void leave(source)}
          testId={i === 0 && !props.only ? 'start-sign-in' : `sign-in-${source}`}
        >
          {props.label?.(source) ?? text('start.signIn', { source: text(`source.${source}`) })}
        </Button>
      ))}
      <p className="unseen" role="status">
        {going && text('start.going', { source: text(`source.${going}`) })}
      </p>
    </>
  );
}
