import { AsyncLocalStorage } from 'node:async_hooks';
import { DBOS, DBOSClient } from '@dbos-inc/dbos-sdk';
import {
  assertStillOwnsWorkflow,
  type DataSourceTransactionHandler,
  DBOSStepAlreadyRecordedError,
  migrateDataSourcePG,
  registerDataSource,
  replayRecordedStep,
  runTransaction,
} from '@dbos-inc/dbos-sdk/datasource';
import type { Json } from '../kernel/index.ts';
import { sleep } from './clock.ts';
import { type Database, isSqlState, type Tx } from './db.ts';
import { OperationalError } from './errors.ts';
import { errorFields, type Log } from './log.ts';
import { column, row } from './row.ts';

/**
 * What a workflow's body may do. A body reads no clock, no randomness, no database: only through
 * these steps, whose results are recorded, so that a body run again after a crash goes the same way.
 * Step names carry a version; a changed step is a new name.
 */
export interface Flow {
  /** A call to the outside that may be repeated with the same id. Outages that are retryable are retried. */
  call<T extends Json>(name: string, work: () => Promise<T>): Promise<T>;
  /** One transaction, committed together with the record that this step is done. */
  commit<T extends Json>(name: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Waits, also across restarts. */
  sleep(ms: number): Promise<void>;
}

export interface WorkflowDefinition {
  /** `<room>.<what>.v<n>`, e.g. `origination.settle-drawdown.v1`. */
  readonly name: string;
  run(flow: Flow, input: Json): Promise<void>;
}

/** A workflow to start. Its id is derived from what it is about: a second enqueue does nothing. */
export interface Work {
  readonly workflow: string;
  readonly id: string;
  readonly input: Json;
  /** Starts no earlier than this. Default: at once. */
  readonly delayMs?: number;
  /** One of a great many: it waits in a queue of its own, and what people wait for does not. */
  readonly patient?: boolean;
  /** It takes a core for seconds: few at a time, in a queue of its own, so that nobody's journey waits behind it. */
  readonly heavy?: boolean;
  /** It waits for somebody outside, such as one receiver: a few at a time in a lane, and lanes do not wait for each other. */
  readonly lane?: string;
}

/** The durable queue as rooms see it. */
export interface Workflows {
  /** Starts `work` if and only if `tx` commits. */
  enqueue(tx: Tx, work: Work): Promise<void>;
  /** Takes back a delayed workflow that has not started: the safety net is no longer needed. */
  forget(tx: Tx, id: string): Promise<void>;
}

export interface RunningWorkflows extends Workflows {
  /** Stops taking work and waits up to `drainMs` for what runs. */
  close(drainMs?: number): Promise<void>;
}

const APP = 'open310';
const VERSION = '1'; // Raised only when running workflows of the old code cannot go on in the new.
const SOURCE = 'open310-postgres';
const SOON = { name: 'soon', minPollingIntervalMs: 40 }; // A borrower is looking at the screen.
const LATER = { name: 'later', minPollingIntervalMs: 500 };
const PATIENT = { name: 'patient', minPollingIntervalMs: 1_000 };
const HEAVY = { name: 'heavy', minPollingIntervalMs: 40, workerConcurrency: 2 };
const OUTSIDE = {
  ...{ name: 'outside', minPollingIntervalMs: 200, workerConcurrency: 200 },
  partitionWorkerConcurrency: 4,
};

const current = new AsyncLocalStorage<Tx>();

const Recorded = row({
  output: column.nullable(column.text),
  error: column.nullable(column.text),
});

const RETRYABLE_STATES = ['40001', '40P01', '57P01', '57P02', '57P03', '08006', '08001'];
const isPassing = (error: unknown): boolean =>
  RETRYABLE_STATES.some((state) => isSqlState(error, state)) ||
  (error instanceof Error && /ECONNREFUSED|ECONNRESET|Connection terminated/.test(error.message));

/** Steps of `flow.commit`: the effect and the record of the step share one transaction. */
function dataSource(db: Database): DataSourceTransactionHandler {
  const once = <R>(workflowId: string, step: number, work: () => Promise<R>): Promise<R> =>
    db.tx(async (tx) => {
      const output = await current.run(tx, work);
      const written = await tx.exec`
        insert into dbos.transaction_completion (workflow_id, function_num, output)
        values (${workflowId}, ${step}, ${JSON.stringify({ json: output ?? null })})
        on conflict do nothing`;
      if (written === 0) throw new DBOSStepAlreadyRecordedError(workflowId, step);
      await assertStillOwnsWorkflow(workflowId); // A stale owner rolls back here.
      return output;
    });
  return {
    name: SOURCE,
    initialize: () =>
      db.tx((tx) => migrateDataSourcePG(async (sql) => (await tx.client.query(sql)).rows)),
    destroy: async () => {},
    deleteCheckpoints: async (workflowId, startStep, beforeCommit) => {
      await db.tx(async (tx) => {
        await tx.exec`
          delete from dbos.transaction_completion
           where workflow_id = ${workflowId} and function_num >= ${startStep}`;
        await beforeCommit?.();
      });
    },
    invokeTransactionFunction: async (_config, target, func, ...args) => {
      const workflowId = DBOS.workflowID ?? '';
      const step = DBOS.stepID ?? 0;
      for (let attempt = 1; ; attempt += 1) {
        try {
          const recorded = await db.maybe(Recorded)`
            select output, error from dbos.transaction_completion
             where workflow_id = ${workflowId} and function_num = ${step}`;
          if (recorded) return replayRecordedStep(recorded);
          return await once(workflowId, step, () => func.call(target, ...args));
        } catch (error) {
          const again = error instanceof DBOSStepAlreadyRecordedError || isPassing(error);
          if (!again || attempt >= 30) throw error;
          await sleep(Math.min(2000, 20 * 2 ** attempt));
        }
      }
    },
  };
}

const flow: Flow = {
  call: (name, work) =>
    DBOS.runStep(work, {
      name,
      retriesAllowed: true,
      maxAttempts: 12,
      intervalSeconds: 0.5,
      backoffRate: 2,
      shouldRetry: (error) => error instanceof OperationalError && error.retryable,
    }),
  commit: (name, work) =>
    runTransaction(
      () => {
        const tx = current.getStore();
        if (!tx) throw new Error('no transaction');
        return work(tx);
      },
      name,
      { dsName: SOURCE },
    ),
  sleep: (ms) => DBOS.sleep(ms),
};

const queueOf = ({ patient, heavy, delayMs, lane }: Work): string =>
  lane !== undefined
    ? OUTSIDE.name
    : heavy
      ? HEAVY.name
      : patient
        ? PATIENT.name
        : delayMs === undefined
          ? SOON.name
          : LATER.name;

function queueOn(client: DBOSClient): Workflows {
  return {
    enqueue: async (tx, work) => {
      const options = {
        queueName: queueOf(work),
        workflowName: work.workflow,
        workflowID: work.id,
        appVersion: VERSION,
        ...(work.delayMs === undefined ? {} : { delaySeconds: work.delayMs / 1000 }),
        ...(work.lane === undefined ? {} : { queuePartitionKey: work.lane }),
      };
      await client.enqueueInTransaction(tx.client, options, work.input);
    },
    forget: async (tx, id) => {
      // DBOS offers cancellation outside a transaction only; a row that has not started holds no history.
      await tx.exec`
        delete from dbos.workflow_status where workflow_uuid = ${id} and status = 'DELAYED'`;
    },
  };
}

/** DBOS's own log, reduced to warnings and errors of ours. */
const dbosLog = (log: Log) => ({
  info: () => {},
  debug: () => {},
  warn: (entry: unknown) => log.warn('workflow.engine', { detail: String(entry).slice(0, 300) }),
  error: (entry: unknown) => log.error('workflow.engine', { detail: String(entry).slice(0, 300) }),
});

/** A process that enqueues work but runs none (`serve` beside a separate `work`). */
export async function connectWorkflows(url: string, log: Log): Promise<RunningWorkflows> {
  const client = await DBOSClient.create({
    systemDatabaseUrl: url,
    systemDatabasePoolSize: 2,
    applicationName: APP,
    logger: dbosLog(log),
  });
  return { ...queueOn(client), close: () => client.destroy() };
}

const BEAT_MS = 2_000;
const DEAD_MS = 15_000;

const Dead = row({ executorId: column.text });

/** Tells that this executor lives, and puts the work of dead ones back into the queue. */
async function beat(db: Database, executorId: string, log: Log): Promise<void> {
  await db.exec`
    insert into platform.executors (executor_id, beat_at) values (${executorId}, now())
    on conflict (executor_id) do update set beat_at = now()`;
  const dead = await db.many(Dead)`
    delete from platform.executors
     where beat_at < now() - ${DEAD_MS / 1000} * interval '1 second'
    returning executor_id`;
  for (const gone of dead) {
    const left = await DBOS.listWorkflows({ status: 'PENDING', executorId: gone.executorId });
    await DBOS.resumeWorkflows(left.map((workflow) => workflow.workflowID));
    log.warn('workflow.taken_over', { executor: gone.executorId, workflows: left.length });
  }
}

/**
 * Runs workflows in this process. One engine a process (DBOS keeps its state globally).
 * After a crash, work of the same `executorId` goes on at the next start; work of another executor
 * that stopped beating is taken over. Two owners never commit the same step: the loser rolls back.
 */
export async function startWorkflows(options: {
  readonly db: Database;
  readonly url: string;
  readonly definitions: readonly WorkflowDefinition[];
  readonly executorId: string;
  readonly log: Log;
}): Promise<RunningWorkflows> {
  const { db, url, log } = options;
  DBOS.setConfig({
    name: APP,
    systemDatabaseUrl: url,
    systemDatabasePoolSize: 6,
    executorID: options.executorId,
    applicationVersion: VERSION,
    logger: dbosLog(log),
  });
  registerDataSource(dataSource(db));
  for (const definition of options.definitions) {
    DBOS.registerWorkflow((input: Json) => definition.run(flow, input), {
      name: definition.name,
    });
  }
  await DBOS.launch();
  for (const { name, ...limits } of [SOON, LATER, PATIENT, HEAVY, OUTSIDE]) {
    await DBOS.registerQueue(name, {
      workerConcurrency: 32,
      ...limits,
      onConflict: 'always_update',
    });
  }
  const beating = setInterval(() => {
    beat(db, options.executorId, log).catch((error) =>
      log.warn('workflow.beat_failed', errorFields(error)),
    );
  }, BEAT_MS);
  const client = await DBOSClient.create({
    systemDatabaseUrl: url,
    systemDatabasePoolSize: 1,
    applicationName: APP,
    logger: dbosLog(log),
  });
  return {
    ...queueOn(client),
    close: async (drainMs = 5_000) => {
      clearInterval(beating);
      await DBOS.shutdown({ workflowCompletionTimeoutMS: drainMs, deregister: true });
      await client.destroy();
    },
  };
}
