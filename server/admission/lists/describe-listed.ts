import { formatBadgeNumber } from '../../registration/badges/badge-number.ts';
import type { ListedRow } from './lists.queries.ts';

/** A person as every list names them. */
export const describeListed = ({ delegate_id, name, name_latin, category, serial }: ListedRow) => ({
  ...{ delegateId: delegate_id, name, nameLatin: name_latin, category },
  ...(serial !== null && { badgeNumber: formatBadgeNumber(serial) }),
});
