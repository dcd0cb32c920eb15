import type { Id } from '../../server/src/kernel/index.ts';
import { saveIdentifier, saveProfile } from '../../server/src/party/index.ts';
import {
  type Database,
  systemClock,
  type Tx,
  type Vault,
} from '../../server/src/platform/index.ts';
import { openProgress } from '../progress.ts';

const FAMILY = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗';
const GIVEN = '伟芳娜敏静丽强磊军洋勇艳杰涛明超霞平刚桂英华玉建国文斌云海春兰';
export const letter = (text: string, i: number): string => [...text][i % [...text].length] ?? '';
export const GIVEN_LETTERS = GIVEN;

/** What a borrower of the bench is called and known by. */
export interface Known {
  readonly name: string;
  readonly phone: string;
  readonly creditCode: string;
}

function knownOf(i: number): Known {
  const [a, b, c] = [letter(FAMILY, i), letter(GIVEN, i * 7), letter(GIVEN, i * 13 + 5)];
  return {
    name: `${a}${b}${c}`,
    phone: `13${String(100_000_000 + i)}`,
    creditCode: `91320505MA${String(10_000_000 + i)}`,
  };
}

/** Kept as origination keeps them: sealed, with the digests that they are found by. */
async function nameOne(tx: Tx, vault: Vault, id: Id<'borrower'>, known: Known): Promise<void> {
  const told = { source: 'alipay', at: systemClock.now() } as const;
  await Promise.all([
    saveProfile(tx, vault, id, { holderName: known.name }),
    saveIdentifier(tx, vault, id, { ...told, kind: 'phone', value: known.phone }),
    saveIdentifier(tx, vault, id, { ...told, kind: 'creditCode', value: known.creditCode }),
  ]);
}

const BATCH = 500;
const AT_ONCE = 2; // One seals while the other's rows are written.

/**
 * Names, phones and codes of `n` borrowers of loans. Many at a time in a transaction, whose queries travel together.
 * @returns Some of them, to be asked for.
 */
export async function nameBorrowers(
  db: Database,
  vault: Vault,
  n: number,
): Promise<readonly Known[]> {
  await db.exec`
    insert into party.parties (id, role, segment)
    select distinct borrower_id, 'borrower', 'shop' from lending.loans
    on conflict do nothing`;
  const { rows } = await db.pool.query(
    'select id from party.parties where role = $1 order by id limit $2',
    ['borrower', n],
  );
  const progress = openProgress(rows.length, 'borrowers named');
  const known: Known[] = [];
  let next = 0;
  const nameSome = async (): Promise<void> => {
    for (let from = next; from < rows.length; from = next) {
      const some = rows.slice(from, from + BATCH);
      next += BATCH;
      await db.tx((tx) =>
        Promise.all(
          some.map(({ id }, j) => {
            const one = knownOf(from + j);
            if ((from + j) % 97 === 0) known.push(one);
            return nameOne(tx, vault, id, one);
          }),
        ),
      );
      progress.step(some.length);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, nameSome));
  progress.end();
  return known;
}
