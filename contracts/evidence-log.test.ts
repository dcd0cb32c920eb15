import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import {
  type Abi,
  BaseError,
  ContractFunctionRevertedError,
  createPublicClient,
  createWalletClient,
  encodeAbiParameters,
  type Hex,
  http,
  keccak256,
  parseEventLogs,
  toHex,
  zeroHash,
} from 'viem';
import { mnemonicToAccount } from 'viem/accounts';
import { foundry } from 'viem/chains';
import { afterAll, expect, test } from 'vitest';
import { startLocalChain } from './anvil.ts';
import { type Artifact, artifactText, compile } from './compile.ts';

const onDisk = readFileSync(new URL('./abi/EvidenceLog.json', import.meta.url), 'utf8');
const artifact = JSON.parse(onDisk) as Artifact;
const abi = artifact.abi as Abi;

const chain = await startLocalChain();
afterAll(() => chain.stop());

// The accounts that anvil funds at its start; they hold nothing anywhere else.
const phrase = 'test test test test test test test test test test test junk';
const wallet = (n: number) =>
  createWalletClient({
    account: mnemonicToAccount(phrase, { addressIndex: n }),
    chain: foundry,
    transport: http(chain.url),
  });
type Wallet = ReturnType<typeof wallet>;
const [owner, stranger, heir] = [wallet(0), wallet(1), wallet(2)] as const;
const reader = createPublicClient({
  chain: foundry,
  transport: http(chain.url),
  pollingInterval: 5,
  cacheTime: 0,
});

const receiptOf = (hash: Hex) => reader.waitForTransactionReceipt({ hash });

async function deploy() {
  const hash = await owner.deployContract({
    abi,
    bytecode: artifact.bytecode as Hex,
    args: [owner.account.address],
  });
  const { contractAddress } = await receiptOf(hash);
  if (!contractAddress) throw new Error('not deployed');
  const send = async (by: Wallet, name: string, args: readonly unknown[]) => {
    const call = { abi, address: contractAddress, functionName: name, args, account: by.account };
    const { request } = await reader.simulateContract(call); // Tells the error by its name.
    return receiptOf(await by.writeContract(request));
  };
  const ask = <T>(name: string, ...args: unknown[]) =>
    reader.readContract({ abi, address: contractAddress, functionName: name, args }) as Promise<T>;
  return { send, ask };
}

async function errorOf(sending: Promise<unknown>): Promise<{ name: string; args: unknown }> {
  const error = await sending.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  const reverted =
    error instanceof BaseError
      ? error.walk((e) => e instanceof ContractFunctionRevertedError)
      : undefined;
  if (!(reverted instanceof ContractFunctionRevertedError)) throw error;
  return { name: reverted.data?.errorName ?? '', args: reverted.data?.args };
}

const digestOf = (n: number): Hex => keccak256(toHex(n + 1)); // Any 32 bytes stand for a SHA-256.

/** The definition of the chain, written a second time. */
const nextChain = (before: Hex, sequence: bigint, digest: Hex, records: number): Hex =>
  keccak256(
    encodeAbiParameters(
      [{ type: 'bytes32' }, { type: 'uint256' }, { type: 'bytes32' }, { type: 'uint32' }],
      [before, sequence, digest, records],
    ),
  );

test('behaviour: the artifact on disk is what the compiler makes of the source', () => {
  expect(artifactText(compile('EvidenceLog'))).toBe(onDisk);
}, 60_000);

test('behaviour: an anchored batch is read back, with its event and its place', async () => {
  const log = await deploy();
  expect(await log.ask('head')).toBe(zeroHash);
  const receipt = await log.send(owner, 'anchor', [1n, digestOf(1), 25]);
  const chained = nextChain(zeroHash, 1n, digestOf(1), 25);
  const [event] = parseEventLogs({ abi, logs: receipt.logs, eventName: 'Anchored' });
  expect(event?.args).toEqual({ sequence: 1n, digest: digestOf(1), records: 25, chain: chained });
  const block = await reader.getBlock({ blockHash: receipt.blockHash });
  expect(await log.ask('batchAt', 1n)).toEqual({
    digest: digestOf(1),
    anchoredAt: block.timestamp,
    records: 25,
    chain: chained,
  });
  expect(await log.ask('sequenceOf', digestOf(1))).toBe(1n);
  expect(await log.ask('sequenceOf', digestOf(2))).toBe(0n);
});

