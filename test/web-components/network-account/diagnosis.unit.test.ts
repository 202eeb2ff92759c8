import { describe, expect, it } from 'vitest';
import { joinOutcomes, networkRefusals } from '../../../db/network-vocabulary.ts';
import { diagnose } from '../../../web-components/network-account/diagnosis.ts';
import { outcomeWords, whatToDo } from '../../../web-components/network-account/outcome-words.ts';
import { account, at, attempt, connection } from './accounts.ts';

const lead = (changes: Parameters<typeof account>[0]) => diagnose(account(changes)).lead;

describe('Why somebody cannot connect', () => {
  it.each(networkRefusals)('is said first of the account itself, with what to do: %s', (standing) => {
    const { lead, todo, mark } = diagnose(account({ standing, attempts: [attempt('wrong_secret')] }));
    expect(lead).toMatch(/[.!?]$/);
    expect(todo).toBe(whatToDo(standing));
    expect(mark).not.toBe('admit');
  });

  it('says who took the Wi-Fi away, and why', () => {
    const revoked = { at: at(5), by: 'Ines Prado', because: 'Runs a scanner' };
    expect(lead({ standing: 'account_revoked', revoked })).toMatch(/^Ines Prado revoked it on .*: Runs a scanner$/);
  });

  it('is otherwise what the newest attempt was told, and not an older one', () => {
    const attempts = [attempt('wrong_secret'), attempt('admitted', { at: at(9) })];
    expect(diagnose(account({ attempts }))).toEqual({
      mark: 'refuse',
      lead: 'The Wi-Fi is open for them, but Pixel was refused.',
      todo: `Refused: wrong password. ${whatToDo('wrong_secret')}`,
    });
    expect(lead({ attempts: [...attempts].reverse(), connections: [connection()] })).toBe(
      'It works: one device is connected.',
    );
  });

  it('counts no device that is being taken off', () => {
    const disconnect = { because: 'profile_changed' as const, requestedAt: at(0) };
    expect(lead({ connections: [connection(), connection()] })).toBe('It works: 2 devices are connected.');
    expect(lead({ connections: [connection({ disconnect })] })).toBe(
      'The Wi-Fi is open for them; nothing is connected.',
    );
  });

  it('tells one who has set nothing up from one whose device never asked, and from one who was on it', () => {
    const todos = [
      account({ credentials: [] }),
      account({ credentials: account().credentials.map((one) => ({ ...one, removedAt: at(1) })) }),
      account(),
      account({ attempts: [attempt('admitted')] }),
    ].map((one) => diagnose(one).todo);
    expect(todos[0]).toBe(todos[1]);
    expect(new Set(todos).size).toBe(3);
  });
});

it('each answer has words of its own, and each refusal something to do', () => {
  expect(new Set(joinOutcomes.map(outcomeWords)).size).toBe(joinOutcomes.length);
  for (const outcome of joinOutcomes) if (outcome !== 'admitted') expect(whatToDo(outcome)).toMatch(/\.$/);
});
