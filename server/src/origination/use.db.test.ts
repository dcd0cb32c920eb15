import { expect, test } from 'vitest';
import { testDatabase } from '../../../tests/db/database.ts';
import { fen } from '../kernel/index.ts';
import { newId } from '../platform/index.ts';
import { findUse, keepWatched } from '../purposes/index.ts';
import { agreedOf } from './agreed.ts';
import { disclose } from './disclose.ts';
import { draw } from './draw.ts';
import { payoutIdOf } from './settle.ts';
import { offered, openRoom, payee, underOffer } from './testing/room.ts';

// Loan measures of 2024 (rules R14): the purpose is part of what is agreed; above a sum the seller is paid.

const db = await testDatabase();
const room = openRoom(db, { entrustedFrom: fen(150_000n) });
const { deps, rail, clock } = room;
const seller = { name: '义乌市小商品批发部', accountNumber: '6222020000000003101' };

test('behaviour: what a loan is for is shown, signed over, kept and told; the usual purpose unless another is chosen (R14)', async () => {
  const under = underOffer(await offered(room));
  const asked = { ...under, amount: fen(100_000n), termMonths: 6 };
  const usual = await disclose(deps, asked);
  const chosen = await disclose(deps, { ...asked, purpose: 'wages' });
  if (!usual.ok || !chosen.ok) expect.fail('not shown');
  expect(usual.value.use).toMatchObject({ purpose: 'stock', payment: 'own' });
  expect(usual.value.digest).not.toBe(chosen.value.digest);
  clock.advance(deps.times.readingMs);
  const command = { ...under, drawdownId: newId('drawdown'), disclosureId: chosen.value.id };
  const drawn = await draw(deps, command);
  if (!drawn.ok) expect.fail(drawn.error.code);
  expect(await findUse(db, drawn.value.loanId)).toEqual({ purpose: 'wages', payment: 'own' });
  expect(await agreedOf(deps, under.borrowerId, drawn.value.loanId)).toMatchObject({
    value: { use: { purpose: 'wages', says: { zh: '支付工资' } }, borrowerName: payee.holderName },
  });
});

test('behaviour: a sum above the threshold goes to the seller, and the borrower stays who borrows (R14)', async () => {
  const under = underOffer(await offered(room));
  const asked = { ...under, amount: fen(150_000n), termMonths: 6 };
  const none = { ok: false, error: { code: 'seller_missing', from: 150_000n } };
  expect(await disclose(deps, asked)).toEqual(none);
  const told = await disclose(deps, { ...asked, seller });
  if (!told.ok) expect.fail(told.error.code);
  expect(told.value).toMatchObject({ payee: seller, use: { payment: 'entrusted' } });
  clock.advance(deps.times.readingMs);
  const command = { ...under, drawdownId: newId('drawdown'), disclosureId: told.value.id };
  const drawn = await draw(deps, command);
  if (!drawn.ok) expect.fail(drawn.error.code);
  const sent = rail.sent.filter(({ id }) => id === payoutIdOf(drawn.value.loanId));
  expect(sent).toMatchObject([{ to: seller, amount: 150_000n }]);
  expect(await agreedOf(deps, under.borrowerId, drawn.value.loanId)).toMatchObject({
    value: { borrowerName: payee.holderName, payee: { name: seller.name } },
  });
});

test('error: a loan is paid neither to whom business loans are not for, nor to the borrower as a seller (R14)', async () => {
  await keepWatched(db, deps.vault);
  const asked = { ...underOffer(await offered(room)), amount: fen(150_000n), termMonths: 6 };
  const broker = { ...seller, name: '中信证券股份有限公司' };
  expect(await disclose(deps, { ...asked, seller: broker })).toEqual({
    ...{ ok: false, error: { code: 'seller_not_allowed' } },
  });
  for (const self of [
    { ...seller, name: payee.holderName },
    { ...seller, accountNumber: payee.accountNumber },
  ]) {
    expect(await disclose(deps, { ...asked, seller: self })).toEqual({
      ...{ ok: false, error: { code: 'seller_is_borrower' } },
    });
  }
});

test('error: what no loan may be for is not shown, whoever asks (R14)', async () => {
  const under = underOffer(await offered(room));
  for (const purpose of ['securities', 'property', 'farmInputs', '']) {
    const asked = { ...under, amount: fen(100_000n), termMonths: 6, purpose };
    expect(await disclose(deps, asked), purpose).toEqual({
      ...{ ok: false, error: { code: 'purpose_not_allowed' } },
    });
  }
});
