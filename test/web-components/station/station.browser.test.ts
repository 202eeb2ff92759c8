import { html, render } from 'lit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { WaitingPerson } from '../../../server/identity/identity.contract.ts';
import { topicKey } from '../../../server/live/define-topic.ts';
import type { StaffPhotographs } from '../../../web-components/api/photographs.ts';
import { ApiProblem } from '../../../web-components/api/problem.ts';
import { LiveClient } from '../../../web-components/live/live-client.ts';
import { replacePageClient } from '../../../web-components/live/page-client.ts';
import '../../../web-components/station/station-work.ts';
import type { StationServer } from '../../../web-components/station/station-server.ts';
import '../../../web-components/styles/page.css';
import { axeFaults } from '../../support/axe.ts';
import { photographOf, pictureAddress } from '../elements/pictures.ts';
import { officer, supervisor, waiting } from './people.ts';

let say: (frame: unknown) => void;
let server: { [verb in keyof StationServer]: ReturnType<typeof vi.fn> };
const people = [waiting(1), waiting(2, { name: '陆知微', nameLatin: 'Lu Zhiwei', country: 'CN', category: 'speaker' })];
const key = topicKey({ name: 'station-queue' }, { stationId: 'station-4' });

function tell(waitingNow: readonly WaitingPerson[]) {
  const byId = Object.fromEntries(waitingNow.map((person) => [person.verificationId, person]));
  const state = { station: { number: 4, place: { en: 'left of the bridge' } }, waiting: byId, verifiedToday: 86 };
  say({ type: 'snapshot', key, revision: ['test', 1], declared: 'first', state });
}

beforeEach(async () => {
  await page.viewport(1280, 800);
  replacePageClient(
    new LiveClient({
      open: ({ onOpen, onText }) => {
        say = (frame) => onText(JSON.stringify(frame));
        queueMicrotask(onOpen);
        return {
          send: (text) => JSON.parse(text).type === 'subscribe' && tell(people),
          close: () => undefined,
        };
      },
    }),
  );
  server = {
    takeNext: vi.fn(async () => people[0]),
    take: vi.fn(async (id: string) => people.find(({ verificationId }) => verificationId === id)),
    renew: vi.fn(async () => undefined),
    release: vi.fn(async () => undefined),
    verify: vi.fn(async () => undefined),
    refuse: vi.fn(async () => undefined),
    passOn: vi.fn(async () => undefined),
    absent: vi.fn(async () => undefined),
  };
});
afterEach(() => render(html``, document.body));

async function open(staff = officer) {
  render(
    html`<cw-station-work .server=${server as unknown as StationServer} .stationId=${'station-4'} .staff=${staff}></cw-station-work>`,
    document.body,
  );
  await expect.element(page.getByText('Waiting 2')).toBeVisible();
  return document.querySelector('cw-station-work')!;
}
const verified = () => page.getByRole('button', { name: /^Verified/ });
const fault = (code: string, status: number) => new ApiProblem({ type: 'about:blank', title: code, status, code });

