import { test } from 'node:test';

import { expectHeading, expectPath, expectProblem, expectSeen, pathOf } from './support/expect.mjs';
import { MEMBER, MODERATOR, sessionOf } from './support/people.mjs';
import { checkAxe, checkNoSidewaysScroll, journey, journeys, visit } from './support/site.mjs';
import { newTitle, submit } from './support/topics.mjs';

const DAY = 24 * 60 * 60 * 1000;

async function as(context, handle) {
    await context.clearCookies();
    await context.addCookies((await sessionOf(handle)).cookies);
}

// A draw that Alder announces; its address.
async function announce(page, context, way, list = '') {
    await as(context, MODERATOR);
    await page.goto('/draws');
    await page.getByRole('link', { name: 'Announce a draw' }).click();
    await page.locator('[name=title]').fill(newTitle('Ten citizens'));
    await page.locator('[name=purpose]').fill('They say in ten evenings what the roof will be.');
    await page.locator('[name=category]').selectOption({ index: 1 });
    await page.locator('[name=seats]').fill('10');
    await page.locator('[name=way]').selectOption(way);
    await page.locator('[name=list]').fill(list);
    await page.locator('[name=quotas]').fill('women 5\nmen 5');
    await page.locator('[name=sources]').fill('The numbers of the lottery, spaces between');
    await page.locator('[name=date]').fill(new Date(Date.now() + DAY).toISOString().slice(0, 10));
    await page.locator('[name=hour]').fill('19:30');
    await submit(page, 'Announce the draw');
    await expectPath(page, /^\/draws\/[a-z0-9-]+\/\d+$/);
    return pathOf(page);
}

async function publish(page, context, draw) {
    await as(context, MODERATOR);
    await page.goto(draw);
    await page.getByRole('link', { name: 'Publish the list' }).click();
    await submit(page, 'Publish the list');
    await expectPath(page, /^\/draws\/[a-z0-9-]+\/\d+$/);
}

journeys('a public draw', () => {
    journey('calls for volunteers, and its list is published', async (page, context) => {
        const draw = await announce(page, context, 'volunteers');
        await as(context, MEMBER);
        await page.goto(draw);
        await page.getByRole('link', { name: 'Come forward' }).click();
        await expectSeen(page.getByText('Your name will stand on the list'));
        await page.locator('[name=label]').selectOption('women');
        await submit(page, 'Come forward');
        await expectSeen(page.getByText('You have come forward.'));
        await publish(page, context, draw);
        await expectSeen(page.getByText('The list is shorter than the seats.'));
        await expectSeen(page.locator('#list').getByRole('link', { name: MEMBER }));
        await expectSeen(page.getByText('palabre draw --announce list.txt'));
    });

    journey('keeps what was typed when something is wrong', async (page, context) => {
        await as(context, MODERATOR);
        await page.goto('/draws/new');
        await page.locator('[name=title]').fill('Ten citizens');
        await page.locator('[name=purpose]').fill('For the roof.');
        await page.locator('[name=category]').selectOption({ index: 1 });
        await page.locator('[name=seats]').fill('10');
        await page.locator('[name=way]').selectOption('typed');
        await page.locator('[name=list]').fill('Ann\nAnn');
        await page.locator('[name=sources]').fill('The lottery');
        await page.locator('[name=date]').fill('2099-06-09');
        await page.locator('[name=hour]').fill('19:30');
        await submit(page, 'Announce the draw');
        await expectProblem(page, 'list');
    });

    journey('is found from every page', async (page) => {
        await page.goto('/');
        await page.getByRole('contentinfo').getByRole('link', { name: 'Public draws' }).click();
        await expectHeading(page, /^Public draws$/);
    });
});

journeys('the pages of a draw', () => {
    const dresses = {
        light: {}, dark: { scheme: 'dark' }, '320 px, in French': { width: 320, locale: 'fr-FR' },
    };
    for (const [name, options] of Object.entries(dresses)) {
        test(`axe finds nothing, nothing scrolls sideways: ${name}`, async () => {
            const moderator = await sessionOf(MODERATOR);
            let draw;
            await visit({}, async (page, context) => {
                draw = await announce(page, context, 'volunteers');
            });
            await visit({ ...options, session: moderator }, async (page) => {
                const id = draw.split('/').pop();
                for (const path of ['/draws', '/draws/new', draw, `/draws/${id}/volunteer`,
                    `/draws/${id}/publish`, `/draws/${id}/cancel`]) {
                    await page.goto(path);
                    await checkAxe(page);
                    await checkNoSidewaysScroll(page);
                }
            });
        });
    }

    test('a list of many people and long labels stays within a narrow screen', async () => {
        const people = [...Array(24).keys()].map((i) => `Person ${i}\t${i % 2 ? 'wo' : ''}men`);
        let draw;
        await visit({}, async (page, context) => {
            draw = await announce(page, context, 'typed', people.join('\n'));
            await publish(page, context, draw);
        });
        await visit({ width: 320 }, async (page) => {
            await page.goto(draw);
            await checkAxe(page);
            await checkNoSidewaysScroll(page);
        });
    });
});
