import type { DelegateCategory } from '../../db/vocabulary.ts';
import type { CategoryStandings, QuotaList } from '../../server/registration/forms/terms.contract.ts';

/** Whether two values say the same; fields that are undefined count as absent. */
export const isSameInContent = (a: unknown, b: unknown): boolean => inOrder(a) === inOrder(b);

/** As JSON, with the fields of each object by name. */
const inOrder = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

/** The places of those categories that have a limit. */
export const quotasOf = ({ categories }: CategoryStandings): QuotaList => ({
  quotas: categories.flatMap(({ category, places }) => (places === undefined ? [] : [{ category, places }])),
});

/** The list with a category in it or not, in the order of all of them. */
export const toggled = (
  list: readonly DelegateCategory[],
  category: DelegateCategory,
  isIn: boolean,
  all: readonly DelegateCategory[],
): DelegateCategory[] => all.filter((each) => (each === category ? isIn : list.includes(each)));

/** What a field for date and time shows of an instant: the time of this device's zone, to the minute. */
export function toLocalField(at: string | undefined): string {
  if (!at) return '';
  const date = new Date(at);
  const [year, ...rest] = [date.getFullYear(), date.getMonth() + 1, date.getDate(), date.getHours(), date.getMinutes()];
  const [month, day, hour, minute] = rest.map((part) => String(part).padStart(2, '0'));
  return `${String(year).padStart(4, '0')}-${month}-${day}T${hour}:${minute}`;
}

/** The instant of what such a field holds; nothing where it is empty or no time. */
export function fromLocalField(value: string): string | undefined {
  const at = new Date(value);
  return value === '' || Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}
