// Speaking of words of a law: with a mouse, a finger, the keyboard alone, and without scripts.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { expectHeading, expectPath, expectProblem, expectSeen, expectValue }
    from './support/expect.mjs';
import { chooseFrom, pressButton, pressLink, skipToContent, tabTo, typeInto }
    from './support/keyboard.mjs';
import { MEMBER, sessionOf } from './support/people.mjs';
import { checkAxe, checkNoSidewaysScroll, journeys, screenshot, site, visit }
    from './support/site.mjs';
import { newTitle, submit } from './support/topics.mjs';

const ARTICLE = '/law/things/v1/1';

async function as(body, options = {}) {
    await visit({ ...options, session: await sessionOf(MEMBER) }, body);
}

async function fillIn(page, title) {
    await page.locator('[name=title]').fill(title);
    await page.locator('[name=category]').selectOption({ index: 1 });
    await page.locator('[name=body]').fill('I ask because nobody says it.');
}

// The debate shows the words, and the words lead to the debate.
async function expectWords(page, title, words) {
    await expectPath(page, /^\/t\/[^/]+\/\d+$/);
    await expectSeen(page.locator('main .linkbox mark').filter({ hasText: words }));
    await page.locator('main .linkbox').getByRole('link', { name: /^Article 1, paragraph/ }).first()
        .click();
    await expectPath(page, /^\/law\/things\/v1\/1$/);
    await expectSeen(page.locator('.al-notes').getByRole('link', { name: title }));
}

// Selects the characters of a paragraph's first text, as a mouse or a finger does in the end.
async function select(page, alinea, words) {
    await page.locator(`#al${alinea} .al-t`).evaluate((box, wanted) => {
        const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
            const at = walker.currentNode.data.indexOf(wanted);
            if (at >= 0) {
                getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode,
                    at + wanted.length);
                return;
            }
        }
    }, words);
}

journeys('about words of a law', () => {
    for (const scripts of [true, false]) {
        test(`one chooses pieces of a paragraph, scripts ${scripts ? 'on' : 'off'}`, () =>
            as(async (page) => {
                const title = newTitle('What of these words');
                await page.goto(ARTICLE);
                await page.locator('#al1').getByRole('link', { name: 'Discuss this paragraph' })
                    .click();
                await expectHeading(page, /Discuss paragraph 1 of Article 1/);
                await page.getByRole('checkbox').first().check();
                await fillIn(page, title);
                await submit(page, 'Publish');
                await expectWords(page, title, 'A maker keeps spare parts for ten years');
            }, { scripts }));
    }

    test('with the keyboard alone, and what is wrong is said', () => as(async (page) => {
        const title = newTitle('What of these words');
        await page.goto(ARTICLE);
        await skipToContent(page);
        await pressLink(page, 'Discuss this paragraph 2');
        await pressButton(page, 'Publish');
        await expectProblem(page, 'title');
        await typeInto(page, 'title', title);
        await chooseFrom(page, 'category', (await page.locator('[name=category] option').nth(1)
            .innerText()).slice(0, 3));
        await typeInto(page, 'body', 'I ask because nobody says it.');
        await pressButton(page, 'Publish');
        await expectWords(page, title, 'The manual is given to repairers on demand.');
    }, { scripts: false }));

    test('words selected with the mouse lead to the form', () => as(async (page) => {
        const title = newTitle('What of these words');
        await page.goto(ARTICLE);
        const box = await page.locator('#al2 .al-t').boundingBox();
        await page.mouse.move(box.x + 2, box.y + box.height / 2);
        await page.mouse.down();
        await page.mouse.move(box.x + 180, box.y + box.height / 2, { steps: 5 });
        await page.mouse.up();
        const way = page.getByRole('link', { name: 'Discuss the selected words' });
        await expectSeen(way);
        const below = await way.boundingBox();
        assert.ok(below.y >= box.y + box.height - 1, 'the link stands below the words');
        await way.click();
        await expectSeen(page.getByRole('checkbox', { name: /^The words you selected: The/ }));
        await fillIn(page, title);
        await submit(page, 'Publish');
        await expectWords(page, title, 'The manual');
    }));

    test('the words selected are those that stand there, notes left out', () => as(async (page) => {
        await page.goto(ARTICLE);
        await select(page, 1, 'shows their price in the shop');
        const way = page.getByRole('link', { name: 'Discuss the selected words' });
        const query = new URL(await way.getAttribute('href'), site).searchParams;
        assert.equal(query.get('words'), 'shows their price in the shop');
        const text = 'A maker keeps spare parts for ten years after the last one was sold, and '
            + 'shows their price in the shop';
        assert.equal(Number(query.get('to')), text.length);
        await way.click();
        await expectValue(page.locator('[name=from]'), String(query.get('from')));
    }));

    test('a finger selects, and its tap finds the link', () => as(async (page, context) => {
        const touch = await context.browser().newContext({
            baseURL: site, hasTouch: true, isMobile: true, viewport: { width: 360, height: 780 },
            storageState: await sessionOf(MEMBER),
        });
        const phone = await touch.newPage();
        await phone.goto(ARTICLE);
        await select(phone, 1, 'for each of its models');
        await phone.getByRole('link', { name: 'Discuss the selected words' }).tap();
        await expectSeen(phone.getByRole('checkbox', { name: /for each of its models/ }));
        await touch.close();
    }));

    test('in French, on a narrow screen, axe finds nothing', () => as(async (page) => {
        for (const address of [ARTICLE, `${ARTICLE}/discuss?alinea=1`, `${ARTICLE}/discuss`,
            '/law/things/annotations', '/annotations/1', '/annotations/1/place',
            '/annotations/1/archive']) {
            await page.goto(address);
            await checkAxe(page);
            await checkNoSidewaysScroll(page);
            await screenshot(page, `law-annotate-${address.replaceAll(/\W+/g, '-')}`);
        }
        await page.goto(`${ARTICLE}/discuss?alinea=1`);
        await expectSeen(page.getByText('De quels mots parlez-vous'));
    }, { locale: 'fr-FR', width: 320 }));
});
