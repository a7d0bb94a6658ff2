// What people do with messages besides writing them: likes, kinds, tags, drafts, what is unread.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { expectHeading, expectNotSeen, expectPath, expectProblem, expectSeen, expectValue, pathOf }
    from './support/expect.mjs';
import { MEMBER, MODERATOR, OTHER_MEMBER, sessionOf } from './support/people.mjs';
import { checkAxe, checkNoSidewaysScroll, journey, journeys, screenshot, visit }
    from './support/site.mjs';
import { newTitle, post, submit, topicBy } from './support/topics.mjs';

async function as(context, handle) {
    await context.clearCookies();
    await context.addCookies((await sessionOf(handle)).cookies);
}

async function reply(page, text, kind) {
    if (kind)
        await page.getByRole('radio', { name: kind, exact: true }).check();
    await page.locator('[name=body]').fill(text);
    await submit(page, 'Publish');
    await expectSeen(page.locator('.thread').getByText(text));
}

// A debate with an argument on each side, by MEMBER.
async function debated() {
    let topic;
    await visit({ session: await sessionOf(MEMBER) }, async (page) => {
        topic = await topicBy(MEMBER);
        for (const [text, kind] of [['It has a garden.', 'an argument for'],
            ['It is far away.', 'an argument against'], ['It is free.', 'an argument for']]) {
            await page.goto(topic);
            await reply(page, text, kind);
        }
    });
    return topic;
}

const like = (page, number) => post(page, number).getByRole('button', { name: /like/ });

async function expectLikes(page, number, words, isPressed) {
    await expectSeen(post(page, number).getByRole('button', { name: words, pressed: isPressed }));
}

