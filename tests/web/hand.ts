import type { Locator, Page } from "playwright-core";

/** Keys that a walk presses on its way to a control before it is given up. */
const farthestTab = 90;

/** One person at one page: every click and every key press is counted, typed letters too. */
export class Hand {
  clicks = 0;
  keys = 0;
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  async click(target: Locator): Promise<void> {
    this.clicks += 1;
    await target.click();
  }

  async doubleClick(target: Locator): Promise<void> {
    this.clicks += 2;
    await target.dblclick();
  }

  /** A list that drops down takes one click to open and one to choose. */
  async choose(list: Locator, label: string): Promise<void> {
    this.clicks += 2;
    await list.selectOption({ label });
  }

  async press(...names: readonly string[]): Promise<void> {
    for (const name of names) {
      this.keys += 1;
      await this.page.keyboard.press(name);
    }
  }

  async type(text: string): Promise<void> {
    this.keys += text.length;
    await this.page.keyboard.type(text);
  }

  /** Walks to a control with the key that walks, forwards or back. */
  async tabTo(target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
    await target.waitFor();
    for (let step = 0; step < farthestTab; step += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await this.press(key);
    }
    throw new Error(`${String(target)} is more than ${farthestTab} keys away`);
  }

  /** The command list, a text typed into it, and the first thing found once it is what was meant. */
  async command(text: string, meant: string | RegExp, opens: "Control+k" | "/" = "Control+k"): Promise<void> {
    await this.press(opens);
    await this.page.locator(".finder-input").waitFor();
    await this.type(text);
    const options = this.page.locator(".finder-list");
    await options.getByRole("option", { name: meant }).first().waitFor();
    for (let step = 0; step < 8; step += 1) {
      if (await options.getByRole("option", { name: meant, selected: true }).count()) break;
      await this.press("ArrowDown");
    }
    await this.press("Enter");
  }
}
