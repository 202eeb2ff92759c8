import { phoneProofMinutes } from './phone-proofs.contract.ts';

/** Whether what a phone answered then still counts now. */
export const isRecent = (answeredAt: Date | null, now: Date): boolean =>
  answeredAt !== null && now.getTime() - answeredAt.getTime() < phoneProofMinutes * 60_000;
