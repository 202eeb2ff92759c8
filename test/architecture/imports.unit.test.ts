import { describe, expect, it } from 'vitest';
import { breaches, cycleOf, importRules } from './import-rules.ts';
import { type SourceFile, sourceFile, sourceFiles } from './source-files.ts';

const files = sourceFiles('server', 'db', 'ops', 'web-components');

it('reads the sources, with imports of types and those on demand', () => {
  expect(files.length).toBeGreaterThan(100);
  const text = [
    "import { a } from './a.ts';",
    "import type { B } from '../live/b.ts';",
    "import {\n  c,\n} from 'zod';",
    "export { d } from './d.ts';",
    "const e = await import('./e.ts');",
    "// import { f } from './f.ts';",
  ].join('\n');
  expect(sourceFile('server/help/x.ts', text).imports).toEqual([
    { target: 'server/help/a.ts', isTypeOnly: false },
    { target: 'server/live/b.ts', isTypeOnly: true },
    { target: 'zod', isTypeOnly: false },
    { target: 'server/help/d.ts', isTypeOnly: false },
    { target: 'server/help/e.ts', isTypeOnly: false },
  ]);
});

describe('imports', () => {
  it.each(Object.entries(importRules(files)))('%s', (_sentence, rule) => {
    expect(breaches(files, rule)).toEqual([]);
  });

  it('lead round in no circle of capabilities', () => {
    expect(cycleOf(files)).toBeUndefined();
  });
});

/** Each rule is shown to see what breaks it. */
describe('a breach is seen where', () => {
  const pure = '// shared with pages: pure\n';
  it.each<[sentence: string, path: string, text: string]>([
    ['the vocabulary imports nothing', 'db/vocabulary.ts', "import 'zod';"],
    ['a contract imports zod', 'server/help/help.contract.ts', "import { x } from '../kernel/clock.ts';"],
    ['what is shared with pages is pure', 'server/help/rank.ts', `${pure}import { x } from 'node:fs';`],
    ['pages know contracts', 'web-components/gate/x.ts', "import type { X } from '../../server/help/ask.ts';"],
    ['pages know contracts', 'web-components/gate/x.ts', "import type { App } from '../../server/app.ts';"],
    ['nothing but pages imports pages', 'server/help/x.ts', "import { x } from '../../web-components/x.ts';"],
    ['the demo knows', 'ops/demo/x.ts', "import type { X } from '../../server/help/help.contract.ts';"],
    ['db imports nothing of the server', 'db/x.ts', "import type { X } from '../server/kernel/clock.ts';"],
    ['kernel and live import no capability', 'server/kernel/x.ts', "import { x } from '../help/help.contract.ts';"],
    ['a capability does not know', 'server/help/x.ts', "import { x } from '../config.ts';"],
    ['routes call verbs', 'server/help/help.routes.ts', "import { x } from './help.queries.ts';"],
    ['queries alone touch tables', 'server/help/ask.ts', "import { sql } from 'drizzle-orm';"],
    ['queries alone touch tables', 'server/help/ask.ts', "import { staff } from '../../db/schema/index.ts';"],
    ['a capability reaches another', 'server/help/ask.ts', "import { x } from '../identity/staff.queries.ts';"],
  ])('%s', (sentence, path, text) => {
    const made: SourceFile[] = [sourceFile(path, text)];
    const [rule] = Object.entries(importRules(made)).filter(([name]) => name.startsWith(sentence));
    expect(rule).toBeDefined();
    expect(breaches(made, rule![1])).toHaveLength(1);
  });

  it('capabilities need each other', () => {
    const made = [
      sourceFile('server/a/x.ts', "import { y } from '../b/y.ts';"),
      sourceFile('server/b/y.ts', "import type { X } from '../a/a.contract.ts';"),
    ];
    expect(cycleOf(made)).toEqual(['a', 'b', 'a']);
  });
});
