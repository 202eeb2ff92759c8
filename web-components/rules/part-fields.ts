import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { delegateCategories } from '../../db/vocabulary.ts';
import { growZoneTree } from '../../server/admission/zone-tree.ts';
import '../elements/choice-field.ts';
import type { Choice } from '../elements/choice-field.ts';
import '../elements/select-field.ts';
import { weekdays } from '../../server/admission/rules/rules.contract.ts';
import { categoryName } from '../styles/category-name.ts';
import { inPageLanguage } from '../styles/format.ts';
import type { PartEntry } from './part-entry.ts';
import { type RuleGround, type RulePart, weekdayName } from './rule-words.ts';

type Enter = (change: PartEntry) => void;

/** The fields for one part; each change goes to `enter`. */
export function partFields(part: RulePart, entry: PartEntry, ground: RuleGround, enter: Enter): TemplateResult {
  switch (part) {
    case 'who':
      return several(msg('May enter'), 'categories', entry, enter, categories());
    case 'zone':
      return zoneField(entry, ground, enter);
    case 'when':
      return whenFields(entry, enter);
    default:
      return html`${choice(part, entry, enter)} ${more(part, entry, enter)}`;
  }
}

const categories = (): Choice[] => delegateCategories.map((value) => ({ value, name: categoryName(value) }));

const several = (label: string, field: string, entry: PartEntry, enter: Enter, choices: Choice[]) =>
  html`<cw-choice-field
    several
    wrapping
    label=${label}
    .choices=${choices}
    .value=${entry[field] ?? []}
    @change-value=${({ detail }: CustomEvent<string[]>) => enter({ [field]: detail })}
  ></cw-choice-field>`;

function zoneField(entry: PartEntry, { layout }: RuleGround, enter: Enter) {
  const tree = growZoneTree(layout.zones);
  const choices = layout.zones.map(({ id, name }) => {
    const path = tree.get(id)?.path ?? [id];
    const names = path.map((within) => layout.zones.find((zone) => zone.id === within)?.name ?? name);
    return { value: id, name: names.map(inPageLanguage).join(' › ') };
  });
  return html`<cw-select-field
    label=${msg('Zone')}
    .choices=${choices}
    .value=${entry.zoneId?.[0] ?? ''}
    @change-value=${({ detail }: CustomEvent<string>) => enter({ zoneId: [detail] })}
  ></cw-select-field>`;
}

const input = (type: string, label: string, field: string, entry: PartEntry, enter: Enter, isHidden = false) =>
  html`<label class=${type === 'number' ? 'labelled short' : 'labelled'} ?hidden=${isHidden}>${label}
    <span class="field"><input
      type=${type}
      step=${type === 'number' ? 'any' : nothing}
      min=${type === 'number' ? '0' : nothing}
      .value=${entry[field]?.[0] ?? ''}
      @input=${({ target }: Event) => enter({ [field]: [(target as HTMLInputElement).value] })}
    ></span></label>`;

function whenFields(entry: PartEntry, enter: Enter) {
  const days = weekdays.map((value) => ({ value, name: weekdayName(value) }));
  return html`
    <div class="pair">
      ${input('time', msg('Each day from'), 'dailyFrom', entry, enter)}
      ${input('time', msg('Each day until (earlier: of the next day)'), 'dailyUntil', entry, enter)}
    </div>
    ${several(msg('On these days; none is each day'), 'days', entry, enter, days)}
    <div class="pair">
      ${input('datetime-local', msg('For the first time'), 'from', entry, enter)}
      ${input('datetime-local', msg('Until'), 'until', entry, enter)}
    </div>
  `;
}

const choice = (part: RulePart, entry: PartEntry, enter: Enter) =>
  html`<cw-choice-field
    label=${questionOf(part)}
    .choices=${choicesOf(part)}
    .value=${entry.choice ?? []}
    @change-value=${({ detail }: CustomEvent<string[]>) => enter({ choice: detail })}
  ></cw-choice-field>`;

function questionOf(part: RulePart): string {
  switch (part) {
    case 'verification':
      return msg('Who comes for the first time');
    case 'reentry':
      return msg('They may come in');
    case 'capacity':
      return msg('In the zone at a time');
    case 'elsewhere':
      return msg('What happens to them');
    case 'checkOut':
      return msg('They are checked out');
    default:
      return msg('They come in');
  }
}

/** Numbers and times that belong to a choice; they keep their place in the form while another is chosen. */
function more(part: RulePart, entry: PartEntry, enter: Enter) {
  const chosen = entry.choice?.[0];
  if (part === 'reentry') {
    return input('number', msg('Times'), 'number', entry, enter, chosen !== 'times' && chosen !== 'daily');
  }
  if (part === 'capacity') return input('number', msg('People'), 'number', entry, enter, chosen !== 'limited');
  if (part !== 'checkOut') return nothing;
  return html`
    ${input('time', msg('Time of day'), 'time', entry, enter, chosen !== 'at')}
    ${input('number', msg('Hours'), 'number', entry, enter, chosen !== 'after')}
  `;
}

function choicesOf(part: RulePart): Choice[] {
  switch (part) {
    case 'verification':
      return [
        {
          value: 'needed',
          name: msg('Needs verification'),
          note: msg('Who is not verified is referred to a station.'),
        },
        { value: 'open', name: msg('Needs none') },
      ];
    case 'reentry':
      return [
        { value: 'free', name: msg('As often as they like') },
        { value: 'never', name: msg('Once') },
        { value: 'times', name: msg('So many times in all') },
        { value: 'daily', name: msg('So many times a day') },
      ];
    case 'capacity':
      return [
        { value: 'any', name: msg('Any number') },
        { value: 'limited', name: msg('At most so many of these categories together') },
      ];
    case 'elsewhere':
      return [
        { value: 'move', name: msg('They are moved over'), note: msg('From then on they count as being here.') },
        { value: 'refer', name: msg('They are referred'), note: msg('A station settles how they came here.') },
        { value: 'refuse', name: msg('They are refused'), note: msg('They must be scanned out there first.') },
      ];
    case 'checkOut':
      return [
        { value: 'none', name: msg('Never by itself') },
        { value: 'at', name: msg('At a time of day') },
        { value: 'after', name: msg('So long after entry') },
      ];
    default:
      return [
        { value: 'anybody', name: msg('Like anybody of their category') },
        { value: 'delegate_in_venue', name: msg('Only while their delegate is in the venue') },
        { value: 'delegate_in_zone', name: msg('Only while their delegate is in this zone') },
        { value: 'never', name: msg('Not at all') },
      ];
  }
}
