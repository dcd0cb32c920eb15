import { artifactText, compile, contractNames } from '../../contracts/compile.ts';
import type { Generated } from './generated.ts';

/** What the contracts workspace hands out. */
export const contracts: readonly Generated[] = contractNames.map((name) => ({
  path: `contracts/abi/${name}.json`,
  make: async () => artifactText(compile(name)),
}));
