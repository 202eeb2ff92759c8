import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** What the tests need of Debian: a file that the package brings, and the package. */
const needed = [{ file: '/usr/bin/chromium', name: 'chromium' }];

const missing = needed.filter(({ file }) => !existsSync(file)).map(({ name }) => name);
if (missing.length > 0) install(missing);

/** As root installs them; otherwise stops with one line that names them. */
function install(names: string[]): void {
  const hasApt = spawnSync('apt-get', ['--version']).status === 0;
  if (process.getuid?.() !== 0 || !hasApt) {
    process.stderr.write(
      `The tests need ${names.join(', ')}: install with "sudo apt-get install ${names.join(' ')}".\n`,
    );
    process.exit(1);
  }
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const aptGet = (...args: string[]) =>
    execFileSync('apt-get', ['-qq', ...args], { env: environment, stdio: ['ignore', 'ignore', 'inherit'] });
  try {
    aptGet('install', '-y', '--no-install-recommends', ...names);
  } catch {
    // The lists of packages may be old, or not there yet.
    aptGet('update');
    aptGet('install', '-y', '--no-install-recommends', ...names);
  }
}
