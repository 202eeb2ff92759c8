import type { ScanDirection } from '../../db/vocabulary.ts';
import type { ScanRecord } from '../../server/admission/admission.contract.ts';
import type { ClockOffset } from '../api/clock-offset.ts';
import { uuidV7 } from './uuid-v7.ts';

export interface Reading {
  readonly laneId: string;
  readonly deviceId: string;
  /** A badge token as read, or a badge number typed by hand. */
  readonly token: string;
  readonly direction: ScanDirection;
  readonly at: Date;
  readonly clock: ClockOffset;
}

/** The record of one reading: what is sent, kept, and sent again unchanged. */
export function makeScan({ clock, at, ...reading }: Reading, sequence: number): ScanRecord {
  return {
    ...reading,
    id: uuidV7(at.getTime()),
    sequence,
    deviceTime: at.toISOString(),
    clockOffsetMs: clock.offsetMs,
    clockErrorMs: clock.errorMs,
  };
}
