// From the front page to a bill, its articles, two versions beside each other, its amendments, and
// the decision that an article waits for.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';

import { expectSeen, pathOf } from './support/expect.mjs';
import { MEMBER, sessionOf } from './support/people.mjs';
import { checkAxe, checkNoSidewaysScroll, journeys, visit } from './support/site.mjs';

const BILL = '/law/durer'; // forum/exchange/demo/law-durer.txt
const ARTICLE = `${BILL}/v3/3`;

// By keyboard: without scripts a link is followed, a button pressed, where it has the focus.
async function follow(page, locator) {
    await locator.first().focus();
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
}

const WORDS = {
    'en-GB': { texts: 'Texts', conflict: /It changes the same words as/, compare: /^Compare/ },
    'fr-FR': { texts: 'Textes', conflict: /Il change les mêmes mots que/, compare: /^Comparer/ },
};

journeys('law texts', () => {
    let member;
    before(async () => {
        member = await sessionOf(MEMBER);
    });

    for (const [locale, words] of Object.entries(WORDS)) {
        test(`from the front page to an article, in ${locale}`, () =>
            visit({ locale, scripts: false }, async (page) => {
                await page.goto('/');
                await follow(page, page.getByRole('link', { name: words.texts, exact: true }));
                await follow(page, page.getByRole('link', { name: /appareils qui durent/ }));
                assert.equal(pathOf(page), BILL);
                await follow(page, page.getByRole('link', { name: /Article 3/ }));
                await expectSeen(page.locator('.al-t', { hasText: 'Pendant quinze ans' }).first());
                await expectSeen(page.locator('.amend p', { hasText: words.conflict }).first());
            }));
    }

    test('article, decision and debate are one click from each other', () =>
        visit({ scripts: false }, async (page) => {
            await page.goto(ARTICLE);
            await follow(page, page.getByRole('link', { name: /Douze, quinze ou vingt ans/ }));
            await expectSeen(page.locator('#law blockquote').first());
            await follow(page, page.getByRole('link', { name: 'Vingt ans pour ce qui chauffe' }));
            await expectSeen(page.getByRole('heading', { name: 'Vingt ans pour ce qui chauffe' }).first());
            await page.goBack();
            await follow(page, page.locator('#law a'));
            assert.equal(pathOf(page), ARTICLE);
        }));

    test('two versions stand compared word by word', () => visit({ scripts: false }, async (page) => {
        await page.goto(`${BILL}/compare/v1/v2`);
        await expectSeen(page.locator('ins', { hasText: 'cinq' }).first());
    }));

    test('an amendment is proposed without scripts', () =>
        visit({ scripts: false, session: member }, async (page) => {
            await page.goto(`${BILL}/v3/12`);
            await follow(page, page.getByRole('link', { name: 'Propose an amendment' }));
            await page.locator('textarea[name=after]').fill(
                'La présente loi s’applique aux appareils mis en vente deux ans après sa publication.');
            await page.locator('[name=title]').fill('Deux ans pour se préparer');
            await page.locator('textarea[name=body]').fill('Une chaîne ne se change pas en un an.');
            await follow(page, page.locator('button[name=do][value=propose]'));
            await expectSeen(page.locator('ins', { hasText: 'deux' }).first());
        }));

    const paths = ['/law', BILL, ARTICLE, `${ARTICLE}/amendments`, `${BILL}/amendments`,
        `${BILL}/amendments/4`, `${BILL}/amendments/5`, `${BILL}/compare/v1/v2`, '/d/12'];
    for (const [name, dress] of Object.entries({
        'light': {}, 'dark': { scheme: 'dark' }, '320 px, in French': { width: 320, locale: 'fr-FR' },
    })) {
        test(`its pages have no barrier, ${name}`, () => visit(dress, async (page) => {
            for (const path of paths) {
                await page.goto(path);
                await checkAxe(page);
                await checkNoSidewaysScroll(page);
            }
        }));
    }

    test('the form of an amendment has no barrier', () =>
        visit({ session: member, width: 320 }, async (page) => {
            await page.goto(`${ARTICLE}/amend?alinea=2`);
            await checkAxe(page);
            await checkNoSidewaysScroll(page);
        }));
});
