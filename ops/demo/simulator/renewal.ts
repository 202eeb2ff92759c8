import { z } from 'zod';
import { Account, madeLink, type Renew, type SignedIn, signIn, staffMember } from '../client/account.ts';

const staffList = z.object({ staff: z.array(staffMember) });
const renewEveryMs = 6 * 3_600_000;

/** An administrator who gives the others, and itself in good time, a new sign-in: theirs last a day at most. */
export class Renewal {
  readonly #address: string;
  readonly #administrator: Account;

  constructor(address: string, administrator: SignedIn) {
    this.#address = address;
    this.#administrator = new Account(address, administrator, this.renew);
    setInterval(() => void this.#administrator.renew().catch(() => undefined), renewEveryMs).unref();
  }

  readonly renew: Renew = async (email) => {
    const { staff } = await this.#administrator.read(staffList, '/api/staff');
    const member = staff.find((one) => one.email === email);
    const path = `/api/staff/${member?.id ?? email}/sign-in-links`;
    const { url } = await this.#administrator.read(madeLink, path, { method: 'POST' });
    return signIn(this.#address, email, url);
  };
}
