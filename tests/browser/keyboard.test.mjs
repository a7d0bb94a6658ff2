import assert from 'node:assert/strict';

import { expectPath, expectSeen, pathOf } from './support/expect.mjs';
import { OTHER_MEMBER, PASSWORD, sessionOf } from './support/people.mjs';
import { journey, journeys } from './support/site.mjs';
import { topicBy } from './support/topics.mjs';

const TAB_MOST = 200;

// Presses Tab until what was looked for has the focus, as somebody without a mouse does, and
// checks that each stop on the way can be seen.
async function tabTo(page, locator) {
    for (let i = 0; i < TAB_MOST; i += 1) {
        await page.keyboard.press('Tab');
        const stop = page.locator(':focus');
        if (await stop.count() === 0)
            continue; // the browser's own controls
        const outline = await stop.evaluate((element) =>
            getComputedStyle(element).outlineStyle !== 'none'
                || getComputedStyle(element.parentElement).outlineStyle !== 'none');
        assert.ok(outline, `no outline on ${await stop.evaluate((e) => e.outerHTML.slice(0, 80))}`);
        if (await locator.evaluate((element) => element === document.activeElement))
            return;
    }
    assert.fail('Tab never came there');
}

journeys('with the keyboard alone', () => {
    journey('the first stop skips to the content', async (page) => {
        await page.goto('/');
        await page.keyboard.press('Tab');
        const skip = page.locator(':focus');
        assert.equal(await skip.getAttribute('href'), '#content');
        assert.ok((await skip.boundingBox()).y >= 0);
        await page.keyboard.press('Enter');
        await tabTo(page, page.getByRole('main').getByRole('link').first());
    });

    journey('one signs in', async (page) => {
        await page.goto('/login');
        await tabTo(page, page.locator('[name=handle]'));
        await page.keyboard.type(OTHER_MEMBER);
        await tabTo(page, page.locator('[name=password]'));
        await page.keyboard.type(PASSWORD);
        await page.keyboard.press('Enter');
        await expectSeen(page.getByRole('banner').getByRole('link', { name: 'your account' }));
    });

    journey('one opens a debate and answers', async (page, context) => {
        const topic = await topicBy();
        await context.addCookies((await sessionOf(OTHER_MEMBER)).cookies);
        await page.goto('/latest');
        await tabTo(page, page.locator(`a[href="${topic}"]`).first());
        await page.keyboard.press('Enter');
        await expectPath(page, new RegExp(`^${topic}$`));
        await tabTo(page, page.locator('[name=body]'));
        await page.keyboard.type('Typed without a mouse.');
        await tabTo(page, page.getByRole('main').getByRole('button', { name: 'Publish' }));
        await page.keyboard.press('Enter');
        await expectSeen(page.getByText('Typed without a mouse.'));
        assert.ok(pathOf(page).startsWith(topic));
    });
});
