// Where everyone arrives, and the ways on from there.

import assert from 'node:assert/strict';
import { before } from 'node:test';

import { expectHeading, expectPath, expectSeen, pathOf } from './support/expect.mjs';
import { MEMBER, sessionOf } from './support/people.mjs';
import { journey, journeys } from './support/site.mjs';

const lists = (page) => page.getByRole('navigation', { name: 'Lists of debates' });

journeys('the front page', () => {
    const member = {};
    before(async () => {
        member.session = await sessionOf(MEMBER);
    });

    journey('a visitor finds where to begin', async (page) => {
        await page.goto('/');
        await page.getByRole('link', { name: /^First visit/ }).click();
        await expectSeen(page.getByRole('heading', { name: 'Start here' }));
        await page.locator('#start').getByRole('link', { name: 'How we decide here' }).click();
        await expectPath(page, /^\/about$/);
    });

    journey('what is most discussed, in which time', async (page) => {
        await page.goto('/');
        await lists(page).getByRole('link', { name: 'Most discussed' }).click();
        await expectPath(page, /^\/top$/);
        await expectHeading(page, /Most discussed/);
        const since = page.getByRole('navigation', { name: 'Since when' });
        await since.getByRole('link', { name: 'Since the beginning' }).click();
        await expectSeen(page.locator('.topic-t a'));
        assert.equal(await since.locator('[aria-current]').innerText(), 'Since the beginning');
        const replies = await page.locator('.topic-n b').allInnerTexts();
        assert.ok(Number(replies[0]) >= Number(replies.at(-1)));
        await lists(page).getByRole('link', { name: 'Latest' }).click();
        await expectPath(page, /^\/latest$/);
    });

    journey('a team stands there with its page', async (page) => {
        await page.goto('/');
        const team = page.locator('.groups a').first();
        const name = await team.innerText();
        await team.click();
        await expectPath(page, /^\/g\//);
        assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), name);
    });

    journey('a list can be followed from elsewhere', async (page) => {
        await page.goto('/latest');
        const link = page.getByRole('link', { name: 'Follow in a feed reader (RSS)' });
        const feed = await page.request.get(await link.getAttribute('href'));
        assert.match(feed.headers()['content-type'], /^application\/rss\+xml/);
        // Parsed as a browser parses XML: an error would be the document.
        const titles = await page.evaluate((text) => {
            const parsed = new DOMParser().parseFromString(text, 'application/xml');
            return [...parsed.querySelectorAll('item > title')].map((title) => title.textContent);
        }, await feed.text());
        assert.deepEqual(titles, await page.locator('.topic-t a').allInnerTexts());
        const head = page.locator('link[rel=alternate][type="application/rss+xml"]');
        assert.equal(await head.getAttribute('href'), await link.getAttribute('href'));
    });

    journey('who is signed in is told what waits, or that nothing does', async (page) => {
        await page.context().addCookies(member.session.cookies);
        await page.goto('/');
        const told = page.locator('.hello .lede');
        const waiting = await page.locator('.needs > li').count();
        assert.match(await told.innerText(), waiting
            ? new RegExp(`\\. ${waiting} things? waits? for you; nothing else is urgent\\.$`)
            : /\. Nothing waits for you, and nothing is urgent\.$/);
        await page.locator('.topic-t a').first().click();
        assert.match(pathOf(page), /^\/t\//);
    });

    journey('a person’s page leads through all they wrote', async (page) => {
        await page.goto('/u/Tilleul');
        await expectSeen(page.getByRole('heading', { name: 'Messages' }));
        assert.match(await page.locator('section .meta').first().innerText(), /\d+ likes? received/);
        await page.locator('.mini a').first().click();
        await expectPath(page, /^\/t\/[a-z0-9-]+\/\d+\/\d+$/);
        await expectSeen(page.locator('article.is-marked'));
    });
});
