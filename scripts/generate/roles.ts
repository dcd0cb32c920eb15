import { partnerRoleNames, partnerRoles, roleNames, roles } from '../../server/src/access/index.ts';
import { opens, partnerOpens } from '../../server/src/api/index.ts';
import { type Generated, notice, table } from './generated.ts';

const code = (text: string): string => `\`${text}\``;

/** Roles by routes: who may do what. */
export const rolesPage: Generated = {
  path: 'docs/reference/roles.md',
  make: async () => {
    const from = '`server/src/access/roles.ts`, `partner-roles.ts` and the routes of both';
    const about = roleNames.map((name) => {
      const { says, why, scopes } = roles[name];
      return [code(name), `${says.zh} / ${says.en}`, why, scopes.map(code).join(' ')];
    });
    const may = (name: keyof typeof roles, scope: string) =>
      roles[name].scopes.some((one) => one === scope) ? 'yes' : '';
    const rows = opens.map(([method, path, scope]) => [
      code(`${method} /api/staff${path}`),
      code(scope),
      ...roleNames.map((name) => may(name, scope)),
    ]);
    const theirs = partnerRoleNames.map((name) => {
      const { says, why, scopes } = partnerRoles[name];
      return [code(name), `${says.zh} / ${says.en}`, why, scopes.map(code).join(' ')];
    });
    const theirRows = partnerOpens.map(([method, path, scope]) => [
      code(`${method} /api/partner${path}`),
      code(scope),
      ...partnerRoleNames.map((name) =>
        partnerRoles[name].scopes.some((one) => one === scope) ? 'yes' : '',
      ),
    ]);
    return `${notice(from)}# Roles and actions

A person has one or more roles, and may do what any of them opens. Whoever has a scope that is not \`.read\` signs in with a second
factor. What moves money or widens a right waits for another person besides ([a second person](../guides/second-person.md)).

${table(['Role', '角色', 'Why it has what it has', 'Scopes'], about)}
## Actions

Everybody who is signed in sees what waits for them (\`/today\`) and their own account (\`/me\`).

${table(['Action', 'Scope', ...roleNames.map(code)], rows)}
## Partners’ people

Their own roles, at their own door ([people of partners](../guides/people-of-partners.md)).

${table(['Role', '角色', 'Why it has what it has', 'Scopes'], theirs)}
${table(['Action', 'Scope', ...partnerRoleNames.map(code)], theirRows)}`;
  },
};
