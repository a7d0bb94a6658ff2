// What README shows: each picture is a page that holds what README says of it. `make pictures`
// takes them anew.

import { test } from 'node:test';

import { expectSeen } from './support/expect.mjs';
import { DEMO_PASSWORD, signIn } from './support/people.mjs';
import { journeys, picture, visit } from './support/site.mjs';

const DEBATE = '/t/10'; // forum/exchange/demo/national.txt

async function openDebate(page, part = '') {
    await page.goto(DEBATE);
    if (part)
        await page.goto(new URL(page.url()).pathname + part);
}

journeys('the pictures of README', () => {
    test('the front page of a member: what needs them comes first', () =>
        visit({ locale: 'en-GB' }, async (page) => {
            await signIn(page, 'Juniper', DEMO_PASSWORD);
            await page.waitForURL((url) => url.pathname !== '/login');
            await page.goto('/');
            await expectSeen(page.locator('ol.needs li'));
            await picture(page, 'front');
        }));

    test('a debate is a tree', () => visit({}, async (page) => {
        await openDebate(page);
        const answers = page.locator('ol.replies').first();
        await expectSeen(answers.locator('article'));
        await answers.evaluate((element) => element.scrollIntoView());
        await picture(page, 'topic');
    }));

    test('a debate on a telephone, in the dark', () =>
        visit({ width: 360, scheme: 'dark', locale: 'fr-FR' }, async (page) => {
            await openDebate(page);
            await expectSeen(page.getByText('Argument pour').first());
            await picture(page, 'telephone');
        }));

    test('its arguments, for and against', () => visit({}, async (page) => {
        await openDebate(page, '/sides');
        await expectSeen(page.getByRole('heading', { name: 'Arguments against' }));
        await picture(page, 'sides');
    }));

    test('a team and the calls that wait for it', () => visit({}, async (page) => {
        await page.goto('/g/Accueil');
        await expectSeen(page.getByRole('heading', { level: 1 }));
        await picture(page, 'team');
    }));

    test('a decision that was forked: what one may do, and the two ways', () => visit({}, async (page) => {
        await page.goto('/d/2');
        await expectSeen(page.getByRole('heading', { name: 'What members can do now' }));
        await expectSeen(page.getByRole('heading', { name: 'Parmi les volontaires' }));
        await picture(page, 'decision');
    }));

    test('all decisions, and how one comes out of another', () => visit({}, async (page) => {
        await page.goto('/decisions');
        await expectSeen(page.locator('main svg'));
        await picture(page, 'decisions');
    }));

    test('an article, and what is said of its words', () => visit({}, async (page) => {
        await page.goto('/law/durer/v3/3');
        await expectSeen(page.locator('mark').first());
        await picture(page, 'law');
    }));

    test('a vote that is closed, and its seats', () => visit({}, async (page) => {
        await page.goto('/b/2');
        await expectSeen(page.locator('svg.hemi'));
        await picture(page, 'ballot');
    }));

    test('a search finds a word in all its forms', () => visit({}, async (page) => {
        await page.goto('/search?q=tirages');
        await expectSeen(page.locator('main mark', { hasText: /tirage\b/i }));
        await picture(page, 'search');
    }));
});
