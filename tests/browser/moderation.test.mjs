import assert from 'node:assert/strict';

import { expectNotSeen, expectProblem, expectSeen } from './support/expect.mjs';
import { MEMBER, MODERATOR, OTHER_MEMBER, sessionOf } from './support/people.mjs';
import { journey, journeys } from './support/site.mjs';
import { newTitle, post, submit, topicBy } from './support/topics.mjs';

async function as(context, handle) {
    await context.clearCookies();
    await context.addCookies((await sessionOf(handle)).cookies);
}

journeys('a moderator', () => {
    journey('closes a debate with a reason, in public', async (page, context) => {
        const topic = await topicBy(MEMBER);
        const reason = newTitle('It goes on in another debate');
        await as(context, MODERATOR);
        await page.goto(topic);
        await page.getByRole('link', { name: /^Close/ }).click();
        await page.locator('[name=reason]').fill(reason);
        await submit(page, /^Close/);
        await expectSeen(page.getByText('closed'));

        await context.clearCookies();
        await page.goto(topic);
        assert.equal(await page.locator('[name=body]').count(), 0);
        await page.goto('/moderation');
        await expectSeen(page.getByText(reason));
    });

    journey('hides a message with a reason, in public', async (page, context) => {
        const topic = await topicBy(MEMBER, 'Words that hurt somebody.');
        const reason = newTitle('It names somebody');
        await as(context, MODERATOR);
        await page.goto(topic);
        await post(page, 1).getByRole('link', { name: /^Hide/ }).click();
        await page.locator('[name=reason]').fill(reason);
        await submit(page, /^Hide/);
        await page.waitForLoadState();

        await context.clearCookies();
        await page.goto(topic);
        await expectNotSeen(page, 'Words that hurt somebody.');
        await expectSeen(page.getByText(reason));
    });

    journey('cannot act without a reason', async (page, context) => {
        const topic = await topicBy(MEMBER);
        await as(context, MODERATOR);
        await page.goto(topic);
        await page.getByRole('link', { name: /^Close/ }).click();
        await page.locator('[name=reason]').fill(' ');
        await submit(page, /^Close/);
        await expectProblem(page, 'reason');
    });

    journey('alone sees these acts', async (page, context) => {
        const topic = await topicBy(MEMBER);
        await as(context, OTHER_MEMBER);
        await page.goto(topic);
        assert.equal(await page.getByRole('link', { name: /^(Close|Hide)/ }).count(), 0);
    });
});
