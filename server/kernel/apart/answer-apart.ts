import { type ApartMessage, packMessage, unpackMessage } from './apart-message.ts';

/** What a program does that `runApart` started: takes the one question, answers it, and ends. */
export async function answerApart(
  answer: (told: unknown, parts: readonly Buffer[]) => Promise<ApartMessage>,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  const { told, parts } = unpackMessage(Buffer.concat(chunks));
  chunks.length = 0;
  for (const part of packMessage(await answer(told, parts))) {
    await new Promise((written) => process.stdout.write(part, written));
  }
}
