import { definePaper } from '../define.ts';

/** Known only so that it is not kept: identity is asked for elsewhere, by number, and nobody needs a picture. */
export const identityCardPaper = definePaper({
  id: 'identity-card',
  says: { zh: '居民身份证', en: 'Identity card' },
  why: { zh: '这里不收', en: 'Not taken here' },
  marks: [
    ['居民身份证', 3],
    ['公民身份号码', 3],
    ['签发机关', 2],
    ['民族', 1],
    ['出生', 1],
    ['住址', 1],
  ],
  fields: [],
  check: () => [],
  ...{ byMachine: false, same: [], keepDays: 0 },
});
