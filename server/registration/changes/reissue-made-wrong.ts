import { formatBadgeNumber } from '../badges/badge-number.ts';
import { replaceBadge } from '../badges/reissue-badge.ts';
import { loadBadgeSigner } from '../badges/sign-badge.ts';
import type { ChangeUnderWay } from './change-registration.ts';
import type { Consequence } from './changes.contract.ts';
import { isMadeWrong } from './foresee-consequences.ts';

/**
 * Puts new badges in the place of those that a change makes wrong: the printed one where the name changes, both where the
 * category does. Badges that still say what is so are kept.
 */
export async function reissueMadeWrong(
  { deps, tx, situation, because }: Pick<ChangeUnderWay, 'deps' | 'tx' | 'situation' | 'because'>,
  changed: { name?: boolean; category?: boolean },
): Promise<Consequence[]> {
  const consequences: Consequence[] = [];
  if (situation.badges.length === 0) return consequences;
  const { keyId } = await loadBadgeSigner(tx, deps);
  for (const { serial, medium } of situation.badges) {
    const number = formatBadgeNumber(serial);
    if (!isMadeWrong(medium, changed)) {
      consequences.push({ kind: 'badge_kept', medium, number });
      continue;
    }
    const made = await replaceBadge(tx, { serial, because, keyId, at: deps.clock.now() });
    const newNumber = formatBadgeNumber(made.serial);
    consequences.push({ kind: 'badge_reissued', medium, number, serial: made.serial, newNumber });
  }
  return consequences;
}

/** What was foreseen, with what is now known of the badges that were reissued. */
export const withBadges = (foreseen: readonly Consequence[], reissued: readonly Consequence[]): Consequence[] => [
  ...foreseen.filter(({ kind }) => kind === 'badge_revoked'),
  ...reissued,
  ...foreseen.filter(({ kind }) => !kind.startsWith('badge_')),
];
