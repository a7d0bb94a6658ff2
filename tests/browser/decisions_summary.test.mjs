// A summary of a debate: written beside its messages, each sentence with what it cites.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { expectHeading, expectPath, expectProblem, expectSeen } from './support/expect.mjs';
import { MEMBER, sessionOf } from './support/people.mjs';
import { checkAxe, checkNoSidewaysScroll, journey, journeys, screenshot, visit }
    from './support/site.mjs';
import { submit, topicBy } from './support/topics.mjs';

// The editor of a new decision of MEMBER's, in a debate with two answers.
async function editor() {
    const topic = await topicBy(MEMBER, 'The library, or the station?');
    let address;
    await visit({ session: await sessionOf(MEMBER) }, async (page) => {
        for (const text of ['The library is warm.', 'The station is near.']) {
            await page.goto(topic);
            await page.locator('[name=body]').fill(text);
            await submit(page, 'Publish');
            await expectSeen(page.locator('.thread').getByText(text));
        }
        await page.goto(`/t/${topic.split('/').pop()}/decide`);
        await page.locator('[name=question]').fill('Where do we meet on Thursdays?');
        await page.locator('[name=status_quo]').fill('We meet at the station.');
        await page.locator('[name=affected]').fill('All who come.');
        for (const name of ['scope', 'reversible', 'forkable', 'fallback'])
            await page.locator(`[name=${name}]`).selectOption({ index: 1 });
        await page.locator('[name=fork_why]').fill('Two places can be tried.');
        await page.locator('[name=floor_people]').fill('2');
        await page.locator('[name=floor_groups]').fill('0');
        await page.locator('main form button.btn').first().click();
        await expectPath(page, /^\/d\/[a-z0-9-]+\/\d+$/);
        address = `/d/${new URL(page.url()).pathname.split('/').pop()}/summary`;
    });
    return { address, topic };
}

const field = (page, name) => page.locator(`textarea[name=${name}]`);

journeys('the summary of a debate', () => {
    journey('is typed, refused with its words kept, looked at and published', async (page, context) => {
        const { address, topic } = await editor();
        await context.addCookies((await sessionOf(MEMBER)).cookies);
        await page.goto(address);
        await expectSeen(page.getByText('The library is warm.'));
        await field(page, 'happened').fill('Two places were named. #2 #3');
        await field(page, 'agreed').fill('It has to be warm.');
        await submit(page, 'Publish');
        await expectProblem(page, 'agreed');
        assert.equal(await field(page, 'happened').inputValue(), 'Two places were named. #2 #3');
        await field(page, 'agreed').fill('It has to be warm. #2');
        await submit(page, 'Preview');
        await expectSeen(page.locator('.preview').getByText('It has to be warm.'));
        await submit(page, 'Publish');
        await expectHeading(page, /Where the debate stands/);
        await page.goto(topic);
        await expectSeen(page.locator('.summary').getByText('Two places were named.'));
        await page.locator('.summary .cites a').first().click();
        await expectPath(page, /\/t\/.*/);
    });

    test('a message’s button puts its number where the cursor is, by mouse and by keyboard', async () => {
        const { address } = await editor();
        await visit({ session: await sessionOf(MEMBER) }, async (page) => {
            await page.goto(address);
            await field(page, 'why').fill('It is warm.\nIt is near.');
            await field(page, 'why').evaluate((box) => box.setSelectionRange(3, 3));
            const second = page.getByRole('button', { name: 'Cite #2' });
            await second.click();
            await second.click(); // once is enough
            assert.equal(await field(page, 'why').inputValue(), 'It is warm. #2\nIt is near.');
            await field(page, 'why').evaluate((box) => {
                box.focus();
                box.setSelectionRange(box.value.length, box.value.length);
            });
            await page.getByRole('button', { name: 'Cite #3' }).focus();
            await page.keyboard.press('Enter');
            assert.equal(await field(page, 'why').inputValue(), 'It is warm. #2\nIt is near. #3');
            assert.equal(await page.getByRole('status').first().textContent(), 'It is near. #3');
            await submit(page, 'Publish');
            await expectHeading(page, /Where the debate stands/);
        });
    });

    test('without a script no button is there that does nothing', async () => {
        const { address } = await editor();
        await visit({ session: await sessionOf(MEMBER), scripts: false }, async (page) => {
            await page.goto(address);
            assert.equal(await page.locator('[data-cite]:visible').count(), 0);
            await expectSeen(page.locator('.token').first());
        });
    });

    for (const options of [{ width: 320 }, { scheme: 'dark' }, { forcedColors: true }]) {
        test(`reads well in ${JSON.stringify(options)}`, async () => {
            const { address } = await editor();
            await visit({ session: await sessionOf(MEMBER), ...options }, async (page) => {
                await page.goto(address);
                await checkAxe(page);
                await checkNoSidewaysScroll(page);
                await field(page, 'happened').fill('Two places were named. #2 #3');
                await submit(page, 'Publish');
                await expectHeading(page, /Where the debate stands/);
                await checkAxe(page);
                await checkNoSidewaysScroll(page);
                await screenshot(page, `summary-${Object.keys(options)[0]}`);
            });
        });
    }
});
