import assert from 'node:assert/strict';
import { test } from 'node:test';

import { expectSeen, expectValue } from './support/expect.mjs';
import { MEMBER, sessionOf } from './support/people.mjs';
import { checkAxe, journeys, visit } from './support/site.mjs';
import { topicBy } from './support/topics.mjs';

async function writing(options, body) {
    const topic = await topicBy(MEMBER);
    await visit({ ...options, session: await sessionOf(MEMBER) }, async (page) => {
        await page.goto(topic);
        await body(page, page.getByRole('toolbar', { name: 'Formatting' }),
            page.locator('[name=body]'));
    });
}

journeys('the buttons above a message', () => {
    test('mark what is picked, and are one stop of the Tab key', () =>
        writing({}, async (page, bar, box) => {
            await expectSeen(bar);
            await box.fill('two doors');
            await box.evaluate((element) => element.setSelectionRange(4, 9));
            await bar.getByRole('button', { name: 'Bold' }).click();
            await expectValue(box, 'two **doors**');
            await page.keyboard.press('Shift+Tab');
            await page.keyboard.press('ArrowRight');
            assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Italic');
            await page.keyboard.press('Tab');
            assert.ok(await box.evaluate((element) => element === document.activeElement));
            await checkAxe(page);
        }));

    test('begin each line of a quotation', () => writing({}, async (page, bar, box) => {
        await box.fill('one\ntwo');
        await box.evaluate((element) => element.select());
        await bar.getByRole('button', { name: 'Quotation' }).click();
        await expectValue(box, '> one\n> two');
    }));

    test('are not there without scripts', () => writing({ scripts: false }, async (page, bar) => {
        assert.equal(await page.locator('[role=toolbar]').count(), 1);
        assert.equal(await bar.count(), 0);
    }));
});
