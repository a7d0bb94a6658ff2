// Somebody looks for something: from any page, by words, phrases and ways to narrow a search.

import assert from 'node:assert/strict';

import { expectHeading, expectNotSeen, expectPath, expectSeen, expectValue } from './support/expect.mjs';
import { journey, journeys } from './support/site.mjs';

const hits = (page) => page.locator('ol.hits > li');

async function searchFor(page, words) {
    await page.goto(`/search?q=${encodeURIComponent(words)}`);
}

journeys('a visitor searches', () => {
    journey('from the field above every page', async (page) => {
        await page.goto('/categories');
        const field = page.getByRole('banner').getByRole('searchbox');
        await field.fill('réparer');
        await field.press('Enter');
        await expectPath(page, /^\/search$/);
        await expectHeading(page, /Search/);
        await expectSeen(hits(page));
        await expectSeen(page.locator('ol.hits mark'));
        await expectValue(page.getByRole('main').getByRole('searchbox'), 'réparer');
    });

    journey('accents, case and forms of a word make no difference', async (page) => {
        await searchFor(page, 'réparer');
        const count = await page.locator('#hits-title').innerText();
        await searchFor(page, 'REPARER');
        assert.equal((await page.locator('#hits-title').innerText()).match(/\d+/)[0],
            count.match(/\d+/)[0]);
    });

    journey('a result leads to its message', async (page) => {
        await searchFor(page, 'réparer kind:debate');
        const link = hits(page).first().getByRole('heading').getByRole('link');
        await link.click();
        await expectPath(page, /^\/t\/[^/]+\/\d+/);
    });

    journey('a search is narrowed without typing', async (page) => {
        await searchFor(page, 'réparer');
        await page.getByRole('complementary').getByRole('link', { name: 'In titles only' }).click();
        await expectValue(page.getByRole('main').getByRole('searchbox'), 'réparer in:title');
        await expectSeen(hits(page));
        const orders = page.getByRole('navigation', { name: 'Order of the results' });
        await orders.getByRole('link', { name: 'Newest' }).click();
        assert.equal(await orders.locator('[aria-current=page]').innerText(), 'Newest');
        await expectSeen(hits(page));
    });

    journey('what a search may say stands on its page', async (page) => {
        await page.goto('/search');
        await expectSeen(page.getByText('in:title', { exact: true }));
        await expectNotSeen(page, /result/);
    });

    journey('a search that finds nothing says so, whatever was typed', async (page) => {
        for (const words of ['zzyzx', '"', 'l\'zzyzx AND (', '<script>alert(1)</script> zzyzx']) {
            await searchFor(page, words);
            await expectHeading(page, /Search/);
            await expectValue(page.getByRole('main').getByRole('searchbox'), words);
        }
    });
});