describe('an officer', () => {
  it('takes the next person, compares, and decides without touching the mouse', async () => {
    await open();
    await userEvent.keyboard('t');
    await expect.element(page.getByRole('heading', { name: 'سليم الزواري' })).toBeVisible();
    await userEvent.keyboard('132');
    await userEvent.keyboard('12ab{Enter}');
    await expect.element(page.getByText('The next scan at any gate admits.')).toBeVisible();
    expect(server.verify).toHaveBeenCalledExactlyOnceWith(people[0]!.verificationId, {
      method: 'document',
      checks: { face: true, document: true, nameAndCountry: true },
      documentLast4: '12AB',
    });
  });

  it('answers the checks in their order, without leaving the field of the number', async () => {
    await open();
    await userEvent.keyboard('t12');
    await userEvent.keyboard('12AB3{Enter}');
    await expect.element(page.getByText('The next scan at any gate admits.')).toBeVisible();
    expect(server.verify).toHaveBeenCalledOnce();
  });

  it('who types more of a number that differs answers no check with it', async () => {
    await open();
    await userEvent.keyboard('t12');
    await userEvent.keyboard('12AC3s');
    await expect.element(page.getByText('not as registered')).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Agree' })).toHaveAttribute('aria-pressed', 'false');
    expect(document.querySelector('cw-station-work')!.renderRoot.querySelector('cw-pass-on-dialog')).toBeNull();
  });

  it('cannot decide before everything agrees, and is told what is missing', async () => {
    await open();
    await userEvent.keyboard('t13');
    await expect.element(verified()).toBeDisabled();
    await expect.element(page.getByText('“Verified” opens when check 2 is done.')).toBeVisible();
    await userEvent.keyboard('2');
    await userEvent.keyboard('12AC{Enter}');
    await expect.element(page.getByText('not as registered')).toBeVisible();
    await expect.element(verified()).toBeDisabled();
    expect(server.verify).not.toHaveBeenCalled();
  });

  it('chooses somebody else from the queue, but not whom another officer has', async () => {
    await open();
    tell([
      waiting(1, {
        takenBy: { staffId: supervisor.id.replace(/a$/, 'b'), name: 'Arun', until: '2026-11-20T09:00:00Z' },
      }),
      people[1]!,
    ]);
    await expect.element(page.getByText('With Arun')).toBeVisible();
    await page.getByRole('button', { name: /سليم/ }).click({ force: true });
    expect(server.take).not.toHaveBeenCalled();
    await page.getByRole('button', { name: /陆知微/ }).click();
    expect(server.take).toHaveBeenCalledWith(people[1]!.verificationId);
    await expect.element(page.getByRole('heading', { name: '陆知微' })).toBeVisible();
  });

  it('sends a person to the supervisor with a reason, and not without one', async () => {
    await open();
    await userEvent.keyboard('t');
    await expect.element(verified()).toBeVisible();
    await userEvent.keyboard('s');
    const send = page.getByRole('button', { name: 'Send to the supervisor', exact: true });
    await send.click();
    await expect.element(page.getByText('Say why, in a few words.')).toBeVisible();
    await page.getByRole('button', { name: 'Document out of date' }).click();
    await send.click();
    expect(server.passOn).toHaveBeenCalledExactlyOnceWith(people[0]!.verificationId, 'Document out of date');
    await expect.element(page.getByText('Sent to the supervisor')).toBeVisible();
  });

  it('whose person is another’s now can take them again, and decide nothing until then', async () => {
    server.verify.mockRejectedValueOnce(fault('identity.lease_over', 409));
    await open();
    await userEvent.keyboard('t132');
    await userEvent.keyboard('12AB{Enter}');
    await expect.element(page.getByRole('alert')).toHaveTextContent('identity.lease_over');
    await expect.element(verified()).toBeDisabled();
    await page.getByRole('button', { name: 'Take again' }).click();
    await expect.element(verified()).toBeEnabled();
  });

  it('loses nothing that was compared when the server does not answer', async () => {
    server.verify.mockRejectedValueOnce(fault('page.no_answer', 503));
    await open();
    await userEvent.keyboard('t132');
    await userEvent.keyboard('12AB{Enter}');
    await expect.element(page.getByRole('alert')).toHaveTextContent('No answer from the server');
    await verified().click();
    await expect.element(page.getByText('The next scan at any gate admits.')).toBeVisible();
  });

  it('who types in a field presses no key of the page', async () => {
    await open();
    await userEvent.keyboard('t');
    await expect.element(verified()).toBeVisible();
    await userEvent.keyboard('2st');
    expect(server.takeNext).toHaveBeenCalledTimes(1);
    expect(document.querySelector('cw-station-work')!.renderRoot.querySelector('cw-pass-on-dialog')).toBeNull();
  });

  it('can turn the letters off, for who speaks to the computer', async () => {
    await open();
    await page.getByRole('button', { name: 'Letter keys are on' }).click();
    await userEvent.keyboard('t');
    expect(server.takeNext).not.toHaveBeenCalled();
    await page.getByRole('button', { name: 'Letter keys are off' }).click();
  });

  it('goes on after a reload with whom they had', async () => {
    people[0] = waiting(1, { takenBy: { staffId: officer.id, name: officer.name, until: '2026-11-20T09:00:00Z' } });
    await open();
    await expect.element(page.getByRole('heading', { name: 'سليم الزواري' })).toBeVisible();
    expect(server.take).toHaveBeenCalledWith(people[0].verificationId);
    people[0] = waiting(1);
  });
});

describe('a supervisor', () => {
  it('takes whom an officer passed on, reads why, and may verify by something else than the document', async () => {
    server.takeNext.mockResolvedValue(waiting(1, { passedOnBecause: 'No document' }));
    await open(supervisor);
    await userEvent.keyboard('t');
    await expect.element(page.getByText('Passed on by an officer, because:')).toBeVisible();
    await page.getByRole('button', { name: /Decide otherwise/ }).click();
    await page.getByRole('button', { name: 'Known to the head of delegation' }).click();
    await page.getByRole('button', { name: 'Verify all the same' }).click();
    expect(server.verify).toHaveBeenCalledExactlyOnceWith(
      people[0]!.verificationId,
      expect.objectContaining({ method: 'supervisor', because: 'Known to the head of delegation' }),
    );
  });

  it('alone can take whom an officer passed on', async () => {
    await open();
    tell([waiting(1, { passedOnBecause: 'No document' })]);
    await expect.element(page.getByText('For a supervisor: No document')).toBeVisible();
    await expect.element(page.getByRole('button', { name: /Take the next person/ })).toBeDisabled();
  });
});

