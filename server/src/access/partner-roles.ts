import type { PartnerScope, RoleDefinition } from './scopes.ts';

// The roles of partners' people. A partner is small: its administrator may do all that the partner may.
export const partnerRoles = {
  administrator: {
    says: { zh: '管理员', en: 'Administrator' },
    why: 'Lets its own people in and out, keeps keys and endpoints; may do all that the partner may.',
    scopes: [
      'people.read',
      'people.write',
      'keys.read',
      'keys.write',
      'webhooks.read',
      'webhooks.write',
      'borrowers.read',
    ],
  },
  developer: {
    says: { zh: '开发', en: 'Developer' },
    why: 'Keeps keys and endpoints of programs; sees no borrower, and makes no key that does.',
    scopes: ['keys.read', 'keys.write', 'webhooks.read', 'webhooks.write'],
  },
  viewer: {
    says: { zh: '查看', en: 'Viewer' },
    why: 'Sees how the applications of borrowers stand who agreed to it, and what was delivered.',
    scopes: ['borrowers.read', 'webhooks.read'],
  },
} as const satisfies Record<string, RoleDefinition<PartnerScope>>;

export type PartnerRoleName = keyof typeof partnerRoles;
export const partnerRoleNames = Object.keys(partnerRoles) as [
  PartnerRoleName,
  ...PartnerRoleName[],
];
