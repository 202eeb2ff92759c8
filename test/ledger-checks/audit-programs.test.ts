import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../db/package-root.ts';
import { addStaff } from '../../server/identity/add-staff.ts';
import { makeSignInLink } from '../../server/identity/make-sign-in-link.ts';
import { theSystem } from '../../server/kernel/actor.ts';
import { Secrets } from '../../server/kernel/secrets.ts';
import type { Checkpoint } from '../../server/ledger-checks/ledger-checks.contract.ts';
import { signCheckpoint } from '../../server/ledger-checks/sign-checkpoint.ts';
import { useApp } from '../support/app.ts';

const app = useApp();
const secretKey = randomBytes(32);
const deps = { ...app, secrets: new Secrets(secretKey) };
let folder: string;
let owner: postgres.Sql;
let kept: Checkpoint;

/** As an operator runs it: how it ended, and what it said. */
function run(program: string, args: string[] = [], secret = secretKey): Promise<{ code: number; said: string }> {
  const { PATH = '', HOME = '' } = process.env;
  const env = { PATH, HOME, DATABASE_URL: app.database.url, SECRET_KEY: secret.toString('base64url') };
  const command = [join(packageRoot, 'server', program), ...args];
  return new Promise((resolve) => {
    execFile(join(packageRoot, 'node_modules/.bin/tsx'), command, { env, cwd: packageRoot }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, said: `${stdout}${stderr}` }),
    );
  });
}
const verify = (...args: string[]) => run('audit-verify.ts', args);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'causeway-audit-'));
  owner = postgres(app.database.url, { max: 1, onnotice: () => undefined });
  const member = await addStaff(deps, theSystem, { name: 'Lin', email: 'lin@example.org', roles: ['administrator'] });
  for (let n = 0; n < 4; n++) await makeSignInLink(deps, theSystem, member.id);
  const signed = await signCheckpoint(deps);
  if (!signed) throw new Error('nothing was signed');
  kept = signed;
});
afterAll(async () => {
  await owner.end();
  await rm(folder, { recursive: true, force: true });
});

describe('npm run audit:verify', () => {
  it('ends with 0 where the ledger is whole, and changes nothing', async () => {
    const { code, said } = await verify();
    expect(said).toContain('The ledger is whole.');
    expect(said).toContain('Entries: 5. Vouched for by checkpoints: up to entry 5. Read: 5.');
    expect(code).toBe(0);
  });

  it('ends with 2 where it cannot tell: another secret, or what is no checkpoint', async () => {
    const other = await run('audit-verify.ts', [], randomBytes(32));
    expect(other).toMatchObject({ code: 2, said: expect.stringContaining('Nothing opens with this SECRET_KEY') });
    expect(await verify('--checkpoint', '{}')).toMatchObject({ code: 2 });
    const forged = JSON.stringify({ ...kept, sequence: 4 });
    expect(await verify('--checkpoint', forged)).toMatchObject({
      code: 2,
      said: expect.stringContaining('not signed'),
    });
  });
});

describe('npm run audit:export', () => {
  it('writes what is verified without the database, and says nothing of what was decided unless it is asked for', async () => {
    const file = join(folder, 'ledger.jsonl');
    expect(await run('audit-export.ts', [file])).toMatchObject({ code: 0 });
    const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
    expect(lines).toHaveLength(6);
    expect(lines.join()).not.toContain('"says"');
    expect(JSON.parse(lines[5] ?? '')).toEqual({ checkpoint: kept });
    expect(await verify('--file', file)).toMatchObject({ code: 0 });
    const spoilt = join(folder, 'spoilt.jsonl');
    await writeFile(spoilt, [...lines.slice(0, 2), ...lines.slice(3)].join('\n'));
    expect(await verify('--file', spoilt)).toMatchObject({
      code: 1,
      said: expect.stringContaining('Entry 3 is missing.'),
    });
    await writeFile(spoilt, lines.slice(0, 4).join('\n'));
    expect(await verify('--file', spoilt, '--checkpoint', JSON.stringify(kept))).toMatchObject({ code: 1 });
    expect(await verify('--file', spoilt)).toMatchObject({ code: 2 });
  });

  it('tells what was decided for a reason only, which is in the ledger before', async () => {
    const file = join(folder, 'readable.jsonl');
    expect(await run('audit-export.ts', [file, '--readable'])).toMatchObject({ code: 1 });
    expect(await run('audit-export.ts', [file, '--readable', '--because', 'The court asks'])).toMatchObject({
      code: 0,
    });
    const text = await readFile(file, 'utf8');
    expect(text.split('\n')[5]).toContain('"action":"delegates_exported"');
    expect(text.split('\n')[5]).toContain('The court asks');
    expect(await verify('--file', file)).toMatchObject({ code: 0 });
    await writeFile(file, text.replace('The court asks', 'Nobody asked'));
    expect(await verify('--file', file)).toMatchObject({
      code: 1,
      said: expect.stringContaining('What entry 6 said is not what was committed to.'),
    });
  });
});

it('a ledger of which the end was cut, keys and checkpoints with it, is broken by what a device keeps', async () => {
  await owner.unsafe(`set session_replication_role = replica; truncate ledger_checkpoints, ledger_keys;
    delete from ledger where sequence > 3; delete from ledger_details where sequence > 3`);
  const { code, said } = await verify('--checkpoint', JSON.stringify(kept));
  expect(said).toContain('Entries 4 to 5 were signed and are gone: the end was cut off.');
  expect(code).toBe(1);
  expect(await verify()).toMatchObject({ code: 2, said: expect.stringContaining('No checkpoint vouches') });
  expect(JSON.parse((await verify('--json')).said)).toMatchObject({ outcome: 'unclear', report: { entries: 3 } });
});
