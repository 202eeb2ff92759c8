import { msg } from '@lit/localize';
import { speakOfProblems } from '../api/problem.ts';

speakOfProblems({
  'alerts.alert_unknown': () => msg('This alert is not there any more.'),
  'alerts.acknowledged_already': () => msg('Somebody has acknowledged this alert already.'),
  'alerts.administrator_needed': () => msg('Only an administrator acknowledges this.'),
  'alerts.own_alert': () => msg('This is about what you did yourself: another administrator acknowledges it.'),
});
