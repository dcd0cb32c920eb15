import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { onTestFinished } from 'vitest';
import { seededRandom } from './metrics.ts';

/** A folder of the named files, gone when the test is over. */
export function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'open310-data-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(folder, name), name.endsWith('.gz') ? gzipSync(text) : text);
  }
  return folder;
}

/** Three hundred firms of which every third is bad and has three owners, not one: size says nothing. */
export function ownedFirms(): { readonly nodes: string; labels: string; edges: string } {
  const random = seededRandom(310);
  const nodes = ['id,type,size'];
  const [labels, edges] = [['id,label,split'], ['src,dst,relation']];
  for (let i = 0; i < 300; i += 1) {
    const bad = i % 3 === 0;
    nodes.push(`f${i},firm,${random().toFixed(4)}`);
    labels.push(`f${i},${bad ? 1 : 0},${i < 180 ? 'train' : i < 240 ? 'valid' : 'test'}`);
    for (let n = 0; n < (bad ? 3 : 1); n += 1) {
      nodes.push(`p${i}_${n},person,`);
      edges.push(`p${i}_${n},f${i},owns`);
    }
  }
  return { nodes: nodes.join('\n'), labels: labels.join('\n'), edges: edges.join('\n') };
}

/** A table where size, and a town, say who is bad; some sizes are not known, and cases weigh one or three. */
export function plainFirms(): Readonly<Record<'nodes.csv' | 'labels.csv', string>> {
  const random = seededRandom(310);
  const [nodes, labels] = [['id,size,town'], ['id,label,split,weight']];
  for (let i = 0; i < 900; i += 1) {
    const [size, town] = [random(), random() < 0.5 ? 'north' : 'south'];
    const bad = random() < (size < 0.3 ? 0.5 : 0.1) + (town === 'north' ? 0.2 : 0);
    nodes.push(`f${i},${random() < 0.1 ? '' : size.toFixed(4)},${town}`);
    const split = i < 500 ? 'train' : i < 700 ? 'valid' : 'test';
    labels.push(`f${i},${bad ? 1 : 0},${split},${i % 2 === 0 ? 1 : 3}`);
  }
  return { 'nodes.csv': nodes.join('\n'), 'labels.csv': labels.join('\n') };
}
