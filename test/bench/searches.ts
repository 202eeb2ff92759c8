import type { Delegate } from '../../ops/demo/people/delegates.ts';

/** One way in which somebody at a desk looks for a person. */
type Look = (person: Delegate, random: () => number) => string;

const word = (text: string, random: () => number) => {
  const words = text.split(/\s+/);
  return words[Math.floor(random() * words.length)] ?? text;
};
const beginning = (text: string, length: number) => [...text].slice(0, length).join('');

/** Two letters exchanged, one left out, or one typed twice. */
const mistyped: Look = ({ nameLatin }, random) => {
  const letters = [...nameLatin];
  const at = 1 + Math.floor(random() * Math.max(1, letters.length - 2));
  const kind = Math.floor(random() * 3);
  if (kind === 0) letters.splice(at, 2, letters[at + 1] ?? '', letters[at] ?? '');
  else if (kind === 1) letters.splice(at, 1);
  else letters.splice(at, 0, letters[at] ?? '');
  return letters.join('');
};

const looks: readonly Look[] = [
  ({ nameLatin }) => nameLatin,
  ({ name }) => name,
  ({ nameLatin }) => nameLatin.split(' ').reverse().join(' '),
  ({ nameLatin }, random) => word(nameLatin, random),
  ({ name }, random) => word(name, random),
  ({ nameLatin }, random) => beginning(word(nameLatin, random), 1),
  ({ nameLatin }, random) => beginning(word(nameLatin, random), 2),
  ({ nameLatin }, random) => beginning(word(nameLatin, random), 3).toUpperCase(),
  ({ name }, random) => beginning(word(name, random), 1),
  ({ name }, random) => beginning(word(name, random), 2),
  ({ nameLatin }, random) => [...word(nameLatin, random)].slice(1, 5).join(''),
  mistyped,
  mistyped,
  ({ email }) => email,
  ({ affiliation }, random) => word(affiliation, random),
  ({ affiliation, nameLatin }, random) => `${word(nameLatin, random)} ${word(affiliation, random)}`,
  ({ reference }) => reference,
  () => 'nobody has this name',
];

/** Searches for people of the register in all these ways, each as often as any other. */
export function searchesFor(people: readonly Delegate[], random: () => number, count: number): string[] {
  return Array.from({ length: count }, (_, i) => {
    const person = people[Math.floor(random() * people.length)];
    const look = looks[i % looks.length];
    return (person && look?.(person, random)) || 'a';
  });
}
