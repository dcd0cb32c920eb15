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
  const callback = '#/paths//api/borrower/callback/{source}/get/responses';
  expect(lines.toSorted()).toEqual([
    `warn operation-2xx-response ${callback}`,
    `warn operation-4xx-response ${callback}`,
  ]);
}, 60_000);
