import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../db/package-root.ts';
import { mutationsOfKeys } from './mutations-of-keys.ts';
import { mutationsOfPeople } from './mutations-of-people.ts';
import { mutationsOfTheWeb } from './mutations-of-the-web.ts';

/** A line of the list: its number in ASVS 5.0.0, whether it is proven, where the control stands, and its test or gap. */
interface Line {
  readonly number: string;
  readonly isProven: boolean;
  readonly where: string | undefined;
  readonly test: { readonly file: string; readonly title: string } | undefined;
  readonly gap: string | undefined;
}

const read = (path: string): string => readFileSync(join(packageRoot, path), 'utf8');

function lineOf(row: string): Line {
  const [, number = '', , where = '', test = ''] = row.split('|').map((cell) => cell.trim());
  const [, file, title] = /^`([^`]+)`: (.+)$/.exec(test) ?? [];
  return {
    number: number.replace(' ✓', ''),
    isProven: number.endsWith(' ✓'),
    where: /^`([^`]+)`$/.exec(where)?.[1],
    test: file && title ? { file, title } : undefined,
    gap: /^\*gap\*: (.+)$/.exec(test)?.[1],
  };
}

const lines = read('ops/asvs.md')
  .split('\n')
  .filter((row) => /^\| \d/.test(row))
  .map(lineOf);
const mutations = [...mutationsOfTheWeb, ...mutationsOfPeople, ...mutationsOfKeys];

describe('the list of controls', () => {
  it('has for each line a number of the standard, and a test or a gap', () => {
    expect(lines.length).toBeGreaterThan(80);
    const wrong = lines.filter(
      ({ number, test, gap }) =>
        !/^\d+\.\d+\.\d+( \([a-z]+\))?$/.test(number) || (test === undefined) === (gap === undefined),
    );
    expect(wrong).toEqual([]);
  });

  it('names files that are there', () => {
    const isMissing = ({ where }: Line) => where !== undefined && !existsSync(join(packageRoot, where));
    expect(lines.filter(isMissing)).toEqual([]);
  });

  it('names tests that are there, with their titles', () => {
    const isThere = ({ file, title }: NonNullable<Line['test']>) =>
      existsSync(join(packageRoot, 'test', file)) && read(`test/${file}`).includes(title);
    expect(lines.filter(({ test }) => test !== undefined && !isThere(test))).toEqual([]);
  });

  it('says of those lines that they are proven for which a control is taken away, and of no other', () => {
    const textOf = (number: string, file = '', title = '') => `${number} ${file}: ${title}`;
    const proven = lines.filter(({ isProven }) => isProven);
    expect(proven.map(({ number, test }) => textOf(number, test?.file, test?.title)).sort()).toEqual(
      mutations.map(({ control, test, title }) => textOf(control, test, title)).sort(),
    );
  });
});

it.each(mutations.map((mutation) => [`${mutation.control} in ${mutation.path}`, mutation] as const))(
  'what is taken away of %s stands there once',
  (_, { path, from, to }) => {
    expect(read(path).split(from)).toHaveLength(2);
    expect(to).not.toBe(from);
  },
);
