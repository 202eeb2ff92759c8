/**
 * The one place where a text becomes something that a browser runs or parses (Trusted Types); the server's content
 * security policy names this policy and Lit's, and no other. Firefox and Safari may have none: there texts are taken as
 * they are.
 */

/** As declared, what a policy makes is a text: so the browser's own types take it. */
interface Policy {
  createHTML(text: string): string;
  createScriptURL(text: string): string;
}
interface Factory {
  createPolicy(name: string, rules: Policy): Policy;
}

const workers = ['/delegate/worker.js', '/delegate/worker.ts', '/p/worker.js', '/sessions/worker.js'] as const;
/** A script that runs as a worker of a page of ours. */
export type WorkerAddress = (typeof workers)[number];

/** MapLibre's, as it is built and as Vite serves it. */
const mapWorker =
  /^\/(p|node_modules\/maplibre-gl\/dist|@fs\/[^?]*\/maplibre-gl\/dist)\/maplibre-gl-worker[\w.-]*\.m?js(\?[\w&=.-]*)?$/;

const rules: Policy = {
  createHTML: (text) => text,
  createScriptURL(text) {
    if (workers.some((worker) => worker === text) || mapWorker.test(text)) return text;
    throw new TypeError(`${text} is no worker of ours`);
  },
};

const { trustedTypes } = globalThis as { trustedTypes?: Factory };
// It goes to nobody else: whoever held it could make any text into markup.
const policy = trustedTypes?.createPolicy('causeway', rules) ?? rules;

/** The address of a worker, as browsers take it from nobody else. */
export const workerAddress = (worker: WorkerAddress): string => policy.createScriptURL(worker);

/**
 * The address of the map's worker, as browsers take it from nobody else. MapLibre asks of it what only a text can answer
 * before it hands it on, so the answers stand on it.
 */
export function mapWorkerAddress(address: string): string {
  const made = policy.createScriptURL(address);
  if (typeof made === 'string') return made;
  return Object.assign(made as object, {
    endsWith: (end: string) => address.endsWith(end),
    split: (separator: RegExp) => address.split(separator),
  }) as unknown as string;
}

/** Markup as a document that is never shown: no script of it runs, and nothing that it names is loaded. */
export const parseInert = (markup: string): Document =>
  new DOMParser().parseFromString(policy.createHTML(markup), 'text/html');