journeys('with a message', () => {
    journey('one likes it, sees who does, and takes it back', async (page, context) => {
        const topic = await topicBy(MEMBER);
        await as(context, OTHER_MEMBER);
        await page.goto(topic);
        await like(page, 1).click();
        await expectLikes(page, 1, '1 like, message 1', true);
        await page.goto(topic);
        await expectLikes(page, 1, '1 like, message 1', true);
        await post(page, 1).getByRole('link', { name: /^Who/ }).click();
        await expectHeading(page, /Who likes message 1/);
        await expectSeen(page.getByRole('main').getByRole('link', { name: OTHER_MEMBER }));
        await page.goto(topic);
        await like(page, 1).click();
        await expectLikes(page, 1, '0 likes, message 1', false);
    });

    test('a script likes without loading the page again', async () => {
        const topic = await topicBy(MEMBER);
        await visit({ session: await sessionOf(OTHER_MEMBER) }, async (page) => {
            let loads = 0;
            await page.goto(topic);
            page.on('load', () => { loads += 1; });
            await page.locator('[name=body]').fill('Half a thought');
            await like(page, 1).focus();
            await page.keyboard.press('Enter');
            await expectLikes(page, 1, '1 like, message 1', true);
            await page.keyboard.press('Enter');
            await expectLikes(page, 1, '0 likes, message 1', false);
            assert.equal(loads, 0);
            await expectValue(page.locator('[name=body]'), 'Half a thought');
        });
    });

    test('two browsers at once count one', async () => {
        const topic = await topicBy(MEMBER);
        const session = await sessionOf(OTHER_MEMBER);
        await visit({ session }, async (one) => {
            await visit({ session }, async (other) => {
                await one.goto(topic);
                await other.goto(topic);
                await Promise.all([like(one, 1).click(), like(other, 1).click()]);
                await expectLikes(one, 1, '1 like, message 1', true);
                await one.goto(topic);
                await expectLikes(one, 1, '1 like, message 1', true);
            });
        });
    });

    journey('arguments stand in two columns, and each kind in a list', async (page, context) => {
        const topic = await debated();
        await as(context, OTHER_MEMBER);
        await page.goto(topic);
        await expectSeen(post(page, 3).getByRole('heading', { name: /Argument against, message 3/ }));
        await page.getByRole('link', { name: 'Arguments for (2)' }).click();
        await expectSeen(post(page, 2));
        await expectNotSeen(page, 'It is far away.');
        await page.goto(topic);
        await page.getByRole('link', { name: 'For and against, side by side' }).click();
        await expectPath(page, /\/sides$/);
        const side = (name) => page.getByRole('region', { name });
        await expectSeen(side('Arguments for').getByText('It has a garden.'));
        await expectSeen(side('Arguments against').getByText('It is far away.'));
    });

    journey('a common page is edited by another', async (page, context) => {
        const topic = await topicBy(MEMBER);
        await as(context, MEMBER);
        await page.goto(topic);
        await post(page, 1).getByRole('button', { name: 'Make it a common page' }).click();
        await expectSeen(post(page, 1).getByText('Common page'));
        await as(context, OTHER_MEMBER);
        await page.goto(topic);
        await post(page, 1).getByRole('link', { name: 'Edit' }).click();
        await page.locator('[name=body]').fill('Better words.');
        await submit(page, 'Save');
        await expectSeen(post(page, 1).getByText('Better words.'));
    });

    journey('a tag of emoji is refused, a word leads to its debates', async (page, context) => {
        await as(context, MEMBER);
        await page.goto('/new');
        const title = newTitle('Which tags fit?');
        await page.locator('[name=category]').selectOption({ index: 1 });
        await page.locator('[name=title]').fill(title);
        await page.locator('[name=tags]').fill('journey, 🎉');
        await page.locator('[name=body]').fill('Let us see.');
        await submit(page, 'Open the debate');
        await expectProblem(page, 'tags');
        await expectValue(page.locator('[name=tags]'), 'journey, 🎉');
        await page.locator('[name=tags]').fill('journey');
        await submit(page, 'Open the debate');
        await page.locator('a.tag', { hasText: 'journey' }).click();
        await expectPath(page, /^\/tag\/journey$/);
        await expectSeen(page.getByRole('link', { name: title }));
    });

    journey('a draft is kept by its button and thrown away', async (page, context) => {
        const topic = await topicBy(MEMBER);
        await as(context, OTHER_MEMBER);
        await page.goto(topic);
        await page.locator('[name=body]').fill('Half a thought');
        await submit(page, 'Keep as a draft');
        await expectHeading(page, /Your drafts/);
        await page.goto(topic);
        await expectValue(page.locator('[name=body]'), 'Half a thought');
        await submit(page, 'Throw it away');
        await page.goto(topic);
        await expectValue(page.locator('[name=body]'), '');
    });

    test('a script keeps what one types', async () => {
        const topic = await topicBy(MEMBER);
        await visit({ session: await sessionOf(OTHER_MEMBER) }, async (page) => {
            await page.goto(topic);
            await page.locator('[name=body]').pressSequentially('Typed and left');
            await expectSeen(page.getByText('Kept as a draft.'));
            await page.goto(topic);
            await expectValue(page.locator('[name=body]'), 'Typed and left');
            await submit(page, 'Publish');
            await expectSeen(page.locator('.thread').getByText('Typed and left'));
            await page.goto(topic);
            await expectValue(page.locator('[name=body]'), '');
        });
    });

    journey('what is new leads to the first unread message', async (page, context) => {
        const topic = await topicBy(MEMBER);
        await as(context, OTHER_MEMBER);
        await page.goto(topic);
        await as(context, MEMBER);
        await page.goto(topic);
        await reply(page, 'Something new.');
        await as(context, OTHER_MEMBER);
        await page.goto('/unread');
        const row = page.getByRole('listitem').filter({ has: page.locator(`a[href^="${topic}/"]`) });
        await expectSeen(row.getByText('1 unread'));
        await row.getByRole('link', { name: /A place for Thursday/ }).click();
        assert.match(page.url(), /\/2#p2$/);
        await expectSeen(post(page, 2).locator('.new'));
        await page.goto('/unread');
        assert.equal(await page.locator(`a[href^="${topic}"]`).count(), 0);
    });

    journey('a moderator pins a debate, for a reason', async (page, context) => {
        const topic = await topicBy(MEMBER);
        await as(context, MODERATOR);
        await page.goto(topic);
        await page.getByRole('main').getByRole('link', { name: 'Pin', exact: true }).click();
        await page.locator('[name=reason]').fill('It is asked every week.');
        await submit(page, 'Pin');
        await expectSeen(page.getByText('This debate is pinned'));
        assert.equal(pathOf(page), topic);
    });
});

journeys('these pages', () => {
    for (const dress of [{}, { scheme: 'dark' }, { width: 320 }, { forcedColors: true, width: 360 }])
        test(`are sound in ${JSON.stringify(dress)}`, async () => {
            const topic = await debated();
            const session = await sessionOf(OTHER_MEMBER);
            await visit({ ...dress, session }, async (page) => {
                for (const path of [topic, `${topic}/sides`, `${topic}?kind=for`, '/tags', '/unread',
                    '/drafts', '/new']) {
                    await page.goto(path);
                    await checkAxe(page);
                    if (dress.width)
                        await checkNoSidewaysScroll(page);
                    await screenshot(page, `likes${path.replaceAll(/[^a-z]+/g, '-')}${dress.width ?? ''}`);
                }
            });
        });
});
