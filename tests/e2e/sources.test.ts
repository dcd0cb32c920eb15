import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { ApiProblem, unwrap } from '@open310/sdk';
import { expect, test } from 'vitest';
import { openBorrower, type Source } from '../../lab/borrower/index.ts';
import { merchantOf, openLender } from './lender.ts';
import { openStaff } from './staff.ts';

// Sources over the API: connected, read, looked at by staff, ended; and what is refused on the way.

// A lender without Baiwang.
const baiwang = ['SERVICE_URL', 'AUTHORIZE_URL', 'APP_KEY', 'APP_SECRET', 'CALLS_PER_SECOND'];
const lender = await openLender(Object.fromEntries(baiwang.map((name) => [`BAIWANG_${name}`, ''])));
const { stack } = lender;
const staff = await openStaff(lender, 'data desk', 'sources.read', 'sources.write');
const reader = await openStaff(lender, 'data reader', 'sources.read');

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'no refusal',
    (error: unknown) => (error instanceof ApiProblem ? error.code : String(error)),
  );
const path = (source: Source) => ({ params: { path: { source } } });

async function seller(index: number) {
  const borrower = openBorrower(stack.url);
  await borrower.signIn('taobao', `online-seller-${index}`);
  await borrower.signIn('ali1688', `online-seller-${index}`);
  const { bankCard } = merchantOf('online-seller', index);
  await borrower.connect('sf', { monthlyCard: bankCard.slice(-10), phoneTail: '0310' });
  await borrower.allow(['kuaidi100']);
  return borrower;
}

test('behaviour: five sources are read for one borrower, seen by staff, and one is ended', async () => {
  const borrower = await seller(61);
  await borrower.signIn('alipay', 'online-seller-61');
  await borrower.allow();
  const { id } = await borrower.apply();
  const application = await borrower.waitFor(id, (a) => a.status !== 'running');
  const data = application.nodes.find((node) => node.name === 'data');
  expect(data?.used.filter((used) => !used.left)).toHaveLength(5);

  const { sources } = await unwrap(borrower.api.GET('/api/borrower/sources'));
  const told = sources.filter((s) => s.connected && s.consent && s.events > 0);
  expect(told.map((s) => s.source).sort()).toEqual([
    'ali1688',
    'alipay',
    'kuaidi100',
    'sf',
    'taobao',
  ]);

  const health = await unwrap(staff.api.GET('/api/staff/sources'));
  const of1688 = health.sources.find((s) => s.source === 'ali1688');
  expect(of1688).toMatchObject({ offered: true, circuit: 'closed', failed: 0 });
  expect(of1688?.pulls).toBeGreaterThan(0);
  const pulls = await unwrap(staff.api.GET('/api/staff/sources/{source}/pulls', path('ali1688')));
  expect(pulls.pulls[0]).toMatchObject({ ended: 'complete', known: 0 });

  const { borrowerId } = await unwrap(borrower.api.GET('/api/borrower/me'));
  const of = { params: { path: { id: borrowerId }, query: { source: 'ali1688' as const } } };
  const { payloads } = await unwrap(staff.api.GET('/api/staff/borrowers/{id}/payloads', of));
  const [fullest] = payloads.toSorted((a, b) => b.bytes - a.bytes); // The newest may be empty.
  const rawId = fullest?.id ?? expect.fail('nothing is kept');
  const replay = (who: typeof staff, id: string, record: boolean) =>
    unwrap(
      who.api.POST('/api/staff/borrowers/{id}/payloads/{rawId}/replay', {
        params: { path: { id, rawId } },
        body: { record },
      }),
    );
  const replayed = await replay(staff, borrowerId, false);
  expect(new Set(replayed.events.map((e) => e.state))).toEqual(new Set(['same']));
  expect(replayed.body).toContain('idOfStr');
  expect(await replay(staff, borrowerId, true)).toMatchObject({ recorded: 0 });
  expect(await codeOf(replay(reader, borrowerId, false))).toBe('access_denied');
  const stranger = await unwrap((await seller(62)).api.GET('/api/borrower/me'));
  expect(await codeOf(replay(staff, stranger.borrowerId, false))).toBe('payload_not_found');
  expect(await codeOf(replay(staff, 'borrower_x', false))).toBe('not_found');
  const allowed = { params: { path: { id: borrowerId } } };
  const reads = await unwrap(staff.api.GET('/api/staff/borrowers/{id}/consents', allowed));
  expect(reads.consents.map((c) => c.source).sort()).toEqual(told.map((s) => s.source).sort());
  expect(reads.reads.length).toBeGreaterThan(5);

  await borrower.api.DELETE('/api/borrower/sources/{source}', path('ali1688'));
  await borrower.api.DELETE('/api/borrower/sources/{source}', path('ali1688')); // A repeat is nothing.
  const after = await unwrap(borrower.api.GET('/api/borrower/sources'));
  const ended = after.sources.find((s) => s.source === 'ali1688');
  expect(ended).toMatchObject({ connected: false, consent: null });
  expect(ended?.events).toBeGreaterThan(0);
});

