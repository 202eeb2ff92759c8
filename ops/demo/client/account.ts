import { z } from 'zod';
import { type Answer, ask, type Call, Refusal } from './http.ts';

/** A member of staff who is signed in: what a program may hold in place of a person with a browser. */
export interface SignedIn {
  readonly email: string;
  cookie: string;
}

/** Uses up a sign-in link, and returns the cookie that the browser would keep. */
export async function signIn(address: string, email: string, link: string): Promise<SignedIn> {
  const token = new URL(link).hash.slice(1);
  const { headers } = await ask(address, '/api/sign-ins', { json: { token } });
  const cookie = headers.getSetCookie()[0]?.split(';')[0];
  if (!cookie) throw new Refusal(201, 'no_cookie', 'The sign-in came without a cookie.');
  return { email, cookie };
}

/** How an account gets a sign-in again when its own has run out. */
export type Renew = (email: string) => Promise<SignedIn>;

/** Speaks to the server as one member of staff. */
export class Account {
  readonly address: string;
  readonly #signedIn: SignedIn;
  readonly #renew: Renew | undefined;

  constructor(address: string, signedIn: SignedIn, renew?: Renew) {
    this.address = address;
    this.#signedIn = signedIn;
    this.#renew = renew;
  }

  get cookie(): string {
    return this.#signedIn.cookie;
  }

  async ask(path: string, call: Call = {}): Promise<Answer> {
    try {
      return await this.#askOnce(path, call);
    } catch (error) {
      if (!(error instanceof Refusal) || error.status !== 401) throw error;
      await this.renew();
      return this.#askOnce(path, call);
    }
  }

  /** The body of the answer, as the schema says. */
  async read<S extends z.ZodType>(schema: S, path: string, call: Call = {}): Promise<z.infer<S>> {
    const { body } = await this.ask(path, call);
    const read = schema.safeParse(body);
    if (!read.success) throw new Refusal(200, 'not_understood', `${path} answered something else than was expected.`);
    return read.data;
  }

  /** Sign-ins last a day at most, and the demo may run for longer. */
  async renew(): Promise<void> {
    if (this.#renew) this.#signedIn.cookie = (await this.#renew(this.#signedIn.email)).cookie;
  }

  #askOnce(path: string, call: Call): Promise<Answer> {
    return ask(this.address, path, { ...call, headers: { ...call.headers, cookie: this.#signedIn.cookie } });
  }
}

export const staffMember = z.object({ id: z.string(), email: z.string() });
export const madeLink = z.object({ url: z.string(), expiresAt: z.string() });
