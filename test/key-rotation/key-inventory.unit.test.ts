import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '../../db/package-root.ts';
import { keyUses } from '../../server/kernel/secrets.ts';
import { sealedColumns } from '../../server/key-rotation/sealed-columns.ts';
import { sourceFiles } from '../architecture/source-files.ts';

const runbook = readFileSync(join(packageRoot, 'ops/runbooks/rotating-the-secret.md'), 'utf8');
const told = [...runbook.matchAll(/^\| `([a-z-]+)` \| .+ \| ([a-z]+) \|$/gm)].map(([, use, becomes]) => [use, becomes]);

it('the inventory of keys names each use that there is, and what becomes of it', () => {
  expect(told.sort()).toEqual(Object.entries(keyUses).sort());
});

it('each key is used, and each that seals is rotated', () => {
  const code = sourceFiles('server')
    .filter(({ path }) => path !== 'server/kernel/secrets.ts' && !path.startsWith('server/key-rotation/sealed-columns'))
    .map((file) => file.code)
    .join('\n');
  const ofSecrets = ['secret-marks'];
  const unused = Object.keys(keyUses).filter((use) => !code.includes(`'${use}'`) && !ofSecrets.includes(use));
  expect(unused).toEqual([]);
  const sealing = Object.entries(keyUses).flatMap(([use, becomes]) => (becomes === 'seals' ? [use] : []));
  const rotated = [...new Set(sealedColumns.map(({ use }) => use)), 'carried-keys'];
  expect(rotated.sort()).toEqual(sealing.sort());
});
