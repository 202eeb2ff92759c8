import { eq } from 'drizzle-orm';
import { onTestFinished } from 'vitest';
import { letters } from '../../../db/schema/index.ts';
import { inTransaction } from '../../../server/kernel/transaction.ts';
import { openMailServer } from '../../../server/registration/letters/mail-server.ts';
import type { MailSettings } from '../../../server/registration/letters/mail-settings.ts';
import { type LetterToWrite, writeLetter } from '../../../server/registration/letters/write-letter.ts';
import type { TestApp } from '../../support/app.ts';
import { register } from '../register.ts';

/** Letters of one test file's own: written to a new delegate each, and as they stand. */
export const lettersOf = (app: TestApp) => ({
  async write(change: Partial<LetterToWrite> = {}): Promise<string> {
    const delegateId = await register(app.database);
    const letter = { kind: 'invitation', locale: 'en', toAddress: 'shen@delegates.example', content: {} } as const;
    return inTransaction(app.database, (tx) => writeLetter(app, tx, { delegateId, ...letter, ...change }));
  },
  async letterRow(id: string) {
    const [row] = await app.database.drizzle.select().from(letters).where(eq(letters.id, id));
    if (!row) throw new Error('no such letter');
    return row;
  },
});

/** Closed when the test is over. */
export function mailServerFor(settings: MailSettings) {
  const server = openMailServer(settings);
  onTestFinished(() => server.close());
  return server;
}
