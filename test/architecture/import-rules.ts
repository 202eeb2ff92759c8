import { basename } from 'node:path';
import type { Import, SourceFile } from './source-files.ts';

/** One rule of who may import whom: `undefined` where it does not speak of this import, else whether it allows it. */
export type ImportRule = (file: SourceFile, imported: Import) => boolean | undefined;

const isOf = (folder: string) => (path: string) => path.startsWith(`${folder}/`);
const isServer = isOf('server');
const isDb = isOf('db');
const isWeb = isOf('web-components');
const isDemo = isOf('ops/demo');
const isBare = (target: string) => !/^(server|db|web-components|ops|test)\//.test(target);
const isContract = (path: string) => path.endsWith('.contract.ts') || path === 'server/live/define-topic.ts';
const isQueries = (path: string) => path.endsWith('.queries.ts');
const isRoutes = (path: string) => path.endsWith('.routes.ts');
const isVocabulary = (path: string) => /^db\/(\w+-)?vocabulary\.ts$/.test(path);
const isGround = (path: string) => isOf('server/kernel')(path) || isOf('server/live')(path);
const isStart = (path: string) => /^server\/(start-up\/)?[^/]+\.ts$/.test(path);

export const isSharedWithPages = ({ text }: SourceFile) => text.startsWith('// shared with pages: pure\n');

/** The capability that a file belongs to: a folder of the server that is neither kernel nor live. */
export const capabilityOf = (path: string): string | undefined =>
  isServer(path) && !isGround(path) && !isStart(path) ? path.split('/')[1] : undefined;

/** Packages that only compute: pages may have them by way of what is shared. */
const isPurePackage = (target: string) => ['zod', 'mrz', 'gcoord'].includes(target);

const contractsStayPure: ImportRule = ({ path }, { target }) =>
  isContract(path) ? target === 'zod' || isVocabulary(target) || isContract(target) : undefined;

const vocabularyImportsNothing: ImportRule = ({ path }) => (isVocabulary(path) ? false : undefined);

const sharedStaysPure =
  (shared: ReadonlySet<string>): ImportRule =>
  (file, { target }) =>
    isSharedWithPages(file)
      ? isPurePackage(target) || isVocabulary(target) || isContract(target) || shared.has(target)
      : undefined;

const pagesKnowContracts =
  (shared: ReadonlySet<string>): ImportRule =>
  ({ path }, { target, isTypeOnly }) => {
    if (!isWeb(path) || isBare(target) || isWeb(target)) return undefined;
    const isApp = path === 'web-components/api/client.ts' && target === 'server/app.ts' && isTypeOnly;
    return isContract(target) || isVocabulary(target) || shared.has(target) || isApp;
  };

const nothingImportsPages: ImportRule = ({ path }, { target }) => (isWeb(target) ? isWeb(path) : undefined);

const demoKnowsNothing: ImportRule = ({ path }, { target }) =>
  isDemo(path) && !isBare(target)
    ? isDemo(target) || ['db/package-root.ts', 'ops/debian-packages/find-programs.ts'].includes(target)
    : undefined;

const dbStandsAlone: ImportRule = ({ path }, { target }) => (isDb(path) && !isBare(target) ? isDb(target) : undefined);

const groundKnowsNoCapability: ImportRule = ({ path }, { target }) =>
  isGround(path) ? capabilityOf(target) === undefined && !isStart(target) : undefined;

const capabilitiesKnowNoStart: ImportRule = ({ path }, { target }) =>
  capabilityOf(path) && isStart(target) ? false : undefined;

const routesCallVerbs: ImportRule = ({ path }, { target }) => (isRoutes(path) && isQueries(target) ? false : undefined);

/** The ledger is the kernel's own table. */
const queriesAloneSpeakSql: ImportRule = ({ path }, { target }) => {
  if (!isServer(path) || !(target.startsWith('db/schema') || target.startsWith('drizzle-orm') || target === 'postgres'))
    return undefined;
  const isLock = path === 'server/kernel/server-lock.ts' && target === 'postgres';
  return isQueries(path) || path === 'server/kernel/ledger.ts' || isLock;
};

const capabilitiesMeetAtVerbs: ImportRule = ({ path }, { target }) => {
  const [from, to] = [capabilityOf(path), capabilityOf(target)];
  if (!from || !to || from === to) return undefined;
  return isContract(target) || !basename(target, '.ts').includes('.');
};

/** By the sentence that a broken one is told with. */
export const importRules = (files: readonly SourceFile[]): Record<string, ImportRule> => {
  const shared = new Set(files.filter(isSharedWithPages).map(({ path }) => path));
  return {
    'the vocabulary imports nothing': vocabularyImportsNothing,
    'a contract imports zod, the vocabulary, define-topic and contracts only': contractsStayPure,
    'what is shared with pages is pure': sharedStaysPure(shared),
    'pages know contracts, pure rules, and the type of the app for the typed client': pagesKnowContracts(shared),
    'nothing but pages imports pages': nothingImportsPages,
    'the demo knows the public interface only': demoKnowsNothing,
    'db imports nothing of the server': dbStandsAlone,
    'kernel and live import no capability': groundKnowsNoCapability,
    'a capability does not know who starts it': capabilitiesKnowNoStart,
    'routes call verbs, not queries': routesCallVerbs,
    'queries alone touch tables': queriesAloneSpeakSql,
    'a capability reaches another through its contract or verbs only': capabilitiesMeetAtVerbs,
  };
};

/** Each import that breaks the rule, as `who imports whom`. */
export function breaches(files: readonly SourceFile[], rule: ImportRule): string[] {
  return files.flatMap((file) =>
    file.imports
      .filter((imported) => rule(file, imported) === false)
      .map(({ target }) => `${file.path} imports ${target}`),
  );
}

/** A way round in which each capability needs the next, or none. */
export function cycleOf(files: readonly SourceFile[]): string[] | undefined {
  const needs = new Map<string, Set<string>>();
  for (const { path, imports } of files) {
    const from = capabilityOf(path);
    if (!from) continue;
    for (const { target } of imports) {
      const to = capabilityOf(target);
      if (to && to !== from) needs.set(from, (needs.get(from) ?? new Set()).add(to));
    }
  }
  const walk = (at: string, way: string[]): string[] | undefined => {
    if (way.includes(at)) return [...way.slice(way.indexOf(at)), at];
    for (const next of needs.get(at) ?? []) {
      const found = walk(next, [...way, at]);
      if (found) return found;
    }
    return undefined;
  };
  for (const start of needs.keys()) {
    const found = walk(start, []);
    if (found) return found;
  }
  return undefined;
}
