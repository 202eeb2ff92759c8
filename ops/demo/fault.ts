import { Refusal } from './client/http.ts';

/** A reason for not going on that is told in one sentence. */
export class DemoFault extends Error {
  override readonly name = 'DemoFault';
}

/** What is told of an error that ends the demo: a sentence, and the place in the program only for a mistake of ours. */
export function tellingOf(error: unknown): string {
  if (error instanceof DemoFault || error instanceof Refusal) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
