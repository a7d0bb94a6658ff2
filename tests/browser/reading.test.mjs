import assert from 'node:assert/strict';

import { expectHeading, expectPath, expectSeen, pathOf } from './support/expect.mjs';
import { journey, journeys } from './support/site.mjs';

async function openDebate(page) {
    await page.goto('/top?period=all'); // the other journeys open debates, too
    await page.getByRole('link', { name: /^Réparer plutôt que jeter/ }).click();
    await expectPath(page, /^\/t\/reparer-[a-z0-9-]+\/\d+$/);
}

journeys('a visitor reads', () => {
    journey('the front page leads to a debate', async (page) => {
        await page.goto('/');
        const link = page.getByRole('main').locator('.topic-t a').first();
        const title = await link.innerText();
        await link.click();
        assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), title);
    });

    journey('categories lead to their topics', async (page) => {
        await page.goto('/categories');
        await page.getByRole('main').getByRole('link', { name: 'Textes de loi' }).click();
        await expectPath(page, /^\/c\/textes\/\d+$/);
        await expectHeading(page, /Textes de loi/);
        await expectSeen(page.locator('.topic-t a'));
    });

    journey('a debate stands as a tree and by time', async (page) => {
        await openDebate(page);
        await expectSeen(page.locator('ol.thread ol.replies article'));
        const orders = page.getByRole('navigation', { name: 'Order of the messages' });
        await orders.getByRole('link', { name: 'By time' }).click();
        await expectSeen(page.locator('article.post'));
        assert.equal(await page.locator('ol.replies').count(), 0);
        const numbers = await page.locator('article.post').evaluateAll((posts) =>
            posts.map((post) => Number(post.id.slice(1))));
        assert.deepEqual(numbers, [...numbers].sort((a, b) => a - b));
        await page.getByRole('link', { name: 'Tree' }).click();
        await expectSeen(page.locator('ol.replies'));
    });

    journey('one message has an address', async (page) => {
        await openDebate(page);
        const topic = pathOf(page);
        await page.goto(`${topic}/2`);
        await expectPath(page, /^\/t\/[a-z0-9-]+\/\d+\/2$/);
        await expectSeen(page.locator('article.post'));
    });

    journey('a wrong slug is put right', async (page) => {
        await openDebate(page);
        const topic = pathOf(page);
        await page.goto(topic.replace(/^\/t\/[^/]+/, '/t/another-name'));
        assert.equal(pathOf(page), topic);
    });

    journey('what is not there says so', async (page) => {
        const answer = await page.goto('/t/nothing/999999');
        assert.equal(answer.status(), 404);
        await expectHeading(page, /nothing here/);
        await page.getByRole('main').getByRole('link').first().click();
        assert.equal(pathOf(page), '/');
    });
});
