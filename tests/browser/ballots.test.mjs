// From a law article to the seats and back, and a vote from its planning to the receipt.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';

import { expectHeading, expectNotSeen, expectPath, expectProblem, expectSeen, pathOf } from './support/expect.mjs';
import { DEMO_PASSWORD, FRENCH_MEMBER, MEMBER, MODERATOR, OTHER_MEMBER, sessionOf } from './support/people.mjs';
import { checkAxe, checkNoSidewaysScroll, journey, journeys, visit } from './support/site.mjs';
import { newTitle, submit } from './support/topics.mjs';

const ARTICLE = '/law/durer/v3/4'; // forum/exchange/demo/law-durer.txt
const DEBATE = /Article 4.: quinze jours/;
const DECISION = /^Je mets l’article 4 au scrutin/;
const BALLOT = /^Nos dix sièges votent-ils/; // forum/exchange/demo/ballots.txt
const ELSEWHERE = '/b/1';
const CLOSED = '/b/2';
const BY_JUDGMENT = '/b/3';
const SECRET = /^[0-9a-z]{4}(-[0-9a-z]{2,4}){6}$/;

// By keyboard: without scripts a link is followed, a button pressed, where it has the focus.
async function follow(page, locator) {
    await locator.first().focus();
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
}

const link = (page, name) => page.getByRole('main').getByRole('link', { name });
const anywhere = (page, name) => page.getByRole('link', { name });

async function as(context, handle) {
    await context.clearCookies();
    await context.addCookies((await sessionOf(handle)).cookies);
}

const twoDigits = (number) => String(number).padStart(2, '0');

// Day and hour as the form takes them, by the clocks of people who chose none.
function inMinutes(minutes) {
    const time = new Date(Date.now() + minutes * 60_000);
    return { day: time.toISOString().slice(0, 10),
        hour: `${twoDigits(time.getUTCHours())}:${twoDigits(time.getUTCMinutes())}` };
}

// Alder plans a vote that opens with the next minute but one; its address.
async function plan(page, kind) {
    const opens = inMinutes(2), closes = inMinutes(122);
    await page.goto('/ballots');
    await link(page, 'Plan a vote').click();
    await page.locator('[name=question]').fill(newTitle('Shall the roof be green'));
    await page.locator('[name=words]').fill('The roof of the hall is planted by May.');
    await page.locator('[name=kind]').selectOption(kind);
    await page.locator('[name=category]').selectOption({ index: 1 });
    if (kind === 'judgment')
        await page.locator('[name=proposals]').fill('Moss\nTomatoes\nNothing at all');
    await page.locator('[name=opens]').fill(opens.day);
    await page.locator('[name=opens_hour]').fill(opens.hour);
    await page.locator('[name=closes]').fill(closes.day);
    await page.locator('[name=closes_hour]').fill(closes.hour);
    await submit(page, 'Plan the vote');
    await expectPath(page, /^\/b\/[a-z0-9-]+\/\d+$/);
    return pathOf(page);
}

// The server opens it within seconds: the page then has a ballot for who is on the roll.
async function ballotOf(page, context, handle, path) {
    await as(context, handle);
    for (let tries = 0; tries < 300; tries++) {
        await page.goto(path);
        if (await page.locator('#vote form').count())
            return;
        await page.waitForTimeout(1000);
    }
    assert.fail('the vote did not open');
}

const receiptOn = async (page) => (await page.locator('.secret').innerText()).trim();

// All are planned at once, so that they are waited for once: one for each journey that votes.
const planned = { 'yes-no': [], judgment: [] };

