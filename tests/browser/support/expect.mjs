// What a person would see, said as assertions. All of them wait for the page first.

import assert from 'node:assert/strict';

// The page's path, without host and query.
export function pathOf(page) {
    return new URL(page.url()).pathname;
}

export async function expectPath(page, pattern) {
    await page.waitForURL((url) => pattern.test(url.pathname));
}

// The page's own title, as it is read first.
export async function expectHeading(page, pattern) {
    assert.match(await page.getByRole('heading', { level: 1 }).innerText(), pattern);
}

export async function expectSeen(locator) {
    await locator.first().waitFor({ state: 'visible' });
}

export async function expectNotSeen(page, text) {
    await page.waitForLoadState();
    assert.equal(await page.getByText(text).count(), 0, `"${text}" is still shown`);
}

export async function expectValue(locator, value) {
    assert.equal(await locator.inputValue(), value);
}

// A refused form: the title begins with it, the summary comes first in main, can be focused, and
// leads to the field; the field is tied to its message.
export async function expectProblem(page, field) {
    await page.waitForLoadState();
    assert.match(await page.title(), /^Error: /);
    const summary = page.getByRole('main').getByRole('alert');
    await expectSeen(summary);
    await summary.focus();
    assert.ok(await summary.evaluate((element) => element === document.activeElement));
    const input = page.locator(`[name=${field}]`);
    assert.equal(await input.getAttribute('aria-invalid'), 'true');
    const ids = (await input.getAttribute('aria-describedby')).split(' ');
    assert.ok(ids.includes(`e-${field}`));
    assert.notEqual(await page.locator(`#e-${field}`).innerText(), '');
    await summary.locator(`a[href="#${field}"]`).click();
    assert.match(page.url(), new RegExp(`#${field}$`));
}
