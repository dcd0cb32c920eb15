import { AutoComplete, Input, type InputRef } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { asProblem, sayProblem, useText } from '../ui/index.ts';
import { type SearchHit, searchAll } from './book-api.ts';

const WAIT_MS = 250; // Nobody is asked for what is still being typed.
const LEAST = 2;

/** Where a hit leads. */
const placeOf = ({ kind, id, borrowerId, loanId }: SearchHit): string => {
  if (kind === 'loan') return `/staff/loans/${id}`;
  if (kind === 'repayment') return `/staff/loans/${loanId}?tab=timeline`;
  if (kind === 'document') return `/staff/borrowers/${borrowerId}?tab=overview&document=${id}`;
  return `/staff/borrowers/${borrowerId}?tab=overview`;
};

interface Answer {
  readonly q: string;
  readonly hits: readonly SearchHit[];
  readonly isMore: boolean;
  readonly wrong?: string;
}

/** What is found for what stands in the box; `undefined` while nobody knows. */
function useHits(typed: string): Answer | undefined {
  const text = useText();
  const [answer, setAnswer] = useState<Answer>();
  const q = typed.trim();
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew when what is typed is another.
  useEffect(() => {
    if (q.length < LEAST) return;
    let gone = false;
    const timer = setTimeout(() => {
      searchAll(q).then(
        (found) => !gone && setAnswer({ q, ...found }),
        (error: unknown) => {
          const { title } = sayProblem(text, asProblem(error));
          if (!gone) setAnswer({ q, hits: [], isMore: false, wrong: title });
        },
      );
    }, WAIT_MS);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [q]);
  return answer?.q === q ? answer : undefined;
}

/** `/` or Ctrl-K from anywhere but a field that is being typed in. */
function useShortcut(go: () => void): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const at = event.target as HTMLElement;
      const isTyping = /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName) || at.isContentEditable;
      const isCall =
        (event.key === '/' && !isTyping) || (event.key === 'k' && (event.ctrlKey || event.metaKey));
      if (!isCall) return;
      event.preventDefault();
      go();
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [go]);
}

/** The box in the head of every page that finds anything. Arrows choose, Enter opens. */
export function SearchBox() {
  const text = useText();
  const [, go] = useLocation();
  const [typed, setTyped] = useState('');
  const field = useRef<InputRef>(null);
  const [focus] = useState(() => () => field.current?.focus({ cursor: 'all' }));
  useShortcut(focus);
  const answer = useHits(typed);
  const hits = answer?.hits ?? [];
  return (
    <AutoComplete
      value={typed}
      defaultActiveFirstOption
      popupMatchSelectWidth={420}
      className="staff-search"
      options={hits.map((one) => ({ value: one.id, label: <Hit hit={one} /> }))}
      notFoundContent={typed.trim().length < LEAST ? null : <Nothing answer={answer} />}
      onChange={setTyped}
      onSelect={(id: string) => {
        const hit = hits.find((one) => one.id === id);
        setTyped('');
        field.current?.blur();
        if (hit) go(placeOf(hit));
      }}
      popupRender={(menu) => (
        <div data-testid="search-hits">
          {menu}
          {answer?.isMore && <p className="staff-search-more">{text('staff.search.more')}</p>}
        </div>
      )}
    >
      <Input
        ref={field}
        allowClear
        size="small"
        aria-label={text('staff.search')}
        placeholder={text('staff.search.hint')}
        data-testid="search"
      />
    </AutoComplete>
  );
}

function Nothing({ answer }: { readonly answer: Answer | undefined }): ReactNode {
  const text = useText();
  if (!answer) return text('staff.search.busy');
  return answer.wrong ?? text('staff.search.none', { q: answer.q });
}

function Hit({ hit }: { readonly hit: SearchHit }) {
  const text = useText();
  const state = hit.kind === 'loan' ? text(`staff.loan.status.${hit.title as 'open'}`) : hit.title;
  return (
    <div className="staff-hit">
      <strong>{text(`staff.search.kind.${hit.kind}`)}</strong> {state}
      <div>
        <code>{hit.id}</code>
      </div>
      <small>{text(`staff.search.by.${hit.by}`)}</small>
    </div>
  );
}
