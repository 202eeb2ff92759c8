/** When an access point is asked, and asked again. */
export interface DisconnectSchedule {
  /**
   * After so long the same packet goes out once more (RFC 5080 §2.2.1), from the first time on. Half a second is what a
   * revocation may take, so the second is soon.
   */
  readonly triesMs: readonly number[];
  /** For so long the last is waited for; as long again, nothing else has the identifier of what was not answered. */
  readonly lastAnswerMs: number;
  /** Who has not answered any of these is asked anew after so long, for as long as the connection lasts. */
  readonly againMs: number;
  /** For those, it is looked so often. */
  readonly lookAgainMs: number;
  /** What is under way belongs to the one who sends it: longer than all tries and their record take. */
  readonly claimMs: number;
  /** What is due is looked for so often, also where nobody tells of it. */
  readonly lookMs: number;
}

export const usualSchedule: DisconnectSchedule = {
  triesMs: [0, 400, 1_000, 2_000, 4_000],
  lastAnswerMs: 4_000,
  againMs: 300_000,
  lookAgainMs: 30_000,
  claimMs: 60_000,
  lookMs: 1_000,
};

/** Under way at once, at all access points and at one: of those that are silent, some leave room for the others. */
export const mostAtOnce = 1_000;
export const mostAtOnePoint = 32;
