/** Levels are numbers there, without names. */
export const levelIdOf = (level: number): string => `level:${level}`;
