// The pages of decisions in every dress, as pages.test.mjs does with the others: axe finds nothing,
// nothing sticks out. One visit goes through all of them, to be quick about it.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { pathOf } from './support/expect.mjs';
import { DEMO_PASSWORD, MEMBER, sessionOf } from './support/people.mjs';
import { checkAxe, checkNoSidewaysScroll, journeys, screenshot, visit } from './support/site.mjs';

// Of the demo: forum/exchange/demo/decision-*.txt.
const OF_ANYONE = {
    decisions: '/decisions',
    'decision without agreement': '/d/1',
    'forked decision': '/d/2',
    'merged decision': '/d/3',
    'adopted decision': '/d/4',
    'last call': '/d/5',
    trial: '/d/2…/trial',
    review: '/d/3…/review',
    'option with its changes': '/d/5…/options/14',
    'positions on a text': '/d/5…/stances',
    'rules of decisions': '/decisions/rules',
};
const OF_A_MEMBER = {
    'open decision': '/d/10',
    notice: '/d/11',
    'objection that waits': '/d/5…/concerns/6',
    objecting: '/d/9/object',
    'taking a position': '/d/9/stance',
    'putting it to a decision': '/t/1/decide',
    forking: '/d/9/fork',
    leaving: '/settings/leave',
};

const OF_ITS_AUTHOR = {
    'summing up': '/d/10/summary',
};

const NARROWEST = 320;
const DRESSES = {
    light: { width: 1280 },
    'narrow dark': { width: NARROWEST, scheme: 'dark' },
    'forced colours': { width: NARROWEST, forcedColors: true },
    'narrow French': { width: NARROWEST, locale: 'fr-FR' },
    'large text': { width: 640, textScale: 2 },
};

// "/d/2…/trial" is the part of decision 2 that its own address begins.
async function open(page, path) {
    const [start, rest] = path.split('…');
    let answer = await page.goto(start);

    if (rest)
        answer = await page.goto(pathOf(page) + rest);
    assert.equal(answer.status(), 200);
}

async function look(pages, dress, session) {
    await visit({ ...DRESSES[dress], session }, async (page) => {
        for (const [name, path] of Object.entries(pages)) {
            await open(page, path);
            await checkNoSidewaysScroll(page);
            await checkAxe(page);
            await screenshot(page, `${name}, ${dress}`);
        }
    });
}

journeys('every page of decisions', () => {
    for (const dress of Object.keys(DRESSES)) {
        test(`of anyone, ${dress}`, () => look(OF_ANYONE, dress));

        test(`of a member, ${dress}`, async () => {
            await look(OF_A_MEMBER, dress, await sessionOf(MEMBER));
            await look(OF_ITS_AUTHOR, dress, await sessionOf('Wren', DEMO_PASSWORD));
        });
    }
});
