// Decisions as the journeys make them, without scripts and with the keyboard alone.

import { expectPath, expectProblem, expectSeen, expectValue, pathOf } from './expect.mjs';
import {
    chooseFrom, chooseRadio, pressButton, pressLink, skipToContent, typeInto,
} from './keyboard.mjs';
import { sessionOf } from './people.mjs';
import { visit } from './site.mjs';

export const HARM = 'Who works at six never comes.';
export const REMEDY = 'A second evening, at a later hour.';

export async function as(handle, body, options = { scripts: false }) {
    await visit({ ...options, session: await sessionOf(handle) }, body);
}

export async function goTo(page, address) {
    await page.goto(address);
    await skipToContent(page);
}

// A day to come whose month and day are the same number, since browsers ask for them in the order
// of their own language.
export function dayAhead() {
    const ahead = new Date();
    ahead.setUTCMonth(ahead.getUTCMonth() + 2, 1);
    const both = String(ahead.getUTCMonth() + 1).padStart(2, '0');
    return `${both}${both}${ahead.getUTCFullYear()}`;
}

// What it is refused for, in what was typed, is named and the rest stays.
export async function openDecision(page, topic) {
    await goTo(page, topic);
    await pressLink(page, 'Put it to a decision');
    await typeInto(page, 'question', 'When?');
    await typeInto(page, 'status_quo', 'Thursday, as ever.');
    await typeInto(page, 'affected', 'Whoever comes.');
    await chooseFrom(page, 'scope', 'One');
    await chooseFrom(page, 'reversible', 'Yes');
    await chooseFrom(page, 'forkable', 'Yes');
    await typeInto(page, 'fork_why', 'Two evenings can be tried.');
    await chooseFrom(page, 'fallback', 'The');
    await pressButton(page, 'Open the decision');
    await expectProblem(page, 'question');
    await expectValue(page.locator('[name=status_quo]'), 'Thursday, as ever.');
    await typeInto(page, 'question', 'On which evening do we meet? ');
    await pressButton(page, 'Open the decision');
    await expectPath(page, /^\/d\/[a-z-]+\/\d+$/);
    return pathOf(page);
}

export async function proposeText(page, decision) {
    await goTo(page, decision);
    await pressLink(page, 'Write another option');
    await typeInto(page, 'title', 'Wednesday');
    await typeInto(page, 'text', 'We meet on Wednesdays at six.');
    await pressButton(page, 'Add this option');
    await goTo(page, `${decision}/summary`);
    await pressLink(page, 'Write the first summary');
    await typeInto(page, 'why', 'The hall is taken on Thursdays. #1');
    await pressButton(page, 'Publish');
    await goTo(page, decision);
    await pressLink(page, 'Propose one of the texts');
    await chooseRadio(page, 'option', await page.locator('[name=option]').inputValue());
    await pressButton(page, 'Propose this text');
    await goTo(page, decision);
    await expectSeen(page.getByRole('heading', { name: 'The proposed text' }));
}

// Through the two buttons: `way` is the name of one of them.
export async function object(page, decision, way) {
    await goTo(page, decision);
    await pressLink(page, 'Object, if it does harm');
    await typeInto(page, 'harm', HARM);
    await typeInto(page, 'remedy', REMEDY);
    await pressButton(page, way);
}
