/** Which way to set out, for somebody who reads the sign: known where it is known how the sign hangs. */
export type SetOut = 'ahead' | 'left' | 'right' | 'back';

export interface SignText {
  readonly en: string;
  readonly [tag: string]: string;
}

export interface SignDestination {
  readonly name: SignText;
  readonly minutes: number;
  /** None: there is no step-free way. */
  readonly stepFreeMinutes: number | undefined;
  readonly setOut: SetOut | undefined;
}

/** What one sign tells. */
export interface Sign {
  readonly name: SignText;
  readonly code: string;
  readonly level: string;
  /** What the QR code opens, such as https://venue.example/p/K7M4. */
  readonly address: string;
  /** The nearest halls, three at most. */
  readonly destinations: readonly SignDestination[];
  /** Of the venue's plan, by whose ways the minutes were found, and the day when. */
  readonly version: number;
  readonly date: string;
  readonly helpTelephone: string | undefined;
}

/** The language of a name that stands first: the venue's own, where it has one beside English. */
export const ownTagOf = (name: SignText): string | undefined =>
  'zh-CN' in name ? 'zh-CN' : Object.keys(name).find((tag) => tag !== 'en');
