import { Worker } from 'node:worker_threads';
import { errorFields, type Log } from '../platform/index.ts';
import type { PaperText } from './paper-text.ts';

/** Why a paper cannot be used, each with what to do about it. */
export const paperFaults = {
  paper_broken: {
    zh: '文件已损坏或不是图片、PDF，请重新拍照或导出',
    en: 'The file is damaged or no picture and no PDF: take or export it again.',
  },
  paper_too_large: {
    zh: '图片或页数过大，请分开上传',
    en: 'Too large, or too many pages: hand it in piece by piece.',
  },
  paper_locked: {
    zh: 'PDF 有密码，请先去掉密码再上传',
    en: 'The PDF is locked: take its password off and hand it in again.',
  },
  paper_active: {
    zh: 'PDF 含有脚本或附件，为安全起见不予打开',
    en: 'The PDF holds scripts or other files, which is not safe: it was not opened.',
  },
  paper_blurred: {
    zh: '看不清文字，请在光线充足处对准拍摄',
    en: 'It cannot be read: take the picture again, straight and in good light.',
  },
  paper_identity: {
    zh: '这里不收身份证照片，我们没有保存它',
    en: 'Identity cards are not taken here; it was not kept.',
  },
  paper_not_yours: {
    zh: '凭证属于另一家企业，与您的信用代码不符',
    en: 'It is of another business: its credit code is not yours.',
  },
  paper_expired: { zh: '凭证已过有效期', en: 'It is no longer valid.' },
  paper_slow: {
    zh: '读取超时，请换一张更小或更清晰的图片',
    en: 'It took too long to read: hand in a smaller or clearer picture.',
  },
} as const;
export type PaperFault = keyof typeof paperFaults;

/** A file that nobody can read: the borrower is told why. */
export class PaperUnreadable extends Error {
  override readonly name = 'PaperUnreadable';
  readonly code: PaperFault;

  constructor(code: PaperFault) {
    super(paperFaults[code].en);
    this.code = code;
  }
}

/** The reader itself failed: it says nothing about the file, at which a person has to look. */
export class ReaderFailed extends Error {
  override readonly name = 'ReaderFailed';
}

/** What is asked of the thread. */
export interface ReadJob {
  readonly bytes: Uint8Array;
  readonly format: 'picture' | 'pdf';
}
export type ReadAnswer =
  | { readonly text: PaperText }
  | { readonly fault: PaperFault }
  | { readonly failed: string };

/** Reads pictures and PDFs, one at a time, away from whoever else works in this process. */
export interface PaperReader {
  /** Throws `PaperUnreadable`, `ReaderFailed`. */
  read(job: ReadJob): Promise<PaperText>;
  close(): Promise<void>;
}

const READ_MS = 60_000;
const IDLE_MS = 60_000;
const MEMORY_MB = 512; // Of the script's own heap; pictures and models lie beside it.

/**
 * A reader that starts its thread with the first file and lets it go when nothing came for a while: the models
 * take a gigabyte. A file that takes too long is unreadable; after one that takes the thread down, the next
 * finds a new thread.
 */
export function openReader(log: Log, o: { readonly readMs?: number } = {}): PaperReader {
  let worker: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let idle: NodeJS.Timeout | undefined;
  const stop = async (): Promise<void> => {
    clearTimeout(idle);
    const gone = worker;
    worker = undefined;
    await gone?.terminate();
  };
  const readOne = async (job: ReadJob): Promise<PaperText> => {
    clearTimeout(idle);
    worker ??= startThread();
    try {
      const answer = await ask(worker, job, o.readMs ?? READ_MS);
      if ('text' in answer) return answer.text;
      if ('fault' in answer) throw new PaperUnreadable(answer.fault);
      throw new ReaderFailed(answer.failed);
    } catch (error) {
      if (error instanceof PaperUnreadable && error.code !== 'paper_slow') throw error;
      log.warn('paper.reader_failed', errorFields(error));
      await stop();
      if (error instanceof PaperUnreadable) throw error;
      throw new ReaderFailed('the reader failed', { cause: error });
    } finally {
      idle = setTimeout(() => void stop(), IDLE_MS);
      idle.unref();
    }
  };
  return {
    read: (job) => {
      const mine = last.then(() => readOne(job));
      last = mine.catch(() => {});
      return mine;
    },
    close: stop,
  };
}

function startThread(): Worker {
  const worker = new Worker(new URL('./reader-thread.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    env: {}, // What opens strangers' files knows no password and no key.
  });
  worker.unref();
  return worker;
}

/** One answer of the thread, or why there is none. */
function ask(worker: Worker, job: ReadJob, readMs: number): Promise<ReadAnswer> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => end(() => reject(new PaperUnreadable('paper_slow'))), readMs);
    const onMessage = (answer: ReadAnswer) => end(() => resolve(answer));
    const onError = (error: unknown) => end(() => reject(error));
    const onExit = (code: number) => end(() => reject(new Error(`the thread ended with ${code}`)));
    const end = (then: () => void) => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      then();
    };
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage(job);
  });
}
