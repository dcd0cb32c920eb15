import { rows } from './architecture.mjs';

const room = (names) => `^server/src/(${names.join('|')})/`;
const onlyEarlier = (name, row) => ({
  name: `${name}-imports-earlier-rows-only`,
  severity: 'error',
  from: { path: room([name]) },
  to: { path: room(row), pathNot: room([name]) },
});

export default {
  forbidden: [
    ...rows.flatMap((names, i) => names.map((n) => onlyEarlier(n, rows.slice(i).flat()))),
    {
      name: 'through-the-door',
      severity: 'error',
      from: { path: '^(?:server/src/)?([^/]+)/' },
      to: { path: '^server/src/', pathNot: ['^server/src/$1/', '^server/src/[^/]+/index[.]ts$'] },
    },
    {
      name: 'clients-stay-outside',
      severity: 'error',
      from: { path: '^(web|sdk|contracts)/' },
      to: { path: '^(server|lab)/' },
    },
    {
      name: 'server-knows-no-lab',
      severity: 'error',
      // A test beside its file clones its database and makes its book through tests/db; so do fixtures.
      from: { path: '^server/', pathNot: '[.](db[.]test|fixture)[.]ts$' },
      to: { path: '^(lab|web|sdk|tests)/' },
    },
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      // `node` stands for a triple-slash reference to its types.
      to: { couldNotResolve: true, pathNot: ['[.]css$', '^virtual:', '^node$'] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|data|coverage)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};
