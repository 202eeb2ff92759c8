import type { Queryable } from '../../../db/client.ts';
import type { DelegateLocale, LetterKind } from '../../../db/vocabulary.ts';
import { addDelegateLinks } from '../../identity/add-delegate-links.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { uuidv7 } from '../../kernel/ids.ts';
import type { LetterContent } from './letters.contract.ts';
import { insertLetters } from './letters.queries.ts';

export interface LetterToWrite {
  kind: LetterKind;
  /** One of the two: whom it is to, or whose form it is about. */
  delegateId?: string;
  draftId?: string;
  locale: DelegateLocale;
  toAddress: string;
  content: LetterContent;
  /** The member of staff; none where a rule or the delegate had it written. */
  writtenBy?: string;
}

/** These end something: there is nothing to be done on a page any more. */
const leadNowhere: ReadonlySet<LetterKind> = new Set(['declined', 'withdrawn']);

type WriteDependencies = Pick<Dependencies, 'secrets' | 'clock'>;

/**
 * Writes a letter within the caller's transaction: it is on its way when that commits, and was never written when it does
 * not. A letter to a delegate whose content has no link gets a new one to their page. Tells the letter's id.
 */
export async function writeLetter(deps: WriteDependencies, tx: Queryable, letter: LetterToWrite): Promise<string> {
  const [id = ''] = await writeLetters(deps, tx, [letter]);
  return id;
}

/** As `writeLetter`, for many at once: a few statements however many they are. Tells their ids in the same order. */
export async function writeLetters(
  deps: WriteDependencies,
  tx: Queryable,
  letters: readonly LetterToWrite[],
): Promise<string[]> {
  const writtenAt = deps.clock.now();
  const links = await linksFor(deps, tx, letters);
  const rows = letters.map((letter) => {
    const content = { ...letter.content, link: letter.content.link ?? links.get(letter) };
    return {
      id: uuidv7(writtenAt),
      delegateId: letter.delegateId ?? null,
      draftId: letter.draftId ?? null,
      kind: letter.kind,
      locale: letter.locale,
      toAddress: letter.toAddress,
      sealedContent: deps.secrets.seal('letters', Buffer.from(JSON.stringify(content))),
      writtenAt,
      writtenBy: letter.writtenBy ?? null,
    };
  });
  await insertLetters(tx, rows);
  return rows.map(({ id }) => id);
}

async function linksFor(
  deps: WriteDependencies,
  tx: Queryable,
  letters: readonly LetterToWrite[],
): Promise<Map<LetterToWrite, string | undefined>> {
  const lacking = letters.flatMap((letter) =>
    letter.delegateId !== undefined && letter.content.link === undefined && !leadNowhere.has(letter.kind)
      ? [{ letter, delegateId: letter.delegateId }]
      : [],
  );
  const madeBy = lacking[0]?.letter.writtenBy;
  const paths = await addDelegateLinks(
    deps,
    tx,
    lacking.map(({ delegateId }) => delegateId),
    madeBy,
  );
  return new Map(lacking.map(({ letter }, index) => [letter, paths[index]]));
}