test('error: a batch sent twice, skipped, empty or known already is refused by name', async () => {
  const log = await deploy();
  await log.send(owner, 'anchor', [1n, digestOf(1), 1]);
  const attempt = (...args: unknown[]) => errorOf(log.send(owner, 'anchor', args));
  expect(await attempt(1n, digestOf(1), 1)).toEqual({ name: 'SequenceNotNext', args: [1n, 2n] });
  expect(await attempt(3n, digestOf(2), 1)).toEqual({ name: 'SequenceNotNext', args: [3n, 2n] });
  expect(await attempt(2n, digestOf(1), 1)).toEqual({
    name: 'DigestAlreadyAnchored',
    args: [digestOf(1), 1n],
  });
  expect((await attempt(2n, zeroHash, 1)).name).toBe('EmptyBatch');
  expect((await attempt(2n, digestOf(2), 0)).name).toBe('EmptyBatch');
  expect(await errorOf(log.ask('batchAt', 0n))).toEqual({ name: 'NoSuchBatch', args: [0n] });
  expect(await errorOf(log.ask('batchAt', 2n))).toEqual({ name: 'NoSuchBatch', args: [2n] });
  expect(await log.ask('length')).toBe(1n);
});

test('error: nobody but the owner anchors', async () => {
  const log = await deploy();
  const refused = await errorOf(log.send(stranger, 'anchor', [1n, digestOf(1), 1]));
  expect(refused).toEqual({
    name: 'OwnableUnauthorizedAccount',
    args: [stranger.account.address],
  });
  expect(await log.ask('length')).toBe(0n);
});

test('behaviour: the log is handed over in two steps and never left without an owner', async () => {
  const log = await deploy();
  await log.send(owner, 'transferOwnership', [heir.account.address]);
  expect(await log.ask('owner')).toBe(owner.account.address); // Offered, not yet accepted.
  expect((await errorOf(log.send(stranger, 'acceptOwnership', []))).name).toBe(
    'OwnableUnauthorizedAccount',
  );
  await log.send(heir, 'acceptOwnership', []);
  await log.send(heir, 'anchor', [1n, digestOf(1), 1]);
  expect((await errorOf(log.send(owner, 'anchor', [2n, digestOf(2), 1]))).name).toBe(
    'OwnableUnauthorizedAccount',
  );
  expect((await errorOf(log.send(heir, 'renounceOwnership', []))).name).toBe('OwnerCannotRenounce');
});

const attempts = fc.array(
  fc.record({
    jump: fc.integer({ min: -1, max: 1 }), // Most attempts name a wrong sequence, or a known digest.
    digest: fc.integer({ min: 0, max: 6 }),
    records: fc.integer({ min: 0, max: 3 }),
    byOwner: fc.boolean(),
  }),
  { maxLength: 14 },
);

test('property: whatever is attempted, the log is the hash chain of what was accepted', async () => {
  await fc.assert(
    fc.asyncProperty(attempts, async (all) => {
      const log = await deploy();
      const kept: { digest: Hex; records: number }[] = [];
      let head: Hex = zeroHash;
      for (const { jump, digest: n, records, byOwner } of all) {
        const sequence = BigInt(Math.max(0, kept.length + 1 + jump));
        const digest = digestOf(n);
        const fits = jump === 0 && records > 0 && !kept.some((k) => k.digest === digest);
        const by = byOwner ? owner : stranger;
        const sent = await log.send(by, 'anchor', [sequence, digest, records]).then(
          () => true,
          () => false,
        );
        expect(sent).toBe(fits && byOwner);
        if (!sent) continue;
        kept.push({ digest, records });
        head = nextChain(head, sequence, digest, records);
      }
      expect(await log.ask('head')).toBe(head);
      expect(await log.ask('length')).toBe(BigInt(kept.length));
      for (const [i, { digest, records }] of kept.entries()) {
        const batch = await log.ask<{ digest: Hex; records: number }>('batchAt', BigInt(i + 1));
        expect(batch).toMatchObject({ digest, records });
      }
    }),
    { numRuns: 12 },
  );
}, 60_000);
