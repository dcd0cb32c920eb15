import { Button, Segmented } from 'antd';
import { useLoad, useText } from '../ui/index.ts';
import { listReconciledDays, type ReconciledDay } from './api.ts';
import { saveCsv } from './csv.ts';
import { Shown } from './parts.tsx';
import { usePlace } from './place.ts';
import { ReconciliationDays, ReconciliationFigures } from './reconciliation-days.tsx';
import { ReconciliationItems } from './reconciliation-items.tsx';
import { useSession } from './session.tsx';

const views = ['items', 'days'] as const;
type View = (typeof views)[number];

/** `/staff/reconciliation`: the bank's statements against the books, and what is open between them. */
export function ReconciliationPage() {
  const text = useText();
  const { may } = useSession();
  const [place, , leave] = usePlace();
  const view: View = place.get('view') === 'days' ? 'days' : 'items';
  const [load, reload] = useLoad('reconciled days', listReconciledDays);
  return (
    <>
      <div className="staff-bar">
        <h1>{text('staff.recon')}</h1>
        <Segmented<View>
          aria-label={text('staff.recon')}
          value={view}
          options={views.map((value) => ({ value, label: text(`staff.recon.${value}`) }))}
          onChange={(next) => leave({ view: next === 'items' ? '' : next })}
        />
        {view === 'days' && (
          <>
            <Button onClick={reload}>{text('staff.refresh')}</Button>
            <Button
              disabled={load.state !== 'ready'}
              onClick={() => load.state === 'ready' && saveDays(load.data.days)}
            >
              CSV
            </Button>
          </>
        )}
        {!may('reconciliation.write') && <span>{text('staff.recon.mayNot')}</span>}
      </div>
      <Shown load={load} reload={reload}>
        {(days) => (
          <>
            <ReconciliationFigures days={days} />
            {view === 'days' && <ReconciliationDays days={days} />}
          </>
        )}
      </Shown>
      {view === 'items' && <ReconciliationItems onChanged={reload} />}
    </>
  );
}

function saveDays(days: readonly ReconciledDay[]): void {
  saveCsv('reconciled-days.csv', [
    [
      ...['day', 'opening_fen', 'closing_fen', 'books_fen', 'lines', 'in_fen', 'out_fen'],
      ...['matched', 'new', 'cleared', 'open_fen', 'timing_fen', 'unexplained_fen'],
      ...['still_open', 'still_open_fen'],
    ],
    ...days.map((d) => [
      ...[d.on, d.openingFen, d.closingFen, d.ledgerFen, d.lines, d.inFen, d.outFen],
      ...[d.matched, d.opened, d.cleared, d.openFen, d.timingFen, d.unexplainedFen],
      ...[d.stillOpen, d.stillOpenFen],
    ]),
  ]);
}
