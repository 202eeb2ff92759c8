import type { Page } from 'playwright-core';

/** As somebody types who is used to it; the seconds of a journey are those of a person, not of a program. */
const paceMs = 120;

/** Somebody at the desk who uses the keyboard alone: counts the keys that they press, and how long it takes. */
export class DeskHand {
  readonly #page: Page;
  #presses = 0;
  #began = 0;

  constructor(page: Page) {
    this.#page = page;
  }

  begin(): void {
    this.#presses = 0;
    this.#began = performance.now();
  }

  /** One key after another. */
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      await this.#page.keyboard.press(key, { delay: paceMs / 2 });
      this.#presses += 1;
    }
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text, { delay: paceMs });
    this.#presses += [...text].length;
  }

  /** Puts something else in the place of what a field holds. */
  async retype(text: string): Promise<void> {
    await this.press('Control+A');
    await this.type(text);
  }

  /** Finds a person, and opens them: by a slash to the search, unless they stand in it already. */
  async find(text: string): Promise<void> {
    await this.press((await this.#isInSearch()) ? 'Control+A' : '/');
    await this.type(text);
    await this.press('Enter');
  }

  /** A hardware scanner reads a code where the focus is, and ends it with Enter: no key is pressed by hand. */
  async scan(code: string): Promise<void> {
    await this.#page.keyboard.type(code);
    await this.#page.keyboard.press('Enter');
  }

  /** Such as "lost badge: 9 keys, 1.4 s". */
  end(problem: string): { presses: number; seconds: number; told: string } {
    const seconds = (performance.now() - this.#began) / 1000;
    return { presses: this.#presses, seconds, told: `${problem}: ${this.#presses} keys, ${seconds.toFixed(1)} s` };
  }

  /** What anybody at the desk sees: the mark that blinks in the search. */
  #isInSearch(): Promise<boolean> {
    return this.#page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      return element instanceof HTMLInputElement && element.type === 'search';
    });
  }
}
