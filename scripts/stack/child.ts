import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

/** A process of the stack, and what it said when it was ready. */
export interface Child<R> {
  readonly process: ChildProcess;
  readonly ready: R;
  /** Resolves with the exit code or the signal. */
  readonly ended: Promise<number | NodeJS.Signals>;
  /** Asks it to end; kills it when it does not within 10 s. */
  stop(): Promise<void>;
  /** Kills it at once, as a power cut would. */
  kill(): Promise<void>;
}

export interface ChildOptions {
  readonly script: string;
  readonly args?: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** `ipc`: the child sends its readiness as a message; `line`: as its first JSON line of output. */
  readonly tells: 'ipc' | 'line';
  /** Gets its output; without it the output is dropped. */
  readonly onOutput?: (text: string) => void;
}

const KILL_AFTER_MS = 10_000;

/** Starts one of our own scripts on this Node and waits until it says that it is ready. */
export function startChild<R>(o: ChildOptions): Promise<Child<R>> {
  const child = spawn(process.execPath, [join(root, o.script), ...(o.args ?? [])], {
    cwd: root,
    env: {
      PATH: process.env.PATH ?? '',
      HOME: process.env.HOME ?? '',
      NODE_COMPILE_CACHE: join(root, 'data/compile-cache'), // Started again and again: compiled once.
      TZ: 'Asia/Shanghai',
      ...o.env,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'], // The channel also tells a child that we are gone.
  });
  const said: string[] = [];
  const ended = new Promise<number | NodeJS.Signals>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? code ?? 0));
  });
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    const hurry = setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS);
    await ended;
    clearTimeout(hurry);
  };
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  return new Promise((resolve, reject) => {
    const isReady = (message: unknown) =>
      resolve({ process: child, ready: message as R, ended, stop, kill });
    let line = '';
    const hear = (data: Buffer) => {
      const text = data.toString('utf8');
      said.push(text);
      if (said.length > 50) said.shift();
      o.onOutput?.(text);
      if (o.tells !== 'line') return;
      line += text;
      const end = line.indexOf('\n');
      if (end > 0 && line.startsWith('{')) isReady(JSON.parse(line.slice(0, end)));
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    if (o.tells === 'ipc') child.on('message', isReady);
    child.once('error', reject);
    void ended.then((how) =>
      reject(new Error(`${o.script} ended (${how}) before it was ready:\n${said.join('').trim()}`)),
    );
  });
}
