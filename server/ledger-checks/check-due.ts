const hourMs = 3_600_000;
/** From the first of these hours until the second, by the clock of the machine: hardly anybody is at the venue. */
const quiet = { from: 3, until: 5 };

/** Whether the whole ledger is to be checked now: once a day in a quiet hour, later where the server did not run then. */
export function isCheckDue(now: Date, lastAt: Date): boolean {
  const agoMs = now.getTime() - lastAt.getTime();
  const isQuiet = now.getHours() >= quiet.from && now.getHours() < quiet.until;
  return agoMs >= (isQuiet ? 12 * hourMs : 30 * hourMs);
}
