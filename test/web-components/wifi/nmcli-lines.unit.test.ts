import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { nmcliLines } from '../../../web-components/wifi/nmcli-lines.ts';
import { first, madeByHand, second, wifiNetwork } from './own-network.ts';

/** What a shell makes of it: the words that nmcli gets, and the file that is written. */
function runInShell(lines: string) {
  const home = mkdtempSync(join(tmpdir(), 'causeway-nmcli-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const nmcli = 'nmcli() { printf "%s\\0" "$@"; }\n';
  const words = execFileSync('sh', ['-eu', '-c', `${nmcli}${lines}`], { env: { HOME: home, PATH: process.env.PATH } })
    .toString()
    .split('\0')
    .slice(0, -1);
  return { home, words, file: (name: string) => readFileSync(join(home, '.config', name), 'utf8') };
}
const after = (words: readonly string[], setting: string) => words[words.indexOf(setting) + 1];

it('a terminal makes the connection that the page means, with both authorities in a file of its own', () => {
  const made = { ...madeByHand(), authorities: [first, second] };
  const { home, words, file } = runInShell(nmcliLines(wifiNetwork(), made));
  expect(words.slice(0, 4)).toEqual(['connection', 'add', 'type', 'wifi']);
  expect(after(words, '802-1x.identity')).toBe(made.credential.userName);
  expect(after(words, '802-1x.password')).toBe(made.secret);
  expect(after(words, '802-1x.domain-match')).toBe('radius.venue.example');
  expect(after(words, '802-1x.ca-cert')).toBe(`${home}/.config/radius.venue.example.pem`);
  expect(file('radius.venue.example.pem')).toBe(`${first.certificate}${second.certificate}`);
});

it('whatever the network is called, it is one word to the shell', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
    fc.string({
      unit: fc.constantFrom("'", '"', '\\', '$', '`', '(', ')', ';', '\n', ' ', '!', 'a'),
      minLength: 1,
      maxLength: 12,
    }),
  );
  fc.assert(
    fc.property(
      hostile.filter((name) => !name.includes('\0') && name.isWellFormed()),
      (name) => {
        const { words } = runInShell(nmcliLines(wifiNetwork({ name }), madeByHand()));
        expect(after(words, 'ssid')).toBe(name);
        expect(after(words, 'con-name')).toBe(name);
      },
    ),
    { numRuns: 40 },
  );
});
