import assert from 'node:assert/strict';

import { expectHeading, expectNotSeen, expectPath, expectProblem, expectSeen, expectValue, pathOf }
    from './support/expect.mjs';
import { MEMBER, MODERATOR, OTHER_MEMBER, sessionOf } from './support/people.mjs';
import { journey, journeys, site, visit } from './support/site.mjs';
import { newTitle, post, submit, topicBy, writeTopic } from './support/topics.mjs';

async function as(context, handle) {
    await context.clearCookies();
    await context.addCookies((await sessionOf(handle)).cookies);
}

async function reply(page, text) {
    await page.locator('[name=body]').fill(text);
    await submit(page, 'Publish');
    await expectSeen(page.getByText(text));
}

journeys('a debate', () => {
    journey('is opened, answered, and the answer answered', async (page, context) => {
        await as(context, MEMBER);
        const title = newTitle('Who keeps the keys?');
        await writeTopic(page, title, 'The hall has **two** doors.');
        await expectHeading(page, /Who keeps the keys/);
        await expectSeen(page.locator('strong', { hasText: 'two' }));
        const topic = pathOf(page);

        await as(context, OTHER_MEMBER);
        await page.goto(topic);
        await reply(page, 'Whoever lives nearest.');
        await expectSeen(post(page, 2));

        await as(context, MODERATOR);
        await page.goto(topic);
        await post(page, 2).getByRole('link', { name: /^Reply/ }).click();
        await reply(page, 'Nearest by foot, not by car.');
        await page.goto(topic);
        await expectSeen(page.locator('ol.replies article#p3'));
        await expectSeen(post(page, 3).getByRole('link', { name: 'in reply to' }));
    });

    journey('a form sent twice makes one message', async (page, context) => {
        await as(context, MEMBER);
        await page.goto(await topicBy(MEMBER));
        await page.locator('[name=body]').fill('I pressed twice.');
        // What the browser would send, sent as a finger on a slow line does.
        const form = await page.locator('form#reply').evaluate((element) =>
            Object.fromEntries(new FormData(element)));
        const action = await page.locator('form#reply').getAttribute('action');
        const send = () => context.request.post(action, {
            form, headers: { origin: site }, maxRedirects: 0,
        });
        const [first, second] = [await send(), await send()];
        assert.equal(first.status(), 303);
        assert.equal(second.headers().location, first.headers().location);
        await page.reload();
        assert.equal(await page.locator('.post-b', { hasText: 'I pressed twice.' }).count(), 1);
    });
});

journeys('a message', () => {
    journey('is changed by its author, and its past can be read', async (page, context) => {
        const topic = await topicBy(MEMBER, 'The first wording.');
        await as(context, MEMBER);
        await page.goto(topic);
        await post(page, 1).getByRole('link', { name: /^Edit/ }).click();
        await expectValue(page.locator('[name=body]'), 'The first wording.');
        await page.locator('[name=body]').fill('The second wording.');
        await submit(page, 'Save');
        await expectSeen(post(page, 1).getByText('The second wording.'));
        await page.goto(`${topic}/1/history`);
        await expectSeen(page.getByText('second wording'));
    });

    journey('is deleted by its author, and its place stays', async (page, context) => {
        const topic = await topicBy(MEMBER);
        await as(context, OTHER_MEMBER);
        await page.goto(topic);
        await reply(page, 'I take this back.');
        await post(page, 2).getByRole('link', { name: /^Delete/ }).click();
        await submit(page, /^Delete/);
        await page.goto(topic);
        await expectNotSeen(page, 'I take this back.');
        await expectSeen(page.locator('#p2.gone'));
    });

    journey('nobody else may change it', async (page, context) => {
        const topic = await topicBy(MEMBER);
        await as(context, OTHER_MEMBER);
        await page.goto(topic);
        assert.equal(await post(page, 1).getByRole('link', { name: /^Edit/ }).count(), 0);
    });
});

journeys('a form that is refused', () => {
    journey('without a title keeps the text', async (page, context) => {
        await as(context, MEMBER);
        await page.goto('/new');
        await page.locator('[name=category]').selectOption({ index: 1 });
        // A browser would hold back an empty required field: a blank one gets through to the server.
        await page.locator('[name=title]').fill(' ');
        await page.locator('[name=body]').fill('The text is long, the title forgotten.');
        await submit(page, 'Open the debate');
        await expectProblem(page, 'title');
        await expectValue(page.locator('[name=body]'), 'The text is long, the title forgotten.');
    });

    journey('for too long a text keeps all of it', async (page, context) => {
        const text = 'All of this was typed by hand. '.repeat(1100);
        const topic = await topicBy(MEMBER);
        await as(context, OTHER_MEMBER);
        await page.goto(topic);
        await page.locator('[name=body]').fill(text);
        await submit(page, 'Publish');
        await expectProblem(page, 'body');
        assert.equal((await page.locator('[name=body]').inputValue()).trim(), text.trim());
    });

    journey('because the debate was closed meanwhile keeps the text', async (page, context) => {
        const topic = await topicBy(MEMBER);
        await as(context, OTHER_MEMBER);
        await page.goto(topic);
        await page.locator('[name=body]').fill('One minute too late.');
        await visit({ session: await sessionOf(MODERATOR) }, async (other) => {
            await other.goto(topic);
            await other.getByRole('link', { name: /^Close/ }).click();
            await other.locator('[name=reason]').fill('It was said twice.');
            await submit(other, /^Close/);
            await other.waitForLoadState();
        });
        await submit(page, 'Publish');
        await expectSeen(page.getByRole('main').getByRole('alert'));
        await expectValue(page.locator('[name=body]'), 'One minute too late.');
    });
});
