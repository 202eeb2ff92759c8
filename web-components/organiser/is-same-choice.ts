/** Whether the same are chosen, in whatever order. */
export const isSameChoice = <T>(some: readonly T[], others: readonly T[]): boolean => {
  const [one, other] = [new Set(some), new Set(others)];
  return one.size === other.size && [...one].every((each) => other.has(each));
};
