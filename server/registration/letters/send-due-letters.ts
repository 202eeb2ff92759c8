import { setTimeout as sleep } from 'node:timers/promises';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { detailsOf } from '../describe-conference.ts';
import { findTerms } from '../forms/terms.queries.ts';
import type { ConferenceDetails } from '../registration.contract.ts';
import { findConference } from '../registration.queries.ts';
import { composeLetter } from './compose-letter.ts';
import { type LetterContent, letterContent } from './letters.contract.ts';
import { type MailFault, MailRefused, type MailServer, type MailToSend } from './mail-server.ts';
import { postBoardOf } from './post-board.ts';
import { claimDueLetters, type DueLetter, updateFailed, updateSent } from './sending.queries.ts';
import { listWordingsFor, type WordingRow } from './wordings.queries.ts';

export type SendDependencies = Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live' | 'log' | 'publicOrigin'>;

const minuteMs = 60_000;
/** Longer than the patience with a mail server: who claimed a letter has sent it by then, or is gone. */
const claimMs = 10 * minuteMs;
const atOnce = 8;
const lastBackoffMs = 6 * 60 * minuteMs;
const serverBackoffMs = 3 * minuteMs;
/** With the rests between them three days, of which those do not count in which the mail server took nothing. */
const triesInThreeDays = 18;
const recordTries = 6;

/**
 * Sends a few of the letters that are due, and tells how many it tried. What fails is due again after 1 minute, then 3,
 * 9 … up to 6 hours, for three days. A mail server that takes none at all ends the round: the rest stays due as it was.
 */
export async function sendDueLetters(deps: SendDependencies, mailServer: MailServer): Promise<number> {
  const now = deps.clock.now();
  const until = new Date(now.getTime() + claimMs);
  const board = postBoardOf(deps.live);
  // While the mail server is in trouble one letter finds out whether it still is.
  const due = await claimDueLetters(deps.database.drizzle, { now, until, atMost: board.trouble ? 1 : atOnce });
  if (due.length === 0) return 0;
  const paper = await paperFor(deps, due);
  const faults = await Promise.all(due.map((letter) => sendOne(deps, mailServer, letter, paper)));
  const trouble = faults.find((fault) => fault?.of === 'server');
  if (trouble) board.inTrouble(trouble.what, now);
  else board.takesLetters();
  return due.length;
}

/** What letters have in common, as it is when they are sent. */
interface Paper {
  conference: ConferenceDetails;
  wordings: readonly WordingRow[];
  replyTo: string | undefined;
}

async function paperFor({ database }: SendDependencies, due: readonly DueLetter[]): Promise<Paper> {
  const db = database.drizzle;
  const [conference, terms, wordings] = await Promise.all([
    findConference(db),
    findTerms(db),
    listWordingsFor(db, due),
  ]);
  return { conference: detailsOf(conference), wordings, replyTo: terms.replyTo ?? undefined };
}

async function sendOne(
  deps: SendDependencies,
  mailServer: MailServer,
  letter: DueLetter,
  paper: Paper,
): Promise<MailFault | undefined> {
  let fault: MailFault | undefined;
  try {
    const mail = mailOf(deps, letter, paper);
    if (!mail) fault = { what: 'Its particulars cannot be read: they were sealed under another secret.', of: 'letter' };
    else await mailServer.send(mail);
  } catch (error) {
    if (!(error instanceof MailRefused)) throw error;
    fault = error.fault;
  }
  await record(deps, letter, fault);
  deps.log.info({ letterId: letter.id, kind: letter.kind, outcome: fault?.of ?? 'sent' }, 'letter tried');
  return fault;
}

/** A database that is away for a moment must not have the letter sent again: this is tried a few times. */
async function record(deps: SendDependencies, letter: DueLetter, fault: MailFault | undefined): Promise<void> {
  const { drizzle } = deps.database;
  const now = deps.clock.now();
  for (let tries = 1; ; tries++) {
    try {
      if (!fault) await updateSent(drizzle, letter.id, now);
      else await updateFailed(drizzle, letter.id, outcomeOf(letter, fault, now));
      return;
    } catch (error) {
      if (tries === recordTries) throw error;
      await sleep(tries * 1_000);
    }
  }
}

function mailOf(deps: SendDependencies, letter: DueLetter, { conference, wordings, replyTo }: Paper) {
  const content = contentOf(deps, letter);
  if (!content) return undefined;
  const { kind, locale } = letter;
  const own = wordings.find((wording) => wording.kind === kind && wording.locale === locale);
  const wording = { subject: own?.subject ?? undefined, words: own?.words ?? undefined };
  return {
    letterId: letter.id,
    to: { name: content.name, address: letter.toAddress },
    replyTo,
    date: letter.writtenAt,
    ...composeLetter({ kind, locale, content, wording }, conference, deps.publicOrigin),
  } satisfies MailToSend;
}

/** What is particular to a letter, as long as it is kept and this server's secret opens it. */
export function contentOf(
  { secrets }: Pick<Dependencies, 'secrets'>,
  { sealedContent }: Pick<DueLetter, 'sealedContent'>,
): LetterContent | undefined {
  if (!sealedContent) return undefined;
  try {
    return letterContent.parse(JSON.parse(secrets.open('letters', sealedContent).toString()));
  } catch {
    return undefined;
  }
}

/**
 * When a letter is tried again, or that it is given up. The trouble of our own mail server says nothing of the letter: it
 * is no attempt, and the letter waits until the server is well, however long that takes.
 */
function outcomeOf({ attempts }: Pick<DueLetter, 'attempts'>, { of, what: failure }: MailFault, now: Date) {
  const after = (ms: number) => ({ nextAttemptAt: new Date(now.getTime() + ms), givenUpAt: null });
  if (of === 'server') return { failure, attempts: attempts - 1, ...after(serverBackoffMs) };
  if (of === 'letter' || attempts >= triesInThreeDays) {
    return { failure, attempts, nextAttemptAt: null, givenUpAt: now };
  }
  return { failure, attempts, ...after(Math.min(minuteMs * 3 ** Math.min(attempts - 1, 10), lastBackoffMs)) };
}
