import { defineFaults } from '../../kernel/domain-error.ts';

export const overridesFaults = defineFaults('admission', {
  scan_unknown: ['not_found', 'There is no such scan. Scan the badge again.'],
  not_refused: ['conflict', 'This scan was not refused, so there is nothing to override.'],
  not_overridable: ['conflict', 'This is not a matter of the rules at a gate, so no supervisor overrides it.'],
  override_too_late: ['conflict', 'This scan is more than five minutes old. Scan the badge again.'],
  scanned_since: ['conflict', 'This person was scanned again since. Only the newest scan can be overridden.'],
  overridden_by_another: ['conflict', 'Another supervisor has overridden this already. The person may go in.'],
  not_a_supervisor: ['forbidden', 'This is not the badge of a supervisor.'],
});
