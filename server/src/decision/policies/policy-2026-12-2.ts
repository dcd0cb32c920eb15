import { definePolicy } from '../policy.ts';
import { industryFull } from '../rules/industry-full.ts';
import { regionFull } from '../rules/region-full.ts';
import { policy202612 } from './policy-2026-12.ts';
import { traditional202612 } from './traditional-2026-12.ts';

/** Limits by region and by industry are looked at before anybody is promised anything. */
const withConcentration = (policy: typeof policy202612, version: string) =>
  definePolicy({
    ...policy,
    version,
    since: '2026-11-29',
    rules: [...policy.rules.slice(0, -1), regionFull, industryFull, ...policy.rules.slice(-1)],
  });

export const policy2026122 = withConcentration(policy202612, 'policy-2026-12-2');
export const traditional2026122 = withConcentration(traditional202612, 'traditional-2026-12-2');