describe('the photograph', () => {
  const version = '01900000-0000-7000-8000-0000000000f1';
  let photographs: { [verb in keyof StaffPhotographs]: ReturnType<typeof vi.fn> };
  beforeEach(() => {
    photographs = {
      see: vi.fn(async () => photographOf(await pictureAddress(), version)),
      put: vi.fn(async () => photographOf(await pictureAddress(), version)),
      remove: vi.fn(async () => undefined),
    };
  });
  async function openWith() {
    const station = await open();
    station.photographs = photographs as unknown as StaffPhotographs;
    return station;
  }

  it('is seen beside the checks, large, in a place that is kept for it', async () => {
    server.takeNext.mockResolvedValue(waiting(1, { photographVersion: version }));
    await openWith();
    tell([waiting(1, { photographVersion: version })]);
    await userEvent.keyboard('t');
    const image = page.getByRole('img', { name: /Registered photograph of/ });
    await expect.element(image).toBeVisible();
    const { width, height } = image.element().getBoundingClientRect();
    expect(height).toBeGreaterThan(280);
    expect(width / height).toBeCloseTo(0.8, 1);
    expect(photographs.see).toHaveBeenCalledExactlyOnceWith(waiting(1).delegateId);
    await expect.element(page.getByText('Same face as in the photograph and on the document')).toBeVisible();
  });

  it('is taken by the camera of the station where there is none, and then stands there', async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 480 });
    const context = canvas.getContext('2d')!;
    const drawing = setInterval(() => context.fillRect(0, 0, 640, 480), 50);
    vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockResolvedValue(canvas.captureStream(10));
    const station = await openWith();
    await userEvent.keyboard('t');
    await expect.element(page.getByText(/No photograph was registered/)).toBeVisible();
    await userEvent.keyboard('p');
    await expect.element(page.getByRole('button', { name: 'Take the photograph' })).toBeEnabled();
    // Letters are the dialog's own now.
    await userEvent.keyboard('s');
    expect(station.renderRoot.querySelector('cw-pass-on-dialog')).toBeNull();
    // The keyboard alone is enough: one key to take it, one to use it.
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('application')).toBeVisible();
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(photographs.put).toHaveBeenCalledOnce());
    expect(photographs.put.mock.lastCall?.[0]).toBe(people[0]!.delegateId);
    tell([waiting(1, { photographVersion: version }), people[1]!]);
    await expect.element(page.getByRole('img', { name: /Registered photograph of/ })).toBeVisible();
    clearInterval(drawing);
  });
});

describe('the page', () => {
  it('says aloud who came and who was taken', async () => {
    await open();
    tell([...people, waiting(3, { name: 'अनन्या वेंकटराघवन' })]);
    const status = page.getByText('अनन्या वेंकटराघवन was sent here from South Gate, lane 3.');
    await expect.element(status).toBeInTheDocument();
  });

  it('keeps every box in its place while the checks are answered', async () => {
    const station = await open();
    await userEvent.keyboard('t');
    await expect.element(verified()).toBeVisible();
    const panel = station.renderRoot.querySelector('cw-verification-panel')!;
    const places = () =>
      [...panel.renderRoot.querySelector('cw-identity-checks')!.renderRoot.querySelectorAll('li')].map(
        (item) => item.getBoundingClientRect().top,
      );
    const before = places();
    await userEvent.keyboard('132');
    await userEvent.keyboard('12AB');
    await expect.element(verified()).toBeEnabled();
    expect(places()).toEqual(before);
  });

  it.each(['light', 'dark'])('can be used by everyone, with and without a person (%s)', async (theme) => {
    document.documentElement.dataset.theme = theme;
    const station = await open();
    expect(await axeFaults(station)).toEqual([]);
    await userEvent.keyboard('t132');
    await userEvent.keyboard('12AC');
    expect(await axeFaults(station)).toEqual([]);
    await page.getByRole('button', { name: /Send to the supervisor/ }).click();
    await expect.element(page.getByRole('dialog')).toBeVisible();
    expect(await axeFaults(station)).toEqual([]);
    delete document.documentElement.dataset.theme;
  });
});
