// Going about with the keyboard alone.

import assert from 'node:assert/strict';

const TAB_MOST = 200;

// What has the focus: is it what was looked for, and is it seen to have it? Null when it is one of
// the browser's own controls.
function focusOf(page, wanted) {
    return page.evaluate((element) => {
        const stop = document.activeElement;

        if (!stop || stop === document.body)
            return null;
        const isSeen = getComputedStyle(stop).outlineStyle !== 'none'
            || getComputedStyle(stop.parentElement).outlineStyle !== 'none';
        return {
            isThere: stop === element,
            wrong: isSeen ? '' : `no outline on ${stop.outerHTML.slice(0, 80)}`,
        };
    }, wanted);
}

// Presses Tab until what was looked for has the focus, as somebody without a mouse does, and
// checks that each stop on the way can be seen.
export async function tabTo(page, locator) {
    const wanted = await locator.elementHandle();

    if ((await focusOf(page, wanted))?.isThere)
        return;
    for (let i = 0; i < TAB_MOST; i += 1) {
        await page.keyboard.press('Tab');
        const focus = await focusOf(page, wanted);
        assert.equal(focus?.wrong ?? '', '');
        if (focus?.isThere)
            return;
    }
    assert.fail('Tab never came there');
}

// The first stop of every page leads past the menus.
export async function skipToContent(page) {
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
}

export async function typeInto(page, name, words) {
    await tabTo(page, page.locator(`main [name=${name}]:visible`).first());
    await page.keyboard.type(words);
}

// Of a list: what begins with these letters. Of radios: by its value, with the arrows.
export const chooseFrom = typeInto;

export async function chooseRadio(page, name, value) {
    const radios = page.locator(`main [name=${name}]`);
    const checked = page.locator(`main [name=${name}]:checked`);
    const wanted = page.locator(`main [name=${name}][value="${value}"]`);

    await tabTo(page, await checked.count() ? checked : radios.first());
    await page.keyboard.press('Space');
    while (!await wanted.isChecked())
        await page.keyboard.press('ArrowDown');
}

export async function pressOn(page, locator) {
    await tabTo(page, locator.first());
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
}

export async function pressButton(page, name) {
    await pressOn(page, page.getByRole('main').getByRole('button', { name }));
}

export async function pressLink(page, name) {
    await pressOn(page, page.getByRole('main').getByRole('link', { name }));
}
