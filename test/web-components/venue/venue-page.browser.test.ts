import { html, render } from 'lit';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page as screen, userEvent } from 'vitest/browser';
import type { VenueVersion } from '../../../server/wayfinding/versions/versions.contract.ts';
import { ApiProblem } from '../../../web-components/api/problem.ts';
import '../../../web-components/styles/page.css';
import '../../../web-components/venue/venue-page.ts';
import type { VenueServer } from '../../../web-components/venue/venue-server.ts';
import { axeFaults } from '../../support/axe.ts';
import { comparison, draft, hall, old, outcome, report, used } from './made-versions.ts';

let kept: VenueVersion[];
let server: { [Name in keyof VenueServer]: ReturnType<typeof vi.fn<VenueServer[Name]>> };
beforeEach(() => {
  kept = [draft, used, old];
  server = {
    versions: vi.fn(async () => kept),
    report: vi.fn(async () => report),
    draft: vi.fn(async () => outcome),
    discard: vi.fn(async () => undefined),
    publish: vi.fn(async () => ({ version: draft, codesMade: 3, withoutCode: 0, closuresLost: 2 })),
    restore: vi.fn(async () => report),
    compare: vi.fn(async () => comparison),
    places: vi.fn(async () => ({ places: [hall], count: 1 })),
  };
});
afterEach(() => {
  render(html``, document.body);
  history.replaceState(null, '', location.pathname + location.search);
});

async function open(hash: string, width = 1440) {
  await screen.viewport(width, 900);
  location.hash = hash;
  render(html`<cw-venue-page .server=${server}></cw-venue-page>`, document.body);
}
const shown = (words: string | RegExp) => expect.element(screen.getByText(words).first());
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const take = (...files: File[]) => {
  const panel = document.querySelector('cw-venue-page')?.shadowRoot?.querySelector('cw-import-plan');
  return panel?.take(files);
};

it.each([360, 1440])(
  'shows at %i pixels what stops publishing first, by place, and what would change',
  async (width) => {
    await open('#plan', width);
    await shown('It cannot be published yet. To be mended: 1.').toBeVisible();
    await shown('The venue has no such zone').toBeVisible();
    await shown('Use the id of a zone as the rules know it, or set the zone up first.').toBeVisible();
    await shown('unit.geojson, line 7, u-12, place hall-1').toBeVisible();
    await shown('harbour').toBeVisible();
    // Of a warning the place is a press away.
    await expect.element(screen.getByText('walkway w9')).not.toBeVisible();
    await screen.getByText('Two zones meet without a gate between them').click();
    await shown('walkway w9').toBeVisible();
    await shown('and 70 more').toBeVisible();
    await shown('灯厅').toBeVisible();
    await expect.element(button('Publish…')).toBeDisabled();
    expect(server.compare).toHaveBeenCalledExactlyOnceWith(used.id, draft.id);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
    expect(await axeFaults(document.body)).toEqual([]);
  },
);

