import assert from 'node:assert/strict';
import { test } from 'node:test';

import { expectNotSeen, expectPath, expectSeen, expectValue, pathOf } from './support/expect.mjs';
import { MEMBER, MODERATOR, OTHER_MEMBER, sessionOf } from './support/people.mjs';
import { checkAxe, checkNoSidewaysScroll, journey, journeys, screenshot, visit }
    from './support/site.mjs';
import { post, submit, topicBy } from './support/topics.mjs';

let count = 0;

function withScripts(name, options, body) {
    test(`${name}, scripts on`, () => visit(options, body));
}

async function as(context, handle) {
    await context.clearCookies();
    await context.addCookies((await sessionOf(handle)).cookies);
}

// A team that the moderator made, and whose only member joined by the page.
async function teamOf(member) {
    count += 1;
    const handle = `Circle_${process.pid}_${count}`;
    await visit({ session: await sessionOf(MODERATOR) }, async (page) => {
        await page.goto('/teams');
        await page.getByRole('link', { name: 'Make a team' }).click();
        await page.locator('[name=handle]').fill(handle);
        await submit(page, 'Make the team');
        await expectPath(page, new RegExp(`^/g/${handle}$`));
    });
    await visit({ session: await sessionOf(member) }, async (page) => {
        await page.goto(`/g/${handle}`);
        await submit(page, 'Join this team');
        await expectSeen(page.getByRole('link', { name: 'Leave this team' }));
    });
    return handle;
}

async function write(page, text) {
    await page.locator('[name=body]').fill(text);
    await page.keyboard.press('Escape');
}

journeys('a mention', () => {
    journey('says who will be told, tells them, and is settled by opening the debate', async (page, context) => {
        const topic = await topicBy(MEMBER);
        await as(context, MEMBER);
        await page.goto(topic);
        await write(page, `@${OTHER_MEMBER}, will you bring the bread?`);
        await submit(page, 'Preview');
        await expectSeen(page.getByText('This message will tell 1 person:'));
        await submit(page, 'Publish');
        await expectSeen(post(page, 2).getByRole('link', { name: `@${OTHER_MEMBER}` }));

        await as(context, OTHER_MEMBER);
        await page.goto('/latest');
        const band = page.getByRole('banner').getByRole('link', { name: /new notice/ });
        await band.click();
        await expectPath(page, /^\/notices$/);
        await page.locator('ul.notices li.unread').filter({ hasText: `${MEMBER} mentions you` })
            .getByRole('link').first().click();
        await expectPath(page, new RegExp(`^${topic}/2`));
        await page.goto('/notices');
        const first = page.locator('ul.notices li').first();
        await expectSeen(first.getByText(`${MEMBER} mentions you`));
        assert.equal(await first.getAttribute('class'), 'read');
    });

    journey('all notices are marked as read at once', async (page, context) => {
        const topic = await topicBy(OTHER_MEMBER);
        await as(context, MEMBER);
        await page.goto(topic);
        await write(page, 'A reply that tells who asked.');
        await submit(page, 'Publish');
        await as(context, OTHER_MEMBER);
        await page.goto('/notices');
        await submit(page, 'Mark all as read');
        await expectSeen(page.getByText('Nothing new.'));
        await expectNotSeen(page, 'new notice');
    });
});

journeys('a call', () => {
    journey('is taken, given back, and answered by a reply', async (page, context) => {
        const team = await teamOf(OTHER_MEMBER);
        const topic = await topicBy(MEMBER);
        await as(context, MEMBER);
        await page.goto(topic);
        await write(page, `@${team}: what does the charter say?`);
        await submit(page, 'Publish');
        const chip = post(page, 2).locator('a.mention.team');
        await expectSeen(chip.getByText('call without an answer yet'));

        await as(context, OTHER_MEMBER);
        await page.goto('/calls');
        const row = page.locator('ol.needs > li').filter({ hasText: team }).first();
        await row.getByRole('button', { name: /^Take it/ }).click();
        await expectSeen(page.getByText('You take care of the call.'));
        await page.goto(topic);
        await expectSeen(chip.getByText(`call taken by ${OTHER_MEMBER}`));
        await page.goto('/calls');
        await row.getByRole('button', { name: /^Give it back/ }).click();
        await expectSeen(page.getByText('The call waits for the team again.'));
        await row.getByRole('link', { name: /^Reply/ }).click();
        await write(page, 'Article four.');
        await submit(page, 'Publish');
        await expectSeen(chip.getByText('call answered'));
    });

    journey('of nobody waits on a page for everyone', async (page) => {
        const team = await teamOf(OTHER_MEMBER);
        const topic = await topicBy(MEMBER, `@${team}, who has the keys?`);
        await page.goto('/calls');
        const row = page.locator('ol.needs > li').filter({ hasText: team });
        await expectSeen(row.getByText('Nobody takes care of it yet'));
        await row.getByRole('heading').getByRole('link').click();
        assert.ok(pathOf(page).startsWith(topic));
    });
});

journeys('names, completed as one types,', () => {
    for (const [key, does] of [['Enter', 'Enter takes it'], ['Tab', 'Tab takes it']]) {
        withScripts(`are found by their beginning: ${does}`, {}, async (page, context) => {
            await as(context, MEMBER);
            await page.goto(await topicBy(MEMBER));
            const box = page.locator('[name=body]');
            await box.focus();
            await page.keyboard.type(`Ask @${OTHER_MEMBER.slice(0, 3).toLowerCase()}`);
            const option = page.getByRole('option', { name: `@${OTHER_MEMBER}` });
            await expectSeen(option);
            assert.equal(await box.getAttribute('aria-activedescendant'),
                await page.locator('[role=option][aria-selected=true]').getAttribute('id'));
            await checkAxe(page);
            await screenshot(page, 'mentions');
            while (await option.getAttribute('aria-selected') !== 'true')
                await page.keyboard.press('ArrowDown');
            await page.keyboard.press(key);
            await expectValue(box, `Ask @${OTHER_MEMBER} `);
            assert.equal(await page.getByRole('option').count() === 0
                || await page.getByRole('listbox').isHidden(), true);
        });
    }

    withScripts('stay as typed after Escape, and in an address', {}, async (page, context) => {
        await as(context, MEMBER);
        await page.goto(await topicBy(MEMBER));
        const box = page.locator('[name=body]');
        await box.focus();
        await page.keyboard.type(`@${OTHER_MEMBER.slice(0, 3)}`);
        await expectSeen(page.getByRole('option').first());
        await page.keyboard.press('Escape');
        assert.ok(await page.locator('#mentions').isHidden());
        await page.keyboard.type(` mail@${OTHER_MEMBER.slice(0, 3)}`);
        await page.waitForTimeout(300);
        assert.ok(await page.locator('#mentions').isHidden());
    });
});

journeys('the pages of notices and calls', () => {
    for (const path of ['/notices', '/settings/notices', '/calls']) {
        withScripts(`${path} has no fault and does not scroll sideways`, { width: 320 }, async (page, context) => {
            await as(context, OTHER_MEMBER);
            await page.goto(path);
            await checkNoSidewaysScroll(page);
            await checkAxe(page);
        });
    }
});
