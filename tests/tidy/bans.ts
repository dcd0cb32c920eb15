import ts from 'typescript';
import { findText, type Judge } from './finding.ts';
import { finding, isMember, nodesOf, sqlOf } from './syntax.ts';

/** What may not be written, where, and what to write instead. */
export interface Ban {
  readonly name: string;
  readonly where: (path: string) => boolean;
  readonly judge: Judge;
  /** Shown to be caught by a test. `path` is one that `where` covers. */
  readonly planted: { readonly path: string; readonly text: string };
}

const isTest = (path: string): boolean => /[.]test[.]tsx?$/.test(path);
const inServer = (path: string): boolean => path.startsWith('server/src/') && !isTest(path);
const isPureLab = (path: string): boolean => path.startsWith('lab/economy/') && !isTest(path);
const isSource = (path: string): boolean => /[.](ts|tsx|mjs|js)$/.test(path);

/** Bans `object.member` as syntax: a comment or a text may name it. */
const member =
  (object: string, name: string | undefined, says: string): Judge =>
  (file) =>
    (file.text.includes(object) ? nodesOf(file) : [])
      .filter((node) => isMember(node, object, name))
      .map((node) => finding(node, `${object}.${name ?? '…'}: ${says}`));

const newDate: Judge = (file) => {
  const nodes = nodesOf(file);
  const hasQueries =
    nodes.some((node) => sqlOf(node) !== undefined) || file.path.endsWith('/at.ts');
  return nodes.filter(ts.isNewExpression).flatMap((node) => {
    if (node.expression.getText() !== 'Date') return [];
    if (!node.arguments?.length) {
      return [finding(node, 'new Date(): take a `Clock` as an argument')];
    }
    if (hasQueries) return [];
    return [
      finding(
        node,
        'new Date(…): use the days and stamps of kernel; only a file with queries encodes a timestamptz so',
      ),
    ];
  });
};

const only: Judge = (file) =>
  nodesOf(file)
    .filter((node) => ['test', 'it', 'describe'].some((name) => isMember(node, name, 'only')))
    .map((node) => finding(node, 'only: run one test by `npx vitest -t`, and let CI run all'));

// Spelled in two halves, so that this file does not hold what it bans.
const unfinished = new RegExp(
  `\\b(${['FIX', 'TO'].map((a, i) => a + ['ME', 'DO'][i]).join('|')})\\b`,
  'g',
);
const machinePath = new RegExp(
  `(?<![\\w.)}:/-])/(${['work', 'root', 'home'].join('|')})/[\\w.-]*`,
  'g',
);
const registry = new RegExp(
  ['registry[.]npm', 'npm', 'registry[.]yarn', 'deb[.]debian[.]', 'py']
    .map((a, i) => a + ['js[.]', 'mirror[.]', 'pkg[.]', 'org', 'pi[.]org'][i])
    .join('|'),
  'g',
);

export const bans: readonly Ban[] = [
  {
    name: 'Date.now',
    where: (path) => (inServer(path) && path !== 'server/src/platform/clock.ts') || isPureLab(path),
    judge: member('Date', 'now', 'take a `Clock` or an `Instant` as an argument'),
    planted: { path: 'server/src/lending/loan.ts', text: 'export const t = Date.now();' },
  },
  {
    name: 'new Date',
    where: (path) =>
      inServer(path) &&
      !['server/src/platform/clock.ts', 'server/src/kernel/date.ts'].includes(path),
    judge: newDate,
    planted: {
      path: 'server/src/lending/loan.ts',
      text: 'export const t = (a: number) => new Date(a);',
    },
  },
  {
    name: 'Math.random',
    where: (path) => inServer(path) || isPureLab(path),
    judge: member('Math', 'random', 'take a seed or random bytes; ids come from `newId`'),
    planted: { path: 'server/src/risk/train.ts', text: 'export const r = Math.random();' },
  },
  {
    name: 'process.env',
    where: (path) => inServer(path) && !/^server[/]src[/](main[/]|platform[/]config)/.test(path),
    judge: member('process', 'env', 'add the setting to main/config.ts and take it as an argument'),
    planted: { path: 'server/src/api/app.ts', text: 'export const p = process.env.PORT;' },
  },
  {
    name: 'console',
    where: isSource,
    judge: member(
      'console',
      undefined,
      'log an event through `Log`; a command writes to process.stdout',
    ),
    planted: { path: 'lab/sandbox/main.ts', text: "console.log('ready');" },
  },
  {
    name: 'only',
    where: isTest,
    judge: only,
    planted: {
      path: 'lab/a.test.ts',
      text: `import { test } from 'vitest';\ntest${'.only'}('x', () => {});`,
    },
  },
  {
    name: 'unfinished',
    where: () => true,
    judge: (file) => findText(file, unfinished, 'do it now, or open an issue'),
    planted: { path: 'docs/start.md', text: `Some text. ${'TO'}${'DO'} more.` },
  },
  {
    name: 'machine path',
    where: () => true,
    judge: (file) =>
      findText(
        file,
        machinePath,
        'no path of one machine: take it from the root or as an argument',
      ),
    planted: { path: 'docs/start.md', text: `See ${'/'}home/li/open310 for it.` },
  },
  {
    name: 'registry host',
    where: () => true,
    judge: (file) => findText(file, registry, 'which registry a machine uses is its own business'),
    planted: { path: 'package-lock.json', text: `"resolved": "https://registry.npm${'js'}.org/x"` },
  },
];
