// Topics the journeys open for themselves, so that none depends on another's.

import { expectPath } from './expect.mjs';
import { MEMBER, sessionOf } from './people.mjs';
import { visit } from './site.mjs';

let count = 0;

// No two titles are the same, whichever file and journey they come from.
export function newTitle(words) {
    count += 1;
    return `${words} (${process.pid}-${count})`;
}

export function submit(page, name) {
    return page.getByRole('main').getByRole('button', { name }).click();
}

export async function writeTopic(page, title, text) {
    await page.goto('/new');
    await page.locator('[name=category]').selectOption({ index: 1 });
    await page.locator('[name=title]').fill(title);
    await page.locator('[name=body]').fill(text);
    await submit(page, 'Open the debate');
    await expectPath(page, /^\/t\/[a-z0-9-]+\/\d+$/);
}

// The address of a new topic by a demo person.
export async function topicBy(handle = MEMBER, text = 'Where shall we meet on Thursday?') {
    let address;
    await visit({ session: await sessionOf(handle) }, async (page) => {
        await writeTopic(page, newTitle('A place for Thursday'), text);
        address = new URL(page.url()).pathname;
    });
    return address;
}

// A post by its number, as it stands on the page; also the place of one that is gone.
export function post(page, number) {
    return page.locator(`#p${number}`);
}
