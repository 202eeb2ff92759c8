import type { Dependencies } from '../../kernel/dependencies.ts';
import { dropLogin } from './database-login.queries.ts';
import { deleteRadiusServer } from './radius-servers.queries.ts';

/**
 * A FreeRADIUS that is no more: nothing waits for it, nobody is told when its certificate ends, and its login is taken away.
 * Whether there was one.
 */
export async function forgetFreeRadius(
  { database, url }: Pick<Dependencies, 'database'> & { url: string },
  name: string,
): Promise<boolean> {
  if (!(await deleteRadiusServer(database.drizzle, name))) return false;
  await dropLogin(url, `freeradius_${name}`);
  return true;
}
