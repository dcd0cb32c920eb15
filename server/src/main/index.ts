// The composition roots: serve, work, migrate, end-of-day, replay. This door is for the processes
// that put the same server together otherwise, such as the fault runs.
export { type Composed, compose, type Instead, prepareDatabase } from './compose.ts';
export { BadConfig, type Config, readConfig } from './config.ts';
export { runMain } from './run.ts';