it('is published by key alone, after it was asked once more; what it makes is told', async () => {
  kept = [{ ...draft, errors: 0 }, used];
  server.report.mockResolvedValue({ ...report, report: { findings: [], counts: [] } });
  await open('#plan');
  await shown('Nothing: every place can be reached, and no zone leaks.').toBeVisible();
  (button('Publish…').element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await shown(/Places that nobody finds any more: 2\./).toBeVisible();
  expect(await axeFaults(document.body)).toEqual([]);
  kept = [
    { ...draft, errors: 0, state: 'published' },
    { ...used, state: 'superseded' },
  ];
  (screen.getByRole('button', { name: 'Publish', exact: true }).element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await shown(
    'Version 7 is in use. Places that got a code: 3. Closures of walkways that are not in it, to end and choose again: 2.',
  ).toBeVisible();
  expect(server.publish).toHaveBeenCalledExactlyOnceWith(draft.id);
  await shown(/^There is none\./).toBeVisible();
});

it('what somebody else has published meanwhile is said, and the draft is thrown away only when asked twice', async () => {
  const problem = { type: 'about:blank', title: '', status: 404, code: 'venue.no_draft' };
  server.discard.mockRejectedValueOnce(new ApiProblem(problem));
  await open('#plan');
  await button('Discard…').click();
  expect(server.discard).not.toHaveBeenCalled();
  await screen.getByRole('button', { name: 'Discard', exact: true }).click();
  await shown('There is no draft any more.').toBeVisible();
});

it('a file is sent as what its content shows, a plan in pixels with its anchor', async () => {
  await open('#plan', 360);
  await expect.element(button('Make it the draft')).toBeDisabled();
  const json = (name: string, content: unknown) => new File([JSON.stringify(content)], name);
  await take(json('graph.json', { nodes: {} }), json('config.json', { width: 1 }));
  await shown('graph.json, config.json').toBeVisible();
  await expect.element(screen.getByLabelText('Format')).toHaveValue('c3nav');
  await expect.element(button('Make it the draft')).toBeDisabled();
  await screen.getByLabelText('Latitude, degrees').fill('53.5618');
  await screen.getByLabelText('Longitude, degrees').fill('9.986');
  expect(await axeFaults(document.body)).toEqual([]);
  await button('Make it the draft').click();
  await shown('It is the draft now. Positions of hotspots in the file: 2.').toBeVisible();
  const [sent] = server.draft.mock.lastCall ?? [];
  expect(sent).toMatchObject({ format: 'c3nav', source: 'graph.json, config.json' });
  expect(sent?.anchor).toEqual({ longitude: '9.986', latitude: '53.5618', bearing: '0' });
  expect(new Uint8Array((await sent?.bytes.slice(0, 2).arrayBuffer()) ?? []).join()).toBe('80,75');
});

it('a bad file is told by file and line, and the draft before stays', async () => {
  const faults = [
    { path: 'line 3', message: 'external entity', code: 'external_entity', hint: 'x' },
    { path: 'place hall-1', message: 'duplicate key', code: 'duplicate_key', hint: '' },
  ];
  const problem = { type: 'about:blank', title: '', status: 422, code: 'venue.file_faulty', faults };
  server.draft.mockRejectedValue(new ApiProblem(problem));
  await open('#plan');
  await take(new File(['<osm/>'], 'town.osm'));
  await button('Make it the draft').click();
  await shown('Nothing of the file was taken: mend what is named below, and send it again.').toBeVisible();
  await shown(/^The XML defines entities/).toBeVisible();
  await shown('line 3').toBeVisible();
  await shown('place hall-1').toBeVisible();
  await shown('Draft').toBeVisible();
  expect(await axeFaults(document.body)).toEqual([]);
});

it.each([360, 1440])(
  'at %i pixels each version is downloaded as IMDF, and an older one put back as the draft',
  async (width) => {
    kept = [used, old];
    await open('#versions', width);
    const imdf = screen.getByRole('link', { name: 'Download version 3 as IMDF' });
    await expect.element(imdf).toHaveAttribute('href', `/api/venue/versions/${old.id}/imdf`);
    expect(screen.getByRole('button', { name: /back$/ }).elements()).toHaveLength(1);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
    expect(await axeFaults(document.body)).toEqual([]);
    kept = [draft, used, old];
    await button('Put version 3 back').click();
    await shown('It cannot be published yet. To be mended: 1.').toBeVisible();
    expect(server.restore).toHaveBeenCalledExactlyOnceWith(old.id);
  },
);

it('places are found with their codes, each a link to what its sign opens', async () => {
  await open('#places', 360);
  await expect.element(screen.getByRole('link', { name: 'K7M4' })).toHaveAttribute('href', '/p/K7M4');
  await shown('灯厅').toBeVisible();
  await screen.getByLabelText('Search by name or code').fill('k7');
  await expect.poll(() => server.places.mock.lastCall?.[0]).toBe('k7');
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360);
  expect(await axeFaults(document.body)).toEqual([]);
  server.places.mockResolvedValue({ places: [], count: 0 });
  await screen.getByLabelText('Search by name or code').fill('nowhere');
  await shown('No place is called so.').toBeVisible();
});
