import sharp from 'sharp';
import { z } from 'zod';
import type { Account } from '../client/account.ts';
import { DemoFault } from '../fault.ts';
import type { Delegate } from '../people/delegates.ts';
import { drawPortrait } from '../people/portraits.ts';
import { type ZippedFile, zipOf } from '../people/zip.ts';
import { type Random, seeded } from '../random.ts';

const share = 0.85;
const inOneArchive = 250;
const widthPx = 240;

const outcome = z.object({ entries: z.array(z.object({ name: z.string(), outcome: z.string() })) });

/**
 * Sends portraits of most delegates, as an organiser does: in zip archives, each file named by its delegate's reference.
 * The next archive is drawn while the server reads the one before.
 */
export async function sendPhotographs(desk: Account, delegates: readonly Delegate[], seed: string): Promise<void> {
  const random = seeded(`${seed}/portraits`);
  const pictured = delegates.filter(() => random.chance(share));
  let sending: Promise<void> = Promise.resolve();
  for (let at = 0; at < pictured.length; at += inOneArchive) {
    const files = await drawAll(pictured.slice(at, at + inOneArchive), random);
    await sending;
    sending = send(desk, files);
    // Awaited after the next archive was drawn: until then a refusal must not count as nobody's.
    sending.catch(() => undefined);
  }
  await sending;
}

/** The photograph of somebody who does not exist, as a JPEG. */
export const drawPhotograph = (random: Random): Promise<Buffer<ArrayBuffer>> =>
  sharp(Buffer.from(drawPortrait(random)), { density: 72 })
    .resize({ width: widthPx })
    .jpeg({ quality: 85 })
    .toBuffer();

const drawAll = (delegates: readonly Delegate[], random: Random): Promise<ZippedFile[]> =>
  Promise.all(
    delegates.map(async ({ reference }) => ({ name: `${reference}.jpg`, bytes: await drawPhotograph(random) })),
  );

async function send(desk: Account, files: readonly ZippedFile[]): Promise<void> {
  const archive = { body: zipOf(files), type: 'application/zip' };
  const { entries } = await desk.read(outcome, '/api/photographs/imports', { text: archive, timeoutMs: 120_000 });
  const refused = entries.find((entry) => entry.outcome !== 'taken');
  if (refused) throw new DemoFault(`The photographs were not taken: ${refused.name}: ${refused.outcome}`);
}
