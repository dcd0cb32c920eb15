import assert from 'node:assert/strict';
import type { Says } from '../kernel/index.ts';
import type { ProductDefinition } from './define.ts';
import { policy202611 } from './policies/policy-2026-11.ts';
import { policy202612 } from './policies/policy-2026-12.ts';
import { policy2026122, traditional2026122 } from './policies/policy-2026-12-2.ts';
import { traditional202612 } from './policies/traditional-2026-12.ts';
import type { Policy } from './policy.ts';

/** Every policy there ever was, oldest first. A new one is one more file and a line here. */
export const policies: readonly Policy[] = [
  policy202611,
  policy202612,
  traditional202612,
  policy2026122,
  traditional2026122,
];

/** The policy that new decisions are made under. */
export const currentPolicy: Policy = policy2026122;

/** The policies under which is lent now: the guided one, and the fixed form beside it. */
export const policiesInForce: readonly Policy[] = [currentPolicy, traditional2026122];

/** The policy of that version. Throws when there is none. */
export function getPolicy(version: string): Policy {
  const policy = policies.find((p) => p.version === version);
  assert(policy, `no policy ${version}`);
  return policy;
}

/** The product as that policy defines it. Throws when the policy has no such product. */
export function getProduct(policyVersion: string, productId: string): ProductDefinition {
  const product = getPolicy(policyVersion).products.find((p) => p.id === productId);
  assert(product, `${policyVersion} has no product ${productId}`);
  return product;
}

/** The policy in force that sells the product. Throws when none does any more. */
export function policyOf(productId: string): Policy {
  const policy = policiesInForce.find(({ products }) => products.some((p) => p.id === productId));
  assert(policy, `product ${productId} is not sold any more`);
  return policy;
}

/** What a product is called, by the newest policy that has it; one that no policy knows is called by its id. */
export const sayProduct = (productId: string): Says =>
  policies.flatMap(({ products }) => products).findLast(({ id }) => id === productId)?.says ?? {
    ...{ zh: productId, en: productId },
  };

/** A product that is sold, as it is sold now. Throws when it is not sold any more. */
export const soldProduct = (productId: string): ProductDefinition =>
  getProduct(policyOf(productId).version, productId);
