// What any service needs and no lending knows: database, migrations, ids, clock, config, log,
// durable workflows, http kit, sealing of secrets. Business words do not occur here.
export {
  advanceBusinessDate,
  getBookingDate,
  getBusinessDate,
  setFirstBusinessDate,
} from './business-date.ts';
export { type Clock, manualClock, sleep, systemClock } from './clock.ts';
export {
  type Database,
  type Db,
  isSqlState,
  joined,
  json,
  openDatabase,
  type SqlValue,
  type Tx,
  textOf,
  txOf,
  txOrRefuse,
} from './db.ts';
export { type EmbeddedServer, startEmbeddedPostgres } from './embedded-postgres.ts';
export { OperationalError } from './errors.ts';
export { httpApp, routes } from './http/app.ts';
export { type Followed, sendEvents } from './http/events.ts';
export { idempotent } from './http/idempotent.ts';
export { HttpProblem, type ProblemDetails, sendProblem } from './http/problem.ts';
export { readWhole } from './http/read-whole.ts';
export { type Listening, serve } from './http/serve.ts';
export { errorFields, type Log, type LogLevel, openLog, silentLog } from './log.ts';
export { type Metrics, openMetrics } from './metrics.ts';
export { type Migration, migrate, readMigrations } from './migrate.ts';
export { newId } from './new-id.ts';
export { countSealed, readSealedColumns, reseal, type SealedColumn } from './reseal.ts';
export { type Column, column, type Row, type RowOf, row } from './row.ts';
export {
  codesSetting,
  fieldsSetting,
  httpSetting,
  msSetting,
  pemSetting,
  perSecondSetting,
} from './settings.ts';
export { openSignals, type Signals, signal } from './signals.ts';
export { startTracing } from './tracing.ts';
export { openVault, type Vault, type VaultKey, vaultKeys } from './vault.ts';
export {
  connectWorkflows,
  type Flow,
  type RunningWorkflows,
  startWorkflows,
  type Work,
  type WorkflowDefinition,
  type Workflows,
} from './workflows.ts';
