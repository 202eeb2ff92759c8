import type { FileFault } from '../../kernel/csv-table.ts';
import type { AccessPointEntry } from './access-points.contract.ts';

/** An access point as a file names it, with where it stands there. */
export interface FileEntry {
  readonly accessPoint: AccessPointEntry;
  /** Such as `line 3`, for people. */
  readonly place: string;
  /** Where one of its fields stands. */
  readonly pathOf: (field: 'name' | 'address' | 'hotspots') => string;
}

/** What a file says. With one fault or more, nothing of it is taken. */
export interface FileRead {
  readonly entries: readonly FileEntry[];
  readonly faults: readonly FileFault[];
}
