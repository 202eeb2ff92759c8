import type { LocalizedText } from '../../kernel/values.contract.ts';

/** A gate from the world outside that lets one delegate in, by the rules in force. */
export interface Entrance {
  readonly gateId: string;
  readonly name: LocalizedText;
  /** When its hours for them begin next; absent where they have begun, or there are none. */
  readonly opensAt?: Date;
  /** They are sent to a station there before they are let in. */
  readonly asksForIdentity: boolean;
}

/**
 * The gates that would let a delegate in who comes with a good badge, those that open first before the others; none where
 * no rule lets them in, and for who is inside already. The rules belong to admission, which brings this along.
 */
export type ListEntrances = (delegateId: string) => Promise<Entrance[]>;
