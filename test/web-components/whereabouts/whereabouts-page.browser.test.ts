import { html, render } from 'lit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type {
  NamesFound,
  Whereabouts,
  WhereaboutsAnswer,
} from '../../../server/admission/whereabouts/whereabouts.contract.ts';
import { ApiProblem } from '../../../web-components/api/problem.ts';
import '../../../web-components/styles/page.css';
import '../../../web-components/whereabouts/whereabouts-page.ts';
import type { WhereaboutsServer } from '../../../web-components/whereabouts/whereabouts-server.ts';
import { axeFaults } from '../../support/axe.ts';

const wangshu = {
  id: '01900000-0000-7000-8000-000000000001',
  ...{ name: '沈望舒', nameLatin: 'Shen Wangshu', affiliation: 'River Institute', category: 'speaker' as const },
};
const aziz = {
  ...wangshu,
  id: '01900000-0000-7000-8000-000000000002',
  name: 'عزيز الحسن',
  nameLatin: 'Aziz Al-Hassan',
};
const at = new Date();
const lastAt = new Date(at.getTime() - 3 * 60_000).toISOString();
/** As long ago as this is three minutes for longer than a test may last. */
const threeMinutesAgo = () => new Date(Date.now() - 3 * 60_000).toISOString();
const hallDoor = { id: 'hall-door', name: { en: 'Hall door' } };
const last = { at: lastAt, through: { gate: hallDoor, laneNumber: 2, direction: 'in' as const } };
const town = { id: 'town', name: { en: 'Water town' } };
const hall = { id: 'hall', name: { en: 'Great hall' } };
const inHall: Whereabouts = { kind: 'inside', zones: [town, hall], last };
const reason = 'Collapsed in the hall, the ambulance asks';

const problem = (status: number, code: string) => new ApiProblem({ type: 'about:blank', title: code, status, code });

let found: NamesFound;
let whereabouts: Whereabouts;
const server = {
  find: vi.fn(async (_search: string): Promise<NamesFound> => found),
  lookUp: vi.fn(
    async (_id: string, _because: string): Promise<WhereaboutsAnswer> => ({
      delegate: { id: wangshu.id, name: wangshu.name, nameLatin: wangshu.nameLatin },
      at: at.toISOString(),
      whereabouts,
    }),
  ),
} satisfies WhereaboutsServer;

beforeEach(async () => {
  await page.viewport(1280, 800);
  vi.spyOn(window, 'fetch').mockRejectedValue(new TypeError('no network in this test'));
  found = { delegates: [wangshu, aziz], isMore: false };
  whereabouts = inHall;
  server.find.mockClear();
  server.lookUp.mockClear();
  render(html`<cw-whereabouts-page .server=${server}></cw-whereabouts-page>`, document.body);
});
afterEach(() => {
  render(html``, document.body);
  document.documentElement.removeAttribute('dir');
  delete document.documentElement.dataset.theme;
  vi.restoreAllMocks();
});

const button = (name: string | RegExp) => page.getByRole('button', { name });
const search = () => page.getByRole('searchbox', { name: 'Name or badge number' });
const why = () => page.getByRole('textbox', { name: 'Why must you know where this person is?' });
const heading = (name: string) => page.getByRole('heading', { name, level: 2 });

/** What is focused, through all shadow roots. */
function focused(): Element | null {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
}
const expectFocus = (locator: { element(): Element }) => expect.poll(() => focused() === locator.element()).toBe(true);

async function choose() {
  await search().fill('shen');
  await userEvent.keyboard('{Enter}');
  await button(/^沈望舒/).click();
}
async function lookUp(because = reason) {
  await choose();
  await why().fill(because);
  await button('Look up').click();
}

describe('Looking somebody up', () => {
  it('says before anybody is looked for what it is for, and that it does not stay unknown', async () => {
    await expect.element(page.getByText(/^For an emergency\..* administrators hear of it at once/)).toBeVisible();
  });

  it('goes by keyboard alone, from the name to the answer and back', async () => {
    await search().fill('shen');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText('2 are found.')).toBeVisible();
    await userEvent.keyboard('{Tab}{Tab}{Enter}');
    await expectFocus(why());
    await userEvent.keyboard(`${reason}{Tab}{Enter}`);
    await expectFocus(heading('Great hall'));
    expect(server.lookUp).toHaveBeenCalledExactlyOnceWith(wangshu.id, reason);
    await userEvent.keyboard('{Tab}{Enter}');
    await expectFocus(search());
  });

  it('says before anything is asked that the administrators are told, and that it is recorded', async () => {
    await choose();
    await expect
      .element(
        page.getByText(
          'All administrators are told at once that you looked, for whom and why. It is recorded for good.',
        ),
      )
      .toBeVisible();
    expect(server.lookUp).not.toHaveBeenCalled();
    expect(await axeFaults(document.body)).toEqual([]);
  });

  it.each(['', '   ', 'too short', '  short \n\n  '])('asks nothing without a reason: “%s”', async (because) => {
    await lookUp(because);
    await expect.element(page.getByText('Say it in a sentence: ten characters at least.')).toBeVisible();
    await expectFocus(why());
    expect(server.lookUp).not.toHaveBeenCalled();
    await why().fill(reason);
    expect(page.getByText('Say it in a sentence: ten characters at least.').query()).toBeNull();
  });

  it('sends a reason of several lines as one', async () => {
    await lookUp(' Collapsed in the hall,\n\n  the ambulance asks ');
    await expect.element(heading('Great hall')).toBeVisible();
    expect(server.lookUp).toHaveBeenCalledWith(wangshu.id, reason);
  });

  it('is asked once, however often the button is pressed: each would be another alert', async () => {
    let answer: (told: WhereaboutsAnswer) => void = () => undefined;
    server.lookUp.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
    await choose();
    await why().fill(reason);
    const asks = button('Look up').element() as HTMLElement;
    for (const _press of [1, 2, 3]) asks.click();
    await expect.element(button('Look up')).toBeDisabled();
    expect(server.lookUp).toHaveBeenCalledOnce();
    answer({ delegate: wangshu, at: at.toISOString(), whereabouts });
    await expect.element(heading('Great hall')).toBeVisible();
  });

  it('keeps the reason when the server refuses, and says what to do', async () => {
    server.lookUp.mockRejectedValueOnce(problem(429, 'admission.too_many_look_ups'));
    await lookUp();
    await expect.element(page.getByText('Wait a moment, then try again.')).toBeVisible();
    await expect.element(why()).toHaveValue(reason);
    await button('Look up').click();
    await expect.element(heading('Great hall')).toBeVisible();
  });
});

