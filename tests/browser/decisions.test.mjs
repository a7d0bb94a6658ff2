// Decisions as people meet them: read by a newcomer, opened, argued, objected to, forked, tried and
// reviewed. Whatever is done is done without scripts, with the keyboard alone.

import { test } from 'node:test';

import {
    HARM, REMEDY, as, dayAhead, goTo, object, openDecision, proposeText,
} from './support/decisions.mjs';
import {
    expectHeading, expectPath, expectProblem, expectSeen, expectValue, pathOf,
} from './support/expect.mjs';
import {
    chooseFrom, chooseRadio, pressButton, pressLink, pressOn, skipToContent, tabTo, typeInto,
} from './support/keyboard.mjs';
import {
    ADMINISTRATOR, DEMO_PASSWORD, MEMBER, MODERATOR, OTHER_MEMBER, sessionOf,
} from './support/people.mjs';
import { journey, journeys, visit } from './support/site.mjs';
import { topicBy } from './support/topics.mjs';

// Of the demo: forum/exchange/demo/.
const FORKED = '/d/2';
const MERGED = '/d/3';
const ADOPTED = '/d/4';
const ITS_AUTHOR = 'Lanterne';
const PROPOSED = '/d/9';
const DEBATE_OF_LAST_CALL = '/t/9';

const STOP = 'Stop it until this is settled';

async function expectObjection(page) {
    await expectPath(page, /\/concerns\/\d+$/);
    await expectHeading(page, /^An objection$/);
    await expectSeen(page.getByText(HARM));
}

async function takePositions(page, decision) {
    await goTo(page, decision);
    await pressLink(page, 'Say what you hold of this text');
    await chooseRadio(page, 'kind', 'support');
    await pressButton(page, 'Take this position');
    await page.goto(`${decision}/stances`);
    await expectSeen(page.getByRole('blockquote').filter({ hasText: `Support of ${MODERATOR}` }));
    await goTo(page, decision);
    await pressLink(page, 'Say what you hold of this text');
    await chooseRadio(page, 'kind', 'reservation');
    await typeInto(page, 'reason', 'Six is early.');
    await pressButton(page, 'Take this position');
    await page.goto(`${decision}/stances`);
    await expectSeen(page.getByText('Six is early.'));
}

async function askForReview(page) {
    await goTo(page, ADOPTED);
    await pressLink(page, 'Ask for a review before its date');
    await typeInto(page, 'fact', 'The co-operative gave three thousand to another group.');
    await pressButton(page, 'Ask for a review');
}

async function secondReview(page) {
    await page.goto(ADOPTED);
    await goTo(page, `${pathOf(page)}/review`);
    await pressButton(page, 'Second it');
}

async function proposeVerdict(page) {
    await goTo(page, `${ADOPTED}/verdict`);
    await chooseFrom(page, 'verdict', '');
    await page.keyboard.press('ArrowDown');
    await typeInto(page, 'text', 'It stays as it is.');
    await typeInto(page, 'helped', 'Nobody asks who pays.');
    await typeInto(page, 'drop_why', 'None.');
    await typeInto(page, 'improve', 'Publish the list earlier.');
    await typeInto(page, 'next', dayAhead());
    await pressOn(page, page.locator('form[action$="/verdict"] button'));
}