journeys('ballots', () => {
    before(async () => {
        await visit({ session: await sessionOf(MODERATOR) }, async (page) => {
            for (const kind of ['yes-no', 'yes-no', 'yes-no', 'yes-no', 'judgment', 'judgment'])
                planned[kind].push(await plan(page, kind));
        });
    });

    for (const [locale, ballots] of [['en-GB', 'Ballots'], ['fr-FR', 'Scrutins']]) {
        test(`from an article to the seats and back, one click each, in ${locale}`, () =>
            visit({ locale, scripts: false }, async (page) => {
                await page.goto(ARTICLE);
                await follow(page, anywhere(page, DEBATE));
                await follow(page, anywhere(page, DECISION));
                await follow(page, anywhere(page, BALLOT));
                await expectSeen(page.locator('svg.hemi'));
                assert.match(await page.locator('svg.hemi').textContent(), /4 · 3 · 3/);
                await follow(page, page.getByRole('complementary').getByRole('link', { name: DEBATE }));
                await follow(page, anywhere(page, BALLOT));
                await follow(page, link(page, DECISION));
                await follow(page, link(page, BALLOT));
                await follow(page, page.getByRole('complementary').getByRole('link', { name: /^Article 4, / }));
                assert.match(pathOf(page), /^\/law\/durer\/v2\/4$/);
                await follow(page, anywhere(page, ballots));
                await expectHeading(page, new RegExp(ballots));
            }));
    }

    journey('a vote is cast, kept by its receipt, changed and found', async (page, context) => {
        const path = planned['yes-no'].shift();
        await ballotOf(page, context, MEMBER, path);
        await page.locator('#choice-yes').check();
        await follow(page, page.getByRole('button', { name: 'Cast my ballot' }));
        const receipt = await receiptOn(page);
        assert.match(receipt, SECRET);
        assert.ok(!page.url().includes(receipt));

        await page.goto(path);
        await expectNotSeen(page, receipt);
        await page.locator('#choice-no').check();
        await page.locator('#vote [name=secret]').fill('0000-0000-0000-0000-0000-0000-00');
        await follow(page, page.getByRole('button', { name: 'Change my vote' }));
        await expectSeen(page.getByRole('main').getByRole('alert'));
        assert.ok(await page.locator('#choice-no').isChecked());
        await page.locator('#vote [name=secret]').fill(receipt.toUpperCase());
        await follow(page, page.getByRole('button', { name: 'Change my vote' }));
        await expectSeen(page.getByText('Against').first());

        await page.goto(path);
        await expectNotSeen(page, /\b1 ballot/);
    });

    journey('two browsers vote once', async (page, context) => {
        const path = planned['yes-no'].shift();
        await ballotOf(page, context, OTHER_MEMBER, path);
        const second = await context.newPage();
        await second.goto(path);
        await page.locator('#choice-yes').check();
        await follow(page, page.getByRole('button', { name: 'Cast my ballot' }));
        await receiptOn(page);
        await second.locator('#choice-no').check();
        await follow(second, second.getByRole('button', { name: 'Cast my ballot' }));
        await expectSeen(second.getByRole('main').getByRole('alert'));
        assert.equal(await second.locator('.secret').count(), 0);
    });

    journey('proposals are graded', async (page, context) => {
        const path = planned.judgment.shift();
        await ballotOf(page, context, MEMBER, path);
        await page.locator('[name=grade1][value="1"]').check();
        await page.locator('[name=grade2][value="3"]').check();
        await follow(page, page.getByRole('button', { name: 'Cast my ballot' }));
        assert.match(await receiptOn(page), SECRET);
        await expectSeen(page.getByText('no grade said'));
    });

    test('what is wrong with a plan is said, and what was typed stays', async () =>
        visit({ session: await sessionOf(MODERATOR) }, async (page) => {
            await page.goto('/ballots/new');
            await page.locator('[name=question]').fill('Shall the roof be green?');
            await page.locator('[name=opens]').fill('2020-01-05');
            await page.locator('[name=words]').fill('These words stay.');
            await page.locator('[name=category]').selectOption({ index: 1 });
            await submit(page, 'Plan the vote');
            await expectProblem(page, 'opens');
            assert.equal(await page.locator('[name=words]').inputValue(), 'These words stay.');
        }));

    test('who has not signed in reads what is graded, and who came later may not vote', async () => {
        await visit({}, async (page) => {
            await page.goto(BY_JUDGMENT);
            await expectSeen(page.getByText('une clé par tranche de cinq ans').first());
            assert.equal(await page.locator('#vote form').count(), 0);
        });
        await visit({ session: await sessionOf(MEMBER) }, async (page) => {
            await page.goto(BY_JUDGMENT);
            assert.equal(await page.locator('#vote form').count(), 0);
        });
    });

    const paths = ['/ballots', ELSEWHERE, CLOSED, BY_JUDGMENT, '/draws', '/draws/1'];
    for (const [name, dress] of Object.entries({
        'light': {}, 'dark': { scheme: 'dark' }, 'forced colours': { forcedColors: true },
        '320 px, in French': { width: 320, locale: 'fr-FR' }, 'large text': { textScale: 2 },
    })) {
        test(`its pages have no barrier, ${name}`, () => visit(dress, async (page) => {
            for (const path of paths) {
                await page.goto(path);
                await checkAxe(page);
                await checkNoSidewaysScroll(page);
            }
        }));
    }

    test('its forms have no barrier', async () => {
        await visit({ session: await sessionOf(MODERATOR), width: 320 }, async (page) => {
            for (const path of ['/ballots/new', '/ballots/rhythm', `${BY_JUDGMENT}/topics`,
                `${BY_JUDGMENT}/cancel`, `${ELSEWHERE}/record`, `${CLOSED}/find`, '/draws/new']) {
                await page.goto(path);
                await checkAxe(page);
                await checkNoSidewaysScroll(page);
            }
        });
        const session = await sessionOf(FRENCH_MEMBER, DEMO_PASSWORD);
        await visit({ session, width: 320 }, async (page) => {
            await page.goto(BY_JUDGMENT);
            await expectSeen(page.locator('#vote form'));
            await checkAxe(page);
            await checkNoSidewaysScroll(page);
        });
    });
});
