import assert from 'node:assert/strict';

import { expectNotSeen, expectProblem, expectSeen } from './support/expect.mjs';
import { ADMINISTRATOR, MEMBER, MODERATOR, OTHER_MEMBER, SUSPENDED_MEMBER, sessionOf } from './support/people.mjs';
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

journeys('a member', () => {
    journey('reports a message, and reads what a moderator made of it', async (page, context) => {
        const words = newTitle('It calls me names');
        const topic = await topicBy(MEMBER, 'You are a lamp.');
        await as(context, OTHER_MEMBER);
        await page.goto(topic);
        await post(page, 1).getByRole('link', { name: /^Report/ }).click();
        await page.locator('[name=words]').fill(words);
        await page.locator('[name=rule]').selectOption({ label: 'Attacks a person' });
        await submit(page, 'Report to the moderators');
        await expectSeen(page.getByText('It waits for a moderator.'));
        const report = page.url();

        await as(context, MEMBER);
        await page.goto(report);
        await expectNotSeen(page, words);

        await as(context, MODERATOR);
        await page.goto('/');
        await page.getByRole('link', { name: /to review/ }).click();
        await expectSeen(page.getByText(words));
        await page.locator('section', { hasText: words }).getByRole('button', { name: /^Leave it/ })
            .click();
        await page.waitForLoadState();
        await expectNotSeen(page, words);

        await as(context, OTHER_MEMBER);
        await page.goto(report);
        await expectSeen(page.getByText(/left the message as it is/));
    });

    journey('who is suspended reads on, writes nothing, and is told why', async (page, context) => {
        const topic = await topicBy(MEMBER);
        const reason = newTitle('Attacks in every debate');
        await as(context, MODERATOR);
        await page.goto(`/u/${SUSPENDED_MEMBER}/suspend`);
        await page.locator('[name=days]').selectOption({ label: 'One day' });
        await page.locator('[name=reason]').fill(reason);
        await submit(page, 'Suspend');
        await expectSeen(page.getByText(/Suspended until/));

        await as(context, SUSPENDED_MEMBER);
        await page.goto(topic);
        assert.equal(await page.locator('[name=body]').count(), 0);
        await page.getByRole('link', { name: 'Why, and what you can do' }).click();
        await expectSeen(page.getByText(reason));

        await as(context, MODERATOR);
        await page.goto(`/u/${SUSPENDED_MEMBER}/reinstate`);
        await page.locator('[name=reason]').fill('They apologised.');
        await submit(page, 'Reinstate');
        await as(context, SUSPENDED_MEMBER);
        await page.goto(topic);
        await expectSeen(page.locator('[name=body]'));
    });
});

journeys('an administrator', () => {
    journey('changes a setting with a reason, in public', async (page, context) => {
        const reason = newTitle('Large teams may be called');
        await as(context, ADMINISTRATOR);
        await page.goto('/settings/site');
        await page.locator('a[href="/settings/site/team-mention-members"]').click();
        await page.locator('[name=value]').fill('0');
        await page.locator('[name=reason]').fill(reason);
        await submit(page, 'Save');
        await expectProblem(page, 'value');
        await page.locator('[name=value]').fill(String(200 + Math.floor(Math.random() * 1000)));
        await submit(page, 'Save');
        await expectSeen(page.getByRole('status'));
        await context.clearCookies();
        await page.goto('/moderation');
        await expectSeen(page.getByText(reason));
    });
});
