import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';
import type { Take } from './gate-pictures.ts';
import { open, settle, sizes } from './windows.ts';

const listed = z.object({ places: z.array(z.object({ code: z.string(), name: z.object({ en: z.string() }) })) });
const programme = z.object({ sessions: z.array(z.object({ id: z.string(), startsAt: z.string() })) });

/** So that there is time to walk. */
const eightMinutesMs = 8 * 60_000;

/** The code on the sign of a place, by its English name. */
async function codeOf(page: Page, origin: string, name: string): Promise<string> {
  const answer = await page.request.get(`${origin}/api/places?search=${encodeURIComponent(name)}`);
  const found = listed.parse(await answer.json()).places.find((place) => place.name.en === name);
  if (!found) throw new Error(`no place is called ${name}`);
  return found.code;
}

/** A delegate marks what comes next, reads a sign, follows the way, and loses the network. */
export async function takeWayPictures(
  browser: Browser,
  { origin, delegateLink }: { origin: string; delegateLink: string },
  take: Take,
): Promise<void> {
  const context = await browser.newContext({ viewport: sizes.narrow, locale: 'en-GB', isMobile: true, hasTouch: true });
  const phone = await context.newPage();
  await phone.goto(delegateLink);
  await settle(phone);
  const { sessions } = programme.parse(await (await phone.request.get(`${origin}/api/delegate/programme`)).json());
  const soon = sessions
    .filter(({ startsAt }) => Date.parse(startsAt) > Date.now() + eightMinutesMs)
    .sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt))[0];
  if (soon) await phone.request.put(`${origin}/api/delegate/favourites/${soon.id}`, { headers: { origin } });
  const sign = `/p/${await codeOf(phone, origin, 'South Gate')}`;
  for (const [lang, name] of [
    ['en', ''],
    ['zh-CN', '-zh'],
    ['ar', '-ar'],
  ] as const) {
    await open(phone, sign, { lang });
    await take(phone, `sign${name}`);
    await phone.locator('a.btn--main').first().click();
    await settle(phone);
    await take(phone, `way${name}`);
  }
  await open(phone, sign, { lang: 'en', theme: 'dark' });
  await context.setOffline(true);
  await phone.reload();
  await settle(phone);
  await take(phone, 'sign-offline');
  await context.close();
}

/** What a closure would do, before it is one; and where it is crowded. */
export async function takeWaysPictures(supervisor: Page, take: Take): Promise<void> {
  await open(supervisor, '/ways/#closures', { lang: 'en' });
  await supervisor.getByRole('searchbox', { name: 'Walkways' }).fill('Reed Bridge');
  await settle(supervisor);
  for (const box of (await supervisor.getByRole('checkbox').all()).slice(0, 2)) await box.check();
  await settle(supervisor);
  await take(supervisor, 'ways-closure');
  await open(supervisor, '/ways/#crowd', { lang: 'en' });
  await take(supervisor, 'ways-crowd');
}
