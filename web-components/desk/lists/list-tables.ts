import { msg, str } from '@lit/localize';
import type { AssemblyList, GateList } from '../../../server/admission/lists/lists.contract.ts';
import { categoryName } from '../../styles/category-name.ts';
import { formatDateTime, formatDay, formatNumber, inPageLanguage } from '../../styles/format.ts';

type Person = GateList['people'][number] | AssemblyList['zones'][number]['groups'][number]['people'][number];

/** Who is inside, zone by zone, with a box to tick at the place of assembly. */
export function fillAssembly(list: AssemblyList, body: HTMLElement, doc: Document): void {
  const put = adder(body, doc);
  put('h1', msg(str`Who is inside: ${formatDateTime(list.at)}`));
  if (list.zones.length === 0) put('p', msg('Nobody is inside.'));
  for (const { name, people, groups } of list.zones) {
    put('h2', `${inPageLanguage(name)} · ${formatNumber(people)}`);
    for (const group of groups) {
      if (groups.length > 1 || group.name)
        put('h3', `${group.name ?? msg('In no group')} · ${formatNumber(group.people.length)}`);
      body.append(tableOf(group.people, doc));
    }
  }
}

/** Who may enter at a gate today, by Latin name. */
export function fillGate(list: GateList, body: HTMLElement, doc: Document): void {
  const put = adder(body, doc);
  const [gate, day, at] = [inPageLanguage(list.gate.name), formatDay(list.day), formatDateTime(list.at)];
  put('h1', `${gate} · ${day}`);
  put('p', msg(str`Printed ${at}. Who may enter there today; look at the photograph on a document, and tick.`));
  body.append(tableOf(list.people, doc));
}

const adder = (body: HTMLElement, doc: Document) => (tag: string, text: string) => {
  const element = doc.createElement(tag);
  element.textContent = text;
  body.append(element);
};

function tableOf(people: readonly Person[], doc: Document): HTMLTableElement {
  const table = doc.createElement('table');
  const head = table.createTHead().insertRow();
  for (const word of ['', msg('Name in Latin letters'), msg('Name'), msg('Category'), msg('Badge')]) {
    const cell = doc.createElement('th');
    cell.textContent = word;
    head.append(cell);
  }
  const rows = table.createTBody();
  for (const person of people) {
    const row = rows.insertRow();
    row.insertCell().className = 'box';
    for (const text of [person.nameLatin, person.name === person.nameLatin ? '' : person.name, wordOf(person)]) {
      const cell = row.insertCell();
      cell.dir = 'auto';
      cell.textContent = text;
    }
    const number = row.insertCell();
    number.className = 'number';
    number.textContent = person.badgeNumber ?? '';
  }
  return table;
}

/** The category; of who is not verified, that as well. */
function wordOf(person: Person): string {
  const category = categoryName(person.category);
  return 'isVerified' in person && !person.isVerified ? msg(str`${category}, look at a document`) : category;
}