journeys('decisions', () => {
    journey('a newcomer learns in two clicks why it was chosen, and what they may do', async (page) => {
        await page.goto('/');
        await page.getByRole('link', { name: 'See the decisions, and why they were taken' }).click();
        await expectPath(page, /^\/decisions$/);
        await page.getByRole('main').getByRole('link', { name: 'Quels dons la caisse accepte' })
            .first().click();
        await expectHeading(page, /^Quels dons/);
        await expectSeen(page.getByRole('heading', { name: 'Why', exact: true }));
        await expectSeen(page.getByRole('heading', { name: 'What members can do now' }));
    });

    test('a debate says that one may still object, and leads there', () =>
        as(OTHER_MEMBER, async (page) => {
            await goTo(page, DEBATE_OF_LAST_CALL);
            const box = page.getByRole('region', { name: 'Who speaks to the press' });
            await pressOn(page, box.getByRole('link', { name: 'You may object until' }));
            await expectPath(page, /^\/d\/who-speaks-to-the-press[a-z-]*\/5$/);
            await expectSeen(page.getByRole('heading', { name: 'What you can do now' }));
        }));

    test('a question goes from its debate to a text, positions, an objection and its answer', async () => {
        const topic = await topicBy(MEMBER);
        let decision;
        let objection;

        await as(MEMBER, async (page) => {
            decision = await openDecision(page, topic);
            await proposeText(page, decision);
        });
        await as(MODERATOR, (page) => takePositions(page, decision));
        await as(OTHER_MEMBER, async (page) => {
            await object(page, decision, STOP);
            await expectObjection(page);
            objection = pathOf(page);
        });
        await as(ADMINISTRATOR, async (page) => {
            await goTo(page, objection);
            await pressButton(page, 'Second this objection');
            await expectSeen(page.getByRole('main').getByRole('link', { name: ADMINISTRATOR }));
        });
        await as(MEMBER, async (page) => {
            await goTo(page, objection);
            await typeInto(page, 'answer', 'The second Wednesday begins at nine.');
            await pressButton(page, 'Answer');
            await expectSeen(page.getByText('The second Wednesday begins at nine.'));
        });
    });

    test('one who objects opens a branch instead, and its charter keeps what they typed', async () => {
        await as(OTHER_MEMBER, async (page) => {
            await object(page, PROPOSED, 'Open a branch');
            await expectPath(page, new RegExp(`^${PROPOSED}/fork$`));
            await expectValue(page.locator('[name=harm]'), HARM);
            await expectValue(page.locator('[name=remedy]'), REMEDY);
            await skipToContent(page);
            await chooseFrom(page, 'option', 'Quatre');
            await typeInto(page, 'hypothesis', 'More people come.');
            await typeInto(page, 'expected_by', dayAhead());
            await typeInto(page, 'stop_rule', 'When nobody comes.');
            await typeInto(page, 'owners', `${OTHER_MEMBER}, ${MEMBER}, ${MODERATOR}`);
            await typeInto(page, 'question', 'Where do more people come?');
            await typeInto(page, 'review', dayAhead());
            await typeInto(page, 'measure_1', 'People who came');
            await typeInto(page, 'how_1', 'Counted at the door');
            await pressButton(page, 'Offer this branch');
            await expectProblem(page, 'perimeter');
            await expectValue(page.locator('[name=harm]'), HARM);
            await expectValue(page.locator('[name=hypothesis]'), 'More people come.');
            await typeInto(page, 'perimeter', 'Port-Lannic');
            await pressButton(page, 'Offer this branch');
            await expectSeen(page.getByText('Port-Lannic', { exact: true }));
        });
        await as(MEMBER, async (page) => {
            await page.goto(PROPOSED);
            await goTo(page, `${pathOf(page)}/trial`);
            await pressButton(page, 'Accept to own it');
            await expectSeen(page.getByRole('button', { name: 'Own it no longer' }));
        });
    });

    test('who tries a branch says what they saw', () => as(MEMBER, async (page) => {
        await page.goto(FORKED);
        await goTo(page, `${pathOf(page)}/trial`);
        await pressLink(page, 'Try it too');
        await pressButton(page, 'Try it too');
        await skipToContent(page);
        await pressLink(page, 'Say what you saw');
        await typeInto(page, 'words', 'Three more came, with their own cups.');
        await chooseFrom(page, 'effect', 'S');
        await pressButton(page, 'Add it');
        await expectSeen(page.getByText('Three more came, with their own cups.'));
    }));

    test('a review shows the reports side by side, under the same measures', () =>
        visit({ scripts: false }, async (page) => {
            await page.goto(MERGED);
            await page.goto(`${pathOf(page)}/review`);
            const row = page.getByRole('row').filter({ hasText: 'Absent people who opened them' });
            await expectSeen(row.filter({ hasText: '12 of 17' }).filter({ hasText: '5 of 21' }));
        }));

    test('what was adopted is looked at again when people ask for it, up to a verdict', async () => {
        await as(MEMBER, askForReview);
        for (const handle of [OTHER_MEMBER, MODERATOR, ADMINISTRATOR])
            await as(handle, secondReview);
        await visit({ scripts: false, session: await sessionOf(ITS_AUTHOR, DEMO_PASSWORD) },
            proposeVerdict);
        await visit({ scripts: false }, async (page) => {
            await page.goto(ADOPTED);
            await page.goto(`${pathOf(page)}/review`);
            await expectSeen(page.getByRole('heading', { name: /^The verdict/ }));
            await expectSeen(page.getByText('Publish the list earlier.'));
        });
    });

    test('with scripts, one objects on the page of the decision; what lacks the harm is kept', () =>
        as(MODERATOR, async (page) => {
            await goTo(page, PROPOSED);
            await tabTo(page, page.locator('details.object > summary'));
            await page.keyboard.press('Enter');
            await typeInto(page, 'remedy', REMEDY);
            await pressButton(page, STOP);
            await expectProblem(page, 'harm');
            await expectValue(page.locator('[name=remedy]'), REMEDY);
            await typeInto(page, 'harm', HARM);
            await pressButton(page, STOP);
            await expectObjection(page);
            await page.goto(`${PROPOSED}/object`);
            await expectSeen(page.getByText('You object to this text already.'));
        }, {}));
});
