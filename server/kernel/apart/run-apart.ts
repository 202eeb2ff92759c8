import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { constants, setPriority } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { DomainError } from '../domain-error.ts';
import { apartFaults } from './apart.errors.ts';
import { type ApartMessage, packMessage, unpackMessage } from './apart-message.ts';

/** Work that is done in a process of its own, for it may take long, or burst. */
export interface ApartWork {
  /** Its module, which answers by `answerApart`. */
  readonly program: URL;
  /** Of JavaScript; what needs more is ended. */
  readonly heapMiB: number;
  readonly patienceMs: number;
}

/** More than any plan is long: nobody fills the server's own memory with an answer. */
const mostAnswerBytes = 512 * 1024 * 1024;
const keptComplaint = 4000;

/** The module beside another one, whether these are sources or what was built of them. */
export const programBeside = (moduleUrl: string, name: string): URL =>
  new URL(`./${name}${moduleUrl.endsWith('.ts') ? '.ts' : '.js'}`, moduleUrl);

/**
 * Has a question answered in a process of its own, which yields to this one where both want to compute. It is given nothing
 * of the environment, where secrets are, and does not outlive this one. Throws
 * `reading.too_heavy` and `reading.too_slow`; by then it is gone.
 */
export async function runApart(work: ApartWork, question: ApartMessage) {
  const child = spawn(process.execPath, argumentsOf(work), { stdio: 'pipe', env: {}, windowsHide: true });
  let isLate = false;
  const end = () => child.kill('SIGKILL');
  const timer = setTimeout(() => {
    isLate = true;
    end();
  }, work.patienceMs);
  process.once('exit', end);
  try {
    yieldTo(child);
    ask(child, question);
    const { code, signal, answer, complaint } = await endOf(child);
    if (isLate) throw new DomainError(apartFaults.too_slow);
    if (!answer || isOfMemory(code, signal)) throw new DomainError(apartFaults.too_heavy);
    if (code !== 0) throw new Error(`a process apart ended by ${signal ?? code}: ${complaint}`);
    return unpackMessage(answer);
  } finally {
    clearTimeout(timer);
    process.off('exit', end);
  }
}

/** Sources are loaded as the server's own are. */
function argumentsOf({ program, heapMiB }: ApartWork): string[] {
  const loader = () => pathToFileURL(createRequire(program).resolve('tsx')).href;
  const loading = program.pathname.endsWith('.ts') ? ['--import', loader()] : [];
  return [`--max-old-space-size=${heapMiB}`, ...loading, fileURLToPath(program)];
}

function yieldTo({ pid }: ChildProcessWithoutNullStreams): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It may be over already, or this system knows no such thing: then it is only less polite.
  }
}

function ask(child: ChildProcessWithoutNullStreams, question: ApartMessage): void {
  // One that ends before it has read all says why by how it ends.
  child.stdin.on('error', () => undefined);
  for (const part of packMessage(question)) child.stdin.write(part);
  child.stdin.end();
}

interface End {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Absent: it was too long. */
  readonly answer: Buffer | undefined;
  readonly complaint: string;
}

function endOf(child: ChildProcessWithoutNullStreams): Promise<End> {
  const chunks: Buffer[] = [];
  let length = 0;
  let complaint = '';
  child.stdout.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length <= mostAnswerBytes) chunks.push(chunk);
    else child.kill('SIGKILL');
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = `${complaint}${text}`.slice(0, keptComplaint);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      resolve({ code, signal, answer: length <= mostAnswerBytes ? Buffer.concat(chunks) : undefined, complaint });
    });
  });
}

/** Node ends itself by SIGABRT, or 134, when its heap is full; a system that runs out of memory ends by SIGKILL. */
const isOfMemory = (code: number | null, signal: NodeJS.Signals | null): boolean =>
  code === 134 || (signal !== null && ['SIGABRT', 'SIGKILL', 'SIGTRAP', 'SIGILL'].includes(signal));
