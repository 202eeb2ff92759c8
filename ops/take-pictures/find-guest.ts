import type { Page } from 'playwright-core';
import { z } from 'zod';

const delegatePage = z.object({
  delegates: z.array(z.object({ id: z.string(), isVerified: z.boolean(), country: z.string() })),
  next: z.string().optional(),
});
const delegate = z.object({ badges: z.array(z.object({ serial: z.number(), revokedAt: z.string().optional() })) });
const printPage = z.object({ badges: z.array(z.object({ serial: z.number(), token: z.string() })) });

/** Somebody who is verified already, with a good badge: whom a gate admits. */
export interface Guest {
  readonly token: string;
  readonly qrSvg: string;
}

/** Asks as the administrator, over the same interface as every page. */
export async function findGuest(administrator: Page): Promise<Guest> {
  const ask = async (path: string): Promise<string> => {
    const answer = await administrator.request.get(new URL(path, administrator.url()).href);
    if (!answer.ok()) throw new Error(`${path} was answered ${answer.status()}`);
    return answer.text();
  };
  const read = async <Schema extends z.ZodType>(schema: Schema, path: string): Promise<z.infer<Schema>> =>
    schema.parse(JSON.parse(await ask(path)));

  for (let after: string | undefined = ''; after !== undefined; ) {
    const page: z.infer<typeof delegatePage> = await read(
      delegatePage,
      `/api/delegates?limit=200${after && `&after=${encodeURIComponent(after)}`}`,
    );
    const found = page.delegates.find(({ isVerified, country }) => isVerified && country === 'CN');
    if (found) {
      const { badges } = await read(delegate, `/api/delegates/${found.id}`);
      const serial = badges.find(({ revokedAt }) => !revokedAt)?.serial;
      if (serial !== undefined) {
        const { badges: printed } = await read(printPage, `/api/badges?limit=1&after=${serial - 1}`);
        const token = printed.find((badge) => badge.serial === serial)?.token;
        if (token) return { token, qrSvg: await ask(`/api/badges/${serial}/qr.svg`) };
      }
    }
    after = page.next;
  }
  throw new Error('nobody from China is verified yet');
}
