import { createConfig, lint } from '@redocly/openapi-core';
import { expect, test } from 'vitest';

// A linter of somebody else's reads the description that clients are made from, by its recommended rules.

test('behaviour: a foreign linter finds nothing in the description, but that a redirect answers with no 2xx', async () => {
  const ref = new URL('../../../sdk/openapi.json', import.meta.url).pathname;
  const config = await createConfig({ extends: ['recommended'] });
  const found = await lint({ ref, config });
  const lines = found.map(({ severity, ruleId, location }) =>
    [severity, ruleId, location[0]?.pointer?.replaceAll('~1', '/')].join(' '),
  );
  const redirects = [
    'borrower/callback/{source}',
    'partner/sign-in/oidc',
    'partner/sign-in/oidc/callback',
    'staff/sign-in/oidc',
    'staff/sign-in/oidc/callback',
  ];
  const at = (path: string) => `#/paths//api/${path}/get/responses`;
  const expected = redirects.flatMap((path) => [
    `warn operation-2xx-response ${at(path)}`,
    `warn operation-4xx-response ${at(path)}`,
  ]);
  // How one can sign in is told to whoever asks, whatever they send.
  for (const door of ['borrower', 'staff', 'partner']) {
    expected.push(`warn operation-4xx-response ${at(`${door}/sign-in`)}`);
  }
  expect(lines.toSorted()).toEqual(expected.toSorted());
}, 60_000);
