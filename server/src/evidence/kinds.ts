import type { PaperDefinition } from './define.ts';
import { identityCardPaper } from './kinds/identity-card.ts';
import { invoicePaper } from './kinds/invoice.ts';
import { landPaper } from './kinds/land.ts';
import { leasePaper } from './kinds/lease.ts';
import { licencePaper } from './kinds/licence.ts';
import { statementPaper } from './kinds/statement.ts';
import { takingsPaper } from './kinds/takings.ts';

/** Every kind of paper that is known. */
export const paperKinds: readonly PaperDefinition[] = [
  licencePaper,
  invoicePaper,
  statementPaper,
  leasePaper,
  landPaper,
  takingsPaper,
  identityCardPaper,
];

/** The kind of an id; `undefined`: none. */
export const findPaperKind = (id: string | null): PaperDefinition | undefined =>
  paperKinds.find((kind) => kind.id === id);