test('behaviour: which firm a borrower is, is for staff who may read, and decided by those who may write', async () => {
  const borrower = openBorrower(stack.url);
  await borrower.signIn('taobao', 'online-seller-65');
  await borrower.signIn('nuonuo', 'online-seller-65');
  await borrower.allow();
  const { id } = await borrower.apply();
  await borrower.waitFor(id, (a) => a.status !== 'running');
  const { borrowerId } = await unwrap(borrower.api.GET('/api/borrower/me'));
  const at = { params: { path: { id: borrowerId } } };
  const firm = await unwrap(reader.api.GET('/api/staff/borrowers/{id}/firm', at));
  expect(firm.numbers.map(({ kind, source }) => [kind, source])).toEqual([
    ['creditCode', 'nuonuo'],
  ]);
  const keys = firm.evidence[0]?.keys ?? expect.fail('no evidence');
  const decide = (who: typeof staff, what: string[], of = at) =>
    unwrap(
      who.api.POST('/api/staff/borrowers/{id}/firm/break', {
        ...of,
        body: { keys: what, why: 'not the same' },
      }),
    );
  expect(await codeOf(decide(reader, keys))).toBe('access_denied');
  expect(await codeOf(decide(staff, [keys[0] ?? '', 'name:somebody-else']))).toBe('not_found');
  const nobody = { params: { path: { id: `${borrowerId.slice(0, -4)}0000` } } };
  expect(await codeOf(decide(staff, keys, nobody))).toBe('not_found');
  const broken = await decide(staff, keys);
  expect(broken.evidence[0]).toMatchObject({ brokenBy: 'data desk', why: 'not the same' });
  expect(await decide(staff, keys)).toEqual(broken); // A repeat changes nothing.
  const mended = await unwrap(
    staff.api.POST('/api/staff/borrowers/{id}/firm/mend', { ...at, body: { keys } }),
  );
  expect(mended.evidence[0]).toMatchObject({ brokenBy: null, why: null });
  expect(await unwrap(reader.api.GET('/api/staff/me'))).toEqual({
    ...{ name: 'data reader', scopes: ['sources.read'], roles: [] },
  });
});

test('error: what does not fit is refused with its code, and connects nothing', async () => {
  const borrower = openBorrower(stack.url);
  await borrower.signIn('taobao', 'online-seller-63');
  const connect = (source: Source, values: Record<string, string>) =>
    codeOf(borrower.connect(source, values));
  expect(await connect('sf', { monthlyCard: '12', phoneTail: '0310' })).toBe('field_malformed');
  expect(await connect('sf', { monthlyCard: '0000000000', phoneTail: '0310' })).toBe('key_refused');
  expect(await connect('taobao', {})).toBe('not_by_key');
  expect(await connect('baiwang', {})).toBe('source_not_offered');
  const end = borrower.api.DELETE('/api/borrower/sources/{source}', path('baiwang'));
  expect(await codeOf(unwrap(end))).toBe('source_not_offered');
  const { sources } = await unwrap(borrower.api.GET('/api/borrower/sources'));
  expect(sources.filter((s) => s.connected).map((s) => s.source)).toEqual(['taobao']);
  const stranger = openBorrower(stack.url);
  const unknown = await stranger
    .signIn('ali1688', 'online-seller-64')
    .catch((e: Error) => e.message);
  expect(unknown).toBeUndefined(); // 1688 may be a first way in.
  const listed = fetch(`${stack.url}/api/borrower/sources`);
  expect((await listed).status).toBe(401);
});

test('error: a push that is not the partner’s is refused; one about nobody is acknowledged', async () => {
  const push = (source: string, body: string) =>
    fetch(`${stack.url}/api/partner/sources/${source}/notices`, { method: 'POST', body });
  expect((await push('ali1688', 'message=%7B%7D&_aop_signature=00')).status).toBe(401);
  expect((await push('taobao', 'x')).status).toBe(404);
  await lender.control('faults', { partner: 'ali1688', kind: 'forged_push' });
  const asked = await fetch(`${stack.sandboxUrl}/ali1688/messages/order-changed`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ as: 'online-seller-61' }),
  });
  expect(asked.status).toBe(202);
  interface Try {
    http: number;
    acknowledged: boolean;
  }
  const tries = async (): Promise<Try[]> =>
    (await fetch(`${stack.sandboxUrl}/__control/pushes`)).json() as Promise<Try[]>;
  await expect.poll(async () => (await tries()).length, { timeout: 10_000 }).toBe(2);
  expect((await tries()).map((t) => [t.http, t.acknowledged])).toEqual([
    [401, false],
    [200, true],
  ]);
});

/** The most memory that the server ever held. Unit: MiB. */
const peakMiB = (pid: number): number =>
  Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

test('error: an upload of 2 GB is cut off at the limit, told or not, and memory stays', async () => {
  const { pid = 0 } = stack.server().process;
  const before = peakMiB(pid);
  const MiB = Buffer.alloc(1024 * 1024);
  const upload = (headers: Record<string, string>) =>
    new Promise<{ status: number; sentMiB: number }>((resolve, reject) => {
      const address = `${stack.url}/api/borrower/sources/statement/files`;
      const sending = request(address, { method: 'POST', headers });
      let sentMiB = 0;
      let over = false;
      sending.on('response', (answer) => {
        over = true;
        answer.resume();
        resolve({ status: answer.statusCode ?? 0, sentMiB });
        sending.destroy();
      });
      sending.on('error', (error) => over || reject(error));
      const pump = () => {
        while (!over && sentMiB < 2048) {
          sentMiB += 1;
          if (!sending.write(MiB)) return void sending.once('drain', pump);
        }
        if (!over) sending.end();
      };
      pump();
    });
  // Counted before anyone is asked who they are: a stranger's bytes cost no more.
  const file = { 'content-type': 'application/octet-stream', 'x-file-name': 'a.csv' };
  const told = await upload({ ...file, 'content-length': String(2 ** 31) });
  const untold = await upload({ ...file, 'transfer-encoding': 'chunked' });
  expect([told.status, untold.status]).toEqual([413, 413]);
  const grown = Math.round(peakMiB(pid) - before);
  process.stdout.write(
    `2 GB upload: cut off after ${untold.sentMiB} MiB, ${grown} MiB of memory\n`,
  );
  expect(untold.sentMiB).toBeLessThan(200);
  expect(grown).toBeLessThan(300);
});
