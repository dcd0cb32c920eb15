import ts from 'typescript';
import type { Judge } from './finding.ts';
import { finding, statementsOf } from './syntax.ts';

const LINES_MAX = 60;

/**
 * A door (`server/src/<room>/index.ts`) opens with a comment that says what lives here and what
 * does not; then named exports only.
 */
export const judgeDoor: Judge = (file) => {
  const findings = statementsOf(file).flatMap((statement) => {
    const isExport = ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined;
    if (!isExport) return [finding(statement, 'a door holds exports from its room only')];
    const named = statement.exportClause && ts.isNamedExports(statement.exportClause);
    return named
      ? []
      : [finding(statement, 'name each export: what leaves the room is a decision')];
  });
  const at = (line: number, says: string) => ({ path: file.path, line, says });
  const lines = file.text.trimEnd().split('\n');
  if (!lines[0]?.startsWith('// ')) {
    findings.unshift(at(1, 'a door opens with a comment: what lives here, what does not'));
  }
  if (lines.length > LINES_MAX) {
    findings.push(at(lines.length, `a door has at most ${LINES_MAX} lines: split the room`));
  }
  return findings;
};
