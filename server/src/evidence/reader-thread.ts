import assert from 'node:assert/strict';
import { parentPort } from 'node:worker_threads';
import type { PaperText } from './paper-text.ts';
import { readPdf } from './read-pdf.ts';
import { openPicture, readPicture } from './read-picture.ts';
import { PaperUnreadable, type ReadAnswer, type ReadJob } from './reader.ts';
import { signsOfPicture } from './signs.ts';

// A thread of `openReader`: strangers' files are opened here alone, with little memory and for little time.

assert(parentPort, 'runs as a thread only');
const port = parentPort;

async function read({ bytes, format }: ReadJob): Promise<PaperText> {
  if (format === 'pdf') return readPdf(bytes);
  const runs = await readPicture(await openPicture(bytes), 0);
  return { runs, pages: 1, by: 'sight', signs: signsOfPicture(bytes) };
}

port.on('message', (job: ReadJob) => {
  const answer = (told: ReadAnswer) => port.postMessage(told);
  read(job).then(
    (text) => answer({ text }),
    (error: unknown) =>
      answer(error instanceof PaperUnreadable ? { fault: error.code } : { failed: String(error) }),
  );
});
