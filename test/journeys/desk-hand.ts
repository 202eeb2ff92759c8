import type { Page } from 'playwright-core';

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

  /** One key after another, each alone. */
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      await this.#page.keyboard.press(key);
      this.#presses += 1;
    }
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
    this.#presses += [...text].length;
  }

  /** Puts something else in the place of what a field holds. */
  async retype(text: string): Promise<void> {
    await this.press('Control+A');
    await this.type(text);
  }

  /** Finds a person, and opens them: from wherever the focus is in the list or the person. */
  async find(text: string): Promise<void> {
    const search = this.#page.getByRole('searchbox').first();
    await this.#page.keyboard.press('Escape');
    if (!(await search.evaluate((field) => (field.getRootNode() as ShadowRoot).activeElement === field))) {
      await search.focus();
    }
    this.#presses += 2;
    await this.retype(text);
    await this.press('Enter');
  }

  /** Such as "lost badge: 9 keys, 1.4 s". */
  end(problem: string): { presses: number; seconds: number; told: string } {
    const seconds = (performance.now() - this.#began) / 1000;
    return { presses: this.#presses, seconds, told: `${problem}: ${this.#presses} keys, ${seconds.toFixed(1)} s` };
  }
}
