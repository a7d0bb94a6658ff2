// The demo community's people, and what they do again and again.

import { expectPath } from './expect.mjs';
import { visit } from './site.mjs';

export const ADMINISTRATOR = 'Basalte';
export const MODERATOR = 'Quinconce';
export const MEMBER = 'Tilleul';
export const OTHER_MEMBER = 'Hirondelle';

// Of all demo people: forum/exchange/demo.h.
export const PASSWORD = 'cinq tasses sous le tilleul';

export async function signIn(page, handle, password = PASSWORD) {
    await page.goto('/login');
    await page.locator('[name=handle]').fill(handle);
    await page.locator('[name=password]').fill(password);
    await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
}

const sessions = new Map();

// The cookies of someone signed in; the log-in form is used once a file, not once a journey.
export async function sessionOf(handle) {
    if (!sessions.has(handle)) {
        await visit({}, async (page, context) => {
            await signIn(page, handle);
            await expectPath(page, /^\/(?!login)/);
            sessions.set(handle, await context.storageState());
        });
    }
    return sessions.get(handle);
}
