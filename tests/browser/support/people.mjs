// The people of the journeys (tests/browser/run makes them), and how they come in.

import { expectPath } from './expect.mjs';
import { visit } from './site.mjs';

export const ADMINISTRATOR = 'Dogwood';
export const MODERATOR = 'Alder';
export const MEMBER = 'Birch';
export const OTHER_MEMBER = 'Cedar';
export const SUSPENDED_MEMBER = 'Elder'; // by a journey: no other comes as them
export const { PASSWORD } = process.env;

// One of the demo community, whose language is French.
export const FRENCH_MEMBER = 'Tilleul';
export const DEMO_PASSWORD = 'cinq tasses sous le tilleul'; // forum/exchange/demo.h

export async function signIn(page, handle, password = PASSWORD) {
    await page.goto('/login');
    await page.locator('[name=handle]').fill(handle);
    await page.locator('[name=password]').fill(password);
    await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
}

const sessions = new Map();

// The cookies of someone signed in; the log-in form is used once a file, not once a journey.
export async function sessionOf(handle, password = PASSWORD) {
    if (!sessions.has(handle)) {
        await visit({}, async (page, context) => {
            await signIn(page, handle, password);
            await expectPath(page, /^\/(?!login)/);
            sessions.set(handle, await context.storageState());
        });
    }
    return sessions.get(handle);
}
