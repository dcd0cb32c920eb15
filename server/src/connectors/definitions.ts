import { acquirerSource } from './acquirer/definition.ts';
import { ali1688Source } from './ali1688/definition.ts';
import { alipaySource } from './alipay/definition.ts';
import { anchorSource } from './anchor/definition.ts';
import { baiwangSource } from './baiwang/definition.ts';
import { bureauSource } from './bureau/definition.ts';
import type { SourceDefinition } from './define.ts';
import { einvoiceSource } from './einvoice/definition.ts';
import { elemeSource } from './eleme/definition.ts';
import { kuaidi100Source } from './kuaidi100/definition.ts';
import { lakalaSource } from './lakala/definition.ts';
import { landSource } from './land/definition.ts';
import { nuonuoSource } from './nuonuo/definition.ts';
import { sfSource } from './sf/definition.ts';
import { shouqianbaSource } from './shouqianba/definition.ts';
import { statementSource } from './statement/definition.ts';
import { supplycoopSource } from './supplycoop/definition.ts';
import { taobaoSource } from './taobao/definition.ts';

/** Every source that open310 can read, in the order in which pages list them. */
export const sourceDefinitions: readonly SourceDefinition[] = [
  taobaoSource,
  alipaySource,
  ali1688Source,
  elemeSource,
  shouqianbaSource,
  lakalaSource,
  acquirerSource,
  einvoiceSource,
  nuonuoSource,
  baiwangSource,
  statementSource,
  kuaidi100Source,
  sfSource,
  landSource,
  supplycoopSource,
  anchorSource,
  bureauSource,
];
