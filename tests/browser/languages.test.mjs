import assert from 'node:assert/strict';

import { expectPath, expectSeen, pathOf } from './support/expect.mjs';
import { DEMO_PASSWORD, FRENCH_MEMBER, signIn } from './support/people.mjs';
import { journey, journeys } from './support/site.mjs';

const language = (page) => page.locator('html').getAttribute('lang');

journeys('the language', () => {
    journey('follows the browser', async (page) => {
        await page.goto('/');
        assert.equal(await language(page), 'fr');
        await expectSeen(page.getByRole('banner').getByRole('link', { name: 'Se connecter' }));
    }, { locale: 'fr-FR' });

    journey('follows the account', async (page) => {
        await signIn(page, FRENCH_MEMBER, DEMO_PASSWORD);
        await expectPath(page, /^\/$/);
        assert.equal(await language(page), 'fr');
    });

    journey('is English when the browser has none of ours', async (page) => {
        await page.goto('/');
        assert.equal(await language(page), 'en');
    }, { locale: 'fi-FI' });

    journey('can be chosen, stays, and the page stays the same', async (page) => {
        await page.goto('/categories');
        await page.getByRole('banner').getByRole('link', { name: 'Français' }).click();
        await expectSeen(page.getByRole('banner').getByRole('link', { name: 'English' }));
        assert.equal(pathOf(page), '/categories');
        assert.equal(await language(page), 'fr');
        await page.goto('/about');
        assert.equal(await language(page), 'fr');
        await page.getByRole('banner').getByRole('link', { name: 'English' }).click();
        await expectSeen(page.getByRole('banner').getByRole('link', { name: 'Français' }));
        assert.equal(await language(page), 'en');
    });
});
