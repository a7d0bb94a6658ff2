// Two ways tried side by side, from an objection to the end of the review, without scripts and with
// the keyboard alone; axe looks at every page that is passed.

import { test } from 'node:test';

import { as, dayAhead, goTo, object, openDecision, proposeText } from './support/decisions.mjs';
import { expectPath, expectSeen } from './support/expect.mjs';
import { chooseFrom, pressButton, pressLink, pressOn, typeInto } from './support/keyboard.mjs';
import {
    ADMINISTRATOR, DEMO_PASSWORD, FRENCH_MEMBER, MEMBER, MODERATOR, OTHER_MEMBER, sessionOf,
} from './support/people.mjs';
import { checkAxe, checkNoSidewaysScroll, journeys, visit } from './support/site.mjs';
import { topicBy } from './support/topics.mjs';

const OTHER_FRENCH_MEMBER = 'Lanterne'; // of the demo, as FRENCH_MEMBER is
const NARROWEST = 320;

// Somebody of the demo; their pages are in French.
async function asOneOfTheDemo(handle, body) {
    await visit({ scripts: false, session: await sessionOf(handle, DEMO_PASSWORD) }, body);
}

// Each of these pages, as somebody sees it now.
async function inspect(handle, paths) {
    await as(handle, async (page) => {
        for (const path of paths) {
            await page.goto(path);
            await checkNoSidewaysScroll(page);
            await checkAxe(page);
        }
    }, { width: NARROWEST });
}

async function writeCharter(page, words, owners) {
    await typeInto(page, 'hypothesis', words);
    await typeInto(page, 'expected_by', dayAhead());
    await typeInto(page, 'perimeter', 'Whoever comes in the evening.');
    await typeInto(page, 'stop_rule', 'When nobody comes twice.');
    await typeInto(page, 'owners', owners);
}

// One who objects writes the other way, and what both are measured by.
async function offerBranch(page, decision) {
    await object(page, decision, 'Open a branch');
    await typeInto(page, 'title', 'Saturday');
    await typeInto(page, 'text', 'We meet on Saturdays at ten.');
    await writeCharter(page, 'Who works late comes.',
        `${OTHER_MEMBER}, ${MODERATOR}, ${FRENCH_MEMBER}`);
    await typeInto(page, 'review', dayAhead());
    await typeInto(page, 'measure_1', 'People who came');
    await typeInto(page, 'how_1', 'Counted at the door');
    await pressButton(page, 'Offer this branch');
    await expectPath(page, /\/trial$/);
}

async function answerWithCharter(page, trial) {
    await goTo(page, trial);
    await pressLink(page, 'Write the charter');
    await writeCharter(page, 'More people come.',
        `${MEMBER}, ${ADMINISTRATOR}, ${OTHER_FRENCH_MEMBER}`);
    await pressButton(page, 'Save the charter');
    await expectPath(page, /\/trial$/);
}

async function acceptToOwn(page, trial) {
    await goTo(page, trial);
    await pressOn(page, page.locator('form:has([value=accept]) button'));
    await expectSeen(page.locator('form:has([value=leave]) button'));
}

// Who is asked says yes, whatever their language.
async function acceptAll(trial) {
    for (const handle of [MODERATOR, ADMINISTRATOR])
        await as(handle, (page) => acceptToOwn(page, trial));
    for (const handle of [FRENCH_MEMBER, OTHER_FRENCH_MEMBER])
        await asOneOfTheDemo(handle, (page) => acceptToOwn(page, trial));
}

async function report(page, trial, value) {
    await goTo(page, trial);
    await pressLink(page, 'Write the report');
    await typeInto(page, 'value_1', value);
    await typeInto(page, 'report', `${value} people came.`);
    await typeInto(page, 'lessons', 'Begin on time.');
    await pressButton(page, 'Hand in the report');
    await expectPath(page, /\/trial$/);
}

async function proposeVerdict(page, review) {
    await goTo(page, review);
    await pressLink(page, 'Propose a verdict');
    await chooseFrom(page, 'verdict', 'Keep');
    await chooseFrom(page, 'branch', 'B');
    await typeInto(page, 'text', 'Saturday it is.');
    await typeInto(page, 'helped', 'Twice as many came.');
    await typeInto(page, 'drop_why', 'None.');
    await typeInto(page, 'improve', 'Bring cups.');
    await typeInto(page, 'next', dayAhead());
    await pressButton(page, 'Propose this verdict');
    await expectPath(page, /\/review$/);
}

async function answerForOwners(page, review, words) {
    await goTo(page, review);
    await pressLink(page, 'Answer for the owners');
    await typeInto(page, 'words', words);
    await pressButton(page, 'Answer for the owners');
    await expectSeen(page.getByText(words));
}

async function clerkOf(decision) {
    const { clerk } = await (await fetch(`${process.env.SITE}${decision}.json`)).json();

    return clerk.username;
}

journeys('a fork', () => {
    let decision;

    test('is offered where one objects, agreed to by both sides, and started', async () => {
        const topic = await topicBy(MEMBER);
        let trial;

        await as(MEMBER, async (page) => {
            decision = await openDecision(page, topic);
            await proposeText(page, decision);
        });
        trial = `${decision}/trial`;
        await inspect(OTHER_MEMBER, [`/d/${decision.split('/').pop()}/fork`]);
        await as(OTHER_MEMBER, (page) => offerBranch(page, decision));
        await as(MEMBER, (page) => answerWithCharter(page, trial));
        await inspect(MEMBER, [trial, `/d/${decision.split('/').pop()}/fork/common`]);
        await acceptAll(trial);
        await as(OTHER_MEMBER, async (page) => {
            await goTo(page, trial);
            await pressButton(page, 'Agree to the fork');
            await expectPath(page, /\/trial$/);
            await goTo(page, trial);
            await pressButton(page, 'Start the trial');
            await expectPath(page, /\/trial$/);
            await expectSeen(page.getByRole('link', { name: 'Say what you saw' }));
        });
        await inspect(OTHER_MEMBER, [trial, decision]);
    });

    test('is reviewed: both report, their owners answer the verdict, and a clerk calls it', async () => {
        const review = `${decision}/review`;

        await as(MEMBER, (page) => report(page, `${decision}/trial`, '12'));
        await as(OTHER_MEMBER, (page) => report(page, `${decision}/trial`, '24'));
        await inspect(MEMBER, [review, `/d/${decision.split('/').pop()}/verdict`]);
        await as(MEMBER, (page) => proposeVerdict(page, review));
        await as(MEMBER, (page) => answerForOwners(page, review, 'We come on Saturday, too.'));
        await as(OTHER_MEMBER, (page) => answerForOwners(page, review, 'We bring the cups.'));
        await asOneOfTheDemo(await clerkOf(decision), async (page) => {
            await goTo(page, review);
            await pressOn(page, page.locator('form[action$="/verdict/call"] button'));
            await page.goto(review);
        });
        await as(MEMBER, async (page) => {
            await page.goto(review);
            await expectSeen(page.getByText('The verdict holds from'));
        });
        await inspect(MEMBER, [review, decision]);
    });
});
