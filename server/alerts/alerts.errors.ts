import { defineFaults } from '../kernel/domain-error.ts';

export const alertsFaults = defineFaults('alerts', {
  alert_unknown: ['not_found', 'There is no such alert.'],
  acknowledged_already: ['conflict', 'Somebody has acknowledged this alert already.'],
  administrator_needed: ['forbidden', 'Only an administrator acknowledges alerts of this kind.'],
  own_alert: ['forbidden', 'This alert is about what you did yourself. Another administrator acknowledges it.'],
});
