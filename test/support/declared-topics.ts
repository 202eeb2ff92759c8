import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../db/package-root.ts';
import type { Topic } from '../../server/live/define-topic.ts';

const isTopic = (value: unknown): value is Topic =>
  typeof value === 'object' &&
  value !== null &&
  ['name', 'params', 'state', 'permission', 'maxHz'].every((key) => key in value);

/** Every topic that a contract declares. */
export async function declaredTopics(): Promise<Topic[]> {
  const contracts = readdirSync(join(packageRoot, 'server'), { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.contract.ts'),
  );
  const modules = await Promise.all(contracts.map((path) => import(join(packageRoot, 'server', path))));
  return modules.flatMap((module) => Object.values<unknown>(module).filter(isTopic));
}
