// Every page in every dress: axe finds nothing, nothing sticks out, and pictures for who looks.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';

import { pathOf } from './support/expect.mjs';
import { ADMINISTRATOR, MEMBER, MODERATOR, sessionOf } from './support/people.mjs';
import { checkAxe, checkNoSidewaysScroll, journeys, screenshot, visit } from './support/site.mjs';

// Each page: who looks at it, and where it is. Those of a topic begin with "…".
const PAGES = {
    front: { path: '/' },
    latest: { path: '/latest' },
    top: { path: '/top?period=all' },
    categories: { path: '/categories' },
    category: { path: '/c/textes/1' },
    topic: { path: '…' },
    'topic by time': { path: '…?order=time' },
    'one message': { path: '…/2' },
    history: { path: '…/2/history' },
    person: { path: '/u/Tilleul' },
    teams: { path: '/teams' },
    team: { path: '/g/Les_Ormeaux' },
    'team of a moderator': { path: '/g/Les_Ormeaux', handle: MODERATOR },
    'members of a team': { path: '/g/Les_Ormeaux/members', handle: MODERATOR },
    'joining a team': { path: '/g/Les_Ormeaux/join', handle: MEMBER },
    'my teams': { path: '/g', handle: MEMBER },
    'new team': { path: '/teams/new', handle: MODERATOR },
    'new category': { path: '/categories/new', handle: ADMINISTRATOR },
    'moving a debate': { path: '/t/1/move', handle: MODERATOR },
    'title of a debate': { path: '/t/1/title', handle: MODERATOR },
    moderation: { path: '/moderation' },
    'public log': { path: '/log' },
    'entry of the log': { path: '/log/0' },
    about: { path: '/about' },
    rules: { path: '/rules' },
    privacy: { path: '/privacy' },
    'sign in': { path: '/login' },
    'sign up': { path: '/signup' },
    search: { path: '/search?q=réparer' },
    'search without words': { path: '/search' },
    meetings: { path: '/meetings' },
    'meeting that is over': { path: '/m/1' },
    'meeting ahead of a member': { path: '/m/2', handle: MEMBER },
    'new meeting': { path: '/meetings/new', handle: MEMBER },
    'item of an agenda': { path: '/m/2/items/new', handle: MEMBER },
    minutes: { path: '/m/1/minutes', handle: MEMBER },
    nothing: { path: '/nowhere', status: 404 },
    'front of a member': { path: '/', handle: MEMBER },
    'topic of a member': { path: '…', handle: MEMBER },
    'topic of a moderator': { path: '…', handle: MODERATOR },
    'new topic': { path: '/new', handle: MEMBER },
    settings: { path: '/settings', handle: MEMBER },
    'report a message': { path: '/p/1/flag', handle: MEMBER },
    'messages that wait': { path: '/waiting', handle: MEMBER },
    'to review': { path: '/moderation/queue', handle: MODERATOR },
    suspend: { path: '/u/Tilleul/suspend', handle: MODERATOR },
    'settings of the site': { path: '/settings/site', handle: ADMINISTRATOR },
    'one setting': { path: '/settings/site/mentions', handle: ADMINISTRATOR },
};

const NARROWEST = 320;
const TELEPHONE = 360;

// Both schemes, both languages, wide and narrow; text twice as large as in a browser's settings.
const DRESSES = {
    light: { width: 1280 },
    'narrow dark': { width: NARROWEST, scheme: 'dark' },
    'forced colours': { width: NARROWEST, forcedColors: true },
    'narrow French': { width: NARROWEST, locale: 'fr-FR' },
    'large text': { width: 640, textScale: 2 },
};

// What only pictures need.
const MORE_DRESSES = process.env.SCREENSHOTS ? { dark: { width: 1280, scheme: 'dark' } } : {};

journeys('every page', () => {
    let topic;
    before(() => visit({}, async (page) => {
        await page.goto('/t/1');
        topic = pathOf(page);
    }));

    for (const [name, { path, handle, status = 200 }] of Object.entries(PAGES)) {
        const open = async (page) => {
            const answer = await page.goto(path.replace('…', topic));
            assert.equal(answer.status(), status);
        };
        const session = () => (handle ? sessionOf(handle) : undefined);

        for (const [dress, options] of Object.entries({ ...DRESSES, ...MORE_DRESSES })) {
            test(`${name}, ${dress}`, async () =>
                visit({ ...options, session: await session() }, async (page) => {
                    await open(page);
                    await checkNoSidewaysScroll(page);
                    await checkAxe(page);
                    if (options.width === NARROWEST)
                        await page.setViewportSize({ width: TELEPHONE, height: 740 });
                    await screenshot(page, `${name}, ${dress}`);
                }));
        }
    }
});