describe('The answer', () => {
  it('is the zone, large, with the gate, the lane, the direction and the time', async () => {
    whereabouts = { ...inHall, last: { ...last, at: threeMinutesAgo() } };
    await lookUp();
    await expect.element(heading('Great hall')).toBeVisible();
    await expect.element(page.getByText('Water town › Great hall')).toBeVisible();
    await expect.element(page.getByText('Hall door, lane 2, going in')).toBeVisible();
    await expect.element(page.getByText(/^\d\d:\d\d:\d\d.*ago$/)).toBeVisible();
    await expect.element(page.getByText('3 min')).toBeVisible();
    expect(await axeFaults(document.body)).toEqual([]);
  });

  it.each([
    [
      'Outside',
      { kind: 'outside', last: { ...last, through: { ...last.through, direction: 'out' } } },
      'Hall door, lane 2, going out',
    ],
    ['Outside', { kind: 'outside', last, checkedOutAt: lastAt }, /Nobody saw them leave: they may be there still\./],
    ['Great hall', { kind: 'inside', zones: [hall], last: { at: lastAt } }, 'a gate that is not there any more'],
    ['Not known', { kind: 'unknown', because: 'never_seen' }, 'No gate has ever let this person pass.'],
    ['Not known', { kind: 'unknown', because: 'too_long_ago' }, /for a day\. What is older is not told\./],
  ] as [string, Whereabouts, string | RegExp][])('says honestly: %s, %j', async (place, told, words) => {
    whereabouts = told;
    await lookUp();
    await expect.element(heading(place)).toBeVisible();
    await expect.element(page.getByText(words)).toBeVisible();
    expect(await axeFaults(document.body)).toEqual([]);
  });
});

describe('Who is meant', () => {
  it('is asked with Enter, not while one types', async () => {
    await search().fill('shen');
    expect(server.find).not.toHaveBeenCalled();
    await userEvent.keyboard('{Enter}');
    expect(server.find).toHaveBeenCalledExactlyOnceWith('shen');
    await expect.element(button(/^沈望舒/)).toHaveTextContent('Shen Wangshu · Speaker · River Institute');
    expect(await axeFaults(document.body)).toEqual([]);
  });

  it('is told where nobody is found, where many are, and where it cannot be asked', async () => {
    const ask = async (words: RegExp) => {
      await search().fill('shen');
      await userEvent.keyboard('{Enter}');
      await expect.element(page.getByText(words)).toBeVisible();
    };
    found = { delegates: [], isMore: false };
    await ask(/^Nobody is found by this/);
    found = { delegates: [wangshu], isMore: false };
    await ask(/^One person is found/);
    found = { delegates: [wangshu, aziz], isMore: true };
    await ask(/^The first 2 of many/);
    server.find.mockRejectedValueOnce(problem(503, 'request.database_away'));
    await ask(/^The database cannot be reached/);
    expect(button(/^沈望舒/).query()).toBeNull();
  });
});

it.each([
  ['dark', 'ltr'],
  ['light', 'rtl'],
])('each step fits a phone, %s and %s', async (theme, direction) => {
  await page.viewport(390, 844);
  document.documentElement.dataset.theme = theme;
  document.documentElement.dir = direction;
  found = { delegates: [{ ...wangshu, affiliation: 'x'.repeat(80) }, aziz], isMore: false };
  const fits = async () => {
    expect(document.documentElement.scrollWidth).toBe(390);
    expect(await axeFaults(document.body)).toEqual([]);
  };
  await search().fill('shen');
  await userEvent.keyboard('{Enter}');
  await expect.element(button(/^沈望舒/)).toBeVisible();
  const [field, find] = [search().element().parentElement!, button('Find').element()].map((one) =>
    one.getBoundingClientRect(),
  );
  const apart = direction === 'rtl' ? field!.left - find!.right : find!.left - field!.right;
  expect(apart).toBeGreaterThan(8);
  await fits();
  await button(/^沈望舒/).click();
  await expect.element(why()).toBeVisible();
  await fits();
  await why().fill('x'.repeat(500));
  await button('Look up').click();
  await expect.element(heading('Great hall')).toBeVisible();
  await fits();
});
