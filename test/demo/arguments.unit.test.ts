import { expect, test } from 'vitest';
import { help, readArguments } from '../../ops/demo/arguments.ts';
import { Refusal } from '../../ops/demo/client/http.ts';
import { DemoFault, tellingOf } from '../../ops/demo/fault.ts';

test('--help is understood, and tells of each option there is', () => {
  expect(readArguments(['--help'], {}).isHelpAsked).toBe(true);
  expect(readArguments([], {}).isHelpAsked).toBe(false);
  for (const option of ['--speed', '--seed', '--faults', '--at', '--port', '--venue', '--quiet'])
    expect(help).toContain(`\n  ${option} `);
});

test('what people can mend is told in a sentence, a mistake of ours with its place', () => {
  expect(tellingOf(new DemoFault('No building.'))).toBe('No building.');
  expect(tellingOf(new Refusal(422, 'some.code', 'It names no hotspot.'))).toBe('It names no hotspot.');
  expect(tellingOf(new TypeError('x is undefined'))).toContain(import.meta.filename);
});
