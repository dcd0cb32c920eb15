import type { TextKey } from '../texts/index.ts';
import type { Tone } from '../ui/index.ts';
import type { Application } from './api.ts';

const tones: Record<Application['status'], Tone> = {
  running: 'brand',
  waiting_supplement: 'brand',
  offered: 'brand',
  disbursing: 'brand',
  disbursed: 'good',
  declined: 'warn',
  referred: 'warn',
  withdrawn: 'plain',
  expired: 'plain',
};

/** How the status of an application looks and what it is called; `brand` is under way. */
export function statusTone(status: string): { tone: Tone; key: TextKey } {
  const known = status in tones ? (status as Application['status']) : 'running';
  return { tone: tones[known], key: `status.${known}` };
}
