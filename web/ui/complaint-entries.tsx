import './styles/cases.css';
import { dayText, momentText } from './format.ts';
import { useLanguage, useText } from './text.tsx';

/** What was said or done about a complaint, as the API sends it. */
export interface ComplaintStep {
  readonly id: string;
  readonly kind:
    | 'filed'
    | 'acknowledged'
    | 'assigned'
    | 'message'
    | 'extended'
    | 'answered'
    | 'reopened'
    | 'withdrawn';
  readonly byWhom: 'borrower' | 'staff' | 'system';
  readonly byName: string;
  readonly text: string | null;
  readonly dueOn: string | null;
  readonly outcome: 'upheld' | 'partly' | 'notUpheld' | null;
  readonly at: number;
}

/** The history of a complaint, in order. */
export function ComplaintEntries({ entries }: { readonly entries: readonly ComplaintStep[] }) {
  const text = useText();
  const { language } = useLanguage();
  return (
    <ol className="entries" data-testid="complaint-entries">
      {entries.map((entry) => (
        <li key={entry.id}>
          <strong>
            {text(`complaint.entry.${entry.kind}`, {
              day: entry.dueOn === null ? '—' : dayText(entry.dueOn, language),
              name: entry.byName,
              outcome: entry.outcome === null ? '—' : text(`complaint.outcome.${entry.outcome}`),
            })}
          </strong>
          <small>
            {text(`complaint.by.${entry.byWhom}`)}
            {entry.byWhom === 'staff' && ` ${entry.byName}`} · {momentText(entry.at, language)}
          </small>
          {entry.text !== null && <p>{entry.text}</p>}
        </li>
      ))}
    </ol>
  );
}
