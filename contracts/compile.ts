// Compiles src/*.sol and writes abi/<Contract>.json: `node contracts/compile.ts`. The files are
// committed, so that nothing but this workspace needs a compiler. `npm run gen` checks them.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import solc from 'solc';

const here = import.meta.dirname;
const require = createRequire(import.meta.url);

/** What another workspace takes from here. */
export interface Artifact {
  readonly contract: string;
  readonly compiler: string;
  readonly evmVersion: string;
  readonly abi: readonly unknown[];
  /** Creation code, `0x` and hex. */
  readonly bytecode: string;
}

interface Output {
  readonly errors?: readonly { severity: string; formattedMessage: string }[];
  readonly contracts: Readonly<
    Record<
      string,
      Readonly<Record<string, { abi: unknown[]; evm: { bytecode: { object: string } } }>>
    >
  >;
}

// Without the opcodes of later forks, so that consortium chains that lag behind run it too.
const EVM_VERSION = 'paris';

export const contractNames = ['EvidenceLog'] as const;

const readImport = (path: string) => {
  try {
    return { contents: readFileSync(require.resolve(path), 'utf8') };
  } catch (error) {
    return { error: String(error) };
  }
};

/** Compiles `src/<contract>.sol`. Throws with the compiler's words on an error or a warning. */
export function compile(contract: (typeof contractNames)[number]): Artifact {
  const file = `${contract}.sol`;
  const input = {
    language: 'Solidity',
    sources: { [file]: { content: readFileSync(join(here, 'src', file), 'utf8') } },
    settings: {
      optimizer: { enabled: true, runs: 200 },
      evmVersion: EVM_VERSION,
      metadata: { bytecodeHash: 'none', appendCBOR: false }, // The same code from any folder.
      outputSelection: { [file]: { [contract]: ['abi', 'evm.bytecode.object'] } },
    },
  };
  const output = JSON.parse(solc.compile(JSON.stringify(input), { import: readImport })) as Output;
  const problems = (output.errors ?? []).filter((e) => e.severity !== 'info');
  if (problems.length > 0) throw new Error(problems.map((p) => p.formattedMessage).join('\n'));
  const made = output.contracts[file]?.[contract];
  if (!made) throw new Error(`${file} holds no contract ${contract}`);
  return {
    contract,
    compiler: solc.version(),
    evmVersion: EVM_VERSION,
    abi: made.abi,
    bytecode: `0x${made.evm.bytecode.object}`,
  };
}

/** The artifact as its file holds it. */
export const artifactText = (artifact: Artifact): string =>
  `${JSON.stringify(artifact, null, 2)}\n`;

if (import.meta.main) {
  for (const name of contractNames) {
    writeFileSync(join(here, 'abi', `${name}.json`), artifactText(compile(name)));
  }
}
