import assert from 'node:assert/strict';

import { expectPath, expectSeen, pathOf } from './support/expect.mjs';
import { tabTo } from './support/keyboard.mjs';
import { OTHER_MEMBER, PASSWORD, sessionOf } from './support/people.mjs';
import { journey, journeys } from './support/site.mjs';
import { topicBy } from './support/topics.mjs';

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
