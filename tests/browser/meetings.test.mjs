import assert from 'node:assert/strict';

import { expectHeading, expectPath, expectProblem, expectSeen, pathOf } from './support/expect.mjs';
import { tabTo } from './support/keyboard.mjs';
import { MEMBER, OTHER_MEMBER, sessionOf } from './support/people.mjs';
import { checkAxe, journey, journeys, visit } from './support/site.mjs';
import { newTitle, submit, topicBy } from './support/topics.mjs';

const DAY = 24 * 60 * 60 * 1000;
const OVER = '/m/1'; // of the demo: its minutes are published

async function as(context, handle) {
    await context.clearCookies();
    await context.addCookies((await sessionOf(handle)).cookies);
}

function inDays(days) {
    return new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
}

// A meeting that Birch calls; its address.
async function call(page, context, title = newTitle('The roof')) {
    await as(context, MEMBER);
    await page.goto('/meetings/new');
    await page.locator('[name=title]').fill(title);
    await page.locator('[name=category]').selectOption({ index: 1 });
    await page.locator('[name=date]').fill(inDays(3));
    await page.locator('[name=hour]').fill('19:30');
    await page.locator('[name=place]').fill('The library');
    await submit(page, 'Call the meeting');
    await expectPath(page, /^\/m\/[a-z0-9-]+\/\d+$/);
    return pathOf(page);
}

async function bring(page, meeting, title, topic) {
    await page.goto(meeting);
    await page.getByRole('link', { name: 'Put something on the agenda' }).click();
    await page.locator('[name=title]').fill(title);
    await page.locator('[name=topic]').fill(topic);
    await submit(page, 'Put it on the agenda');
    await expectSeen(page.getByRole('heading', { name: title }));
}

journeys('a meeting', () => {
    journey('is found in the main navigation, and says what it proposed', async (page) => {
        await page.goto('/');
        await page.getByRole('navigation', { name: 'Main' })
            .getByRole('link', { name: 'Meetings' }).click();
        await expectHeading(page, /^Meetings$/);
        await expectSeen(page.getByRole('heading', { name: 'Next' }));
        await page.goto(OVER);
        await expectSeen(page.getByText(/The meeting of .* proposed; /));
        await expectSeen(page.getByRole('heading', { name: 'Minutes' }));
        await page.locator('#agenda').getByRole('link').first().click();
        await expectPath(page, /^\/(t|d)\//);
    });

    journey('is called, with the day and the hour at hand', async (page, context) => {
        const meeting = await call(page, context);
        await expectSeen(page.getByText('19:30 to 21:00'));
        await page.getByRole('link', { name: 'Edit the meeting' }).click();
        assert.equal(await page.locator('[name=hour]').inputValue(), '19:30');
        await page.locator('[name=hour]').fill('20:15');
        await submit(page, 'Save the meeting');
        await expectPath(page, new RegExp(`^${meeting}$`));
        await expectSeen(page.getByText('20:15 to 21:45'));
        await expectSeen(page.getByText(/It was planned for .*19:30/));
    });

    journey('whose place is missing is not called, and nothing is lost', async (page, context) => {
        await as(context, MEMBER);
        await page.goto('/meetings/new');
        await page.locator('[name=title]').fill('Nowhere');
        await page.locator('[name=category]').selectOption({ index: 1 });
        await page.locator('[name=date]').fill(inDays(3));
        await page.locator('[name=hour]').fill('19:30');
        await submit(page, 'Call the meeting');
        await expectProblem(page, 'place');
        assert.equal(await page.locator('[name=date]').inputValue(), inDays(3));
    });

    journey('has an agenda that others fill and its keeper orders', async (page, context) => {
        const topic = await topicBy();
        const meeting = await call(page, context);
        await as(context, OTHER_MEMBER);
        await bring(page, meeting, 'The gutter', topic);
        await bring(page, meeting, 'The ladder', topic);
        await as(context, MEMBER);
        await page.goto(meeting);
        await submit(page, 'Later The gutter');
        const titles = page.locator('#agenda h3');
        assert.deepEqual(await titles.allInnerTexts(), ['The ladder', 'The gutter']);
        await page.getByRole('link', { name: 'Take off the agenda The ladder' }).click();
        await submit(page, 'Take it off');
        assert.deepEqual(await titles.allInnerTexts(), ['The gutter']);
        await page.goto(topic);
        await page.getByRole('region', { name: 'Meetings that speak of it' })
            .getByRole('link').click();
        await expectPath(page, new RegExp(`^${meeting}$`));
    });

    journey('is cancelled with a reason, and its page stays', async (page, context) => {
        const meeting = await call(page, context);
        await page.getByRole('link', { name: 'Cancel it' }).click();
        await page.locator('[name=reason]').fill('The library is closed.');
        await submit(page, 'Cancel the meeting');
        await expectPath(page, new RegExp(`^${meeting}$`));
        await expectSeen(page.getByText('The library is closed.'));
        const calendar = await page.request.get(`${meeting}.ics`);
        assert.match(await calendar.text(), /\r\nSTATUS:CANCELLED\r\n/);
    });

    journey('is brought something by keyboard alone', async (page, context) => {
        const topic = await topicBy();
        const meeting = await call(page, context);
        await tabTo(page, page.getByRole('link', { name: 'Put something on the agenda' }));
        await page.keyboard.press('Enter');
        await expectPath(page, /\/items\/new$/);
        await tabTo(page, page.locator('[name=title]'));
        await page.keyboard.type('The chimney');
        await tabTo(page, page.locator('[name=topic]'));
        await page.keyboard.type(topic);
        await page.keyboard.press('Enter');
        await expectPath(page, new RegExp(`^${meeting}$`));
        await expectSeen(page.getByRole('heading', { name: 'The chimney' }));
    });

    journey('is taken along as a calendar and as text', async (page) => {
        await page.goto(OVER);
        const address = pathOf(page);
        const calendar = await page.request.get(`${address}.ics`);
        assert.equal(calendar.headers()['content-type'], 'text/calendar; charset=utf-8');
        const text = await page.request.get(`${address}.md`);
        assert.equal(text.headers()['content-type'], 'text/markdown; charset=utf-8');
        assert.match(await text.text(), /^# /);
    });
});

journeys('a meeting in French', () => {
    journey('says its day and its hour as French does', async (page) => {
        await page.goto(OVER);
        await expectSeen(page.getByText(/^La rencontre du\s\d+(er)?\s\S+\s\d{4} a proposé\u202f;/));
        await expectSeen(page.getByText(/, de \d+\u00a0h\u00a0\d\d à \d+\u00a0h\u00a0\d\d/));
        await visit({ locale: 'fr-FR' }, async (other) => {
            await other.goto('/meetings');
            await checkAxe(other);
        });
    }, { locale: 'fr-FR' });
});
