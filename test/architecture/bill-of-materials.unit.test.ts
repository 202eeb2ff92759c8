import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { packageRoot } from '../../db/package-root.ts';

interface Component {
  readonly group?: string;
  readonly name: string;
  readonly properties?: readonly { name: string; value: string }[];
}

const fullName = ({ group, name }: Component) => (group ? `${group}/${name}` : name);
const isDev = ({ properties = [] }: Component) =>
  properties.some(({ name, value }) => name === 'cdx:npm:package:development' && value === 'true');

it('npm run sbom tells all packages that the server runs on, in CycloneDX', async () => {
  const options = { cwd: packageRoot, maxBuffer: 64 * 2 ** 20 };
  const { stdout } = await promisify(execFile)('npm', ['run', '--silent', 'sbom'], options);
  const bill = JSON.parse(stdout);
  expect(bill).toMatchObject({ bomFormat: 'CycloneDX', metadata: { component: { type: 'application' } } });
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));
  const isOfDevelopment = new Map(bill.components.map((one: Component) => [fullName(one), isDev(one)]));
  for (const name of Object.keys(dependencies)) expect([name, isOfDevelopment.get(name)]).toEqual([name, false]);
  for (const name of Object.keys(devDependencies)) expect(isOfDevelopment.has(name), name).toBe(true);
  expect(isOfDevelopment.get('vitest')).toBe(true);
}, 60_000);
