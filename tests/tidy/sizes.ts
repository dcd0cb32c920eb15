import ts from 'typescript';
import type { Judge } from './finding.ts';
import { finding, lineOf, nodesOf } from './syntax.ts';

const FILE_LINES_MAX = 500;
const FUNCTION_LINES_MAX = 70;

/** A file of more lines than a reader keeps in mind. */
export const judgeFileSize: Judge = ({ path, text }) => {
  const lines = text.trimEnd().split('\n').length;
  if (lines <= FILE_LINES_MAX) return [];
  return [
    {
      path,
      line: lines,
      says: `${lines} lines: at most ${FILE_LINES_MAX}, split it by what it does`,
    },
  ];
};

/** Functions, from the first line of their head to their closing brace. */
export const judgeFunctionSizes: Judge = (file) => {
  return nodesOf(file).flatMap((node) => {
    if (!ts.isFunctionLike(node) || !('body' in node) || !node.body) return [];
    const tree = node.getSourceFile();
    const lines = tree.getLineAndCharacterOfPosition(node.end).line + 2 - lineOf(node);
    if (lines <= FUNCTION_LINES_MAX) return [];
    return [
      finding(node, `a function of ${lines} lines: at most ${FUNCTION_LINES_MAX}, name its parts`),
    ];
  });
};
