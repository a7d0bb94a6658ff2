import assert from 'node:assert/strict';

import { expectPath, expectProblem, expectSeen, expectValue } from './support/expect.mjs';
import { MEMBER, OTHER_MEMBER, PASSWORD, sessionOf, signIn } from './support/people.mjs';
import { journey, journeys } from './support/site.mjs';
import { newTitle, submit } from './support/topics.mjs';

function account(page) {
    return page.getByRole('banner').getByRole('link', { name: 'your account' });
}

async function signOut(page) {
    await account(page).click();
    await submit(page, 'Sign out');
    await expectSeen(page.getByRole('banner').getByRole('link', { name: 'Sign in' }));
}

let names = 0;
function newHandle() {
    names += 1;
    return `Newcomer-${process.pid}-${names}`;
}

journeys('an account', () => {
    journey('is made, left and come back to', async (page) => {
        const handle = newHandle();
        const password = 'a lantern over the orchard gate';
        await page.goto('/');
        await page.getByRole('banner').getByRole('link', { name: 'Create an account' }).click();
        await page.locator('[name=handle]').fill(handle);
        await page.locator('[name=password]').fill(password);
        await submit(page, 'Create the account');
        await expectSeen(account(page));
        await signOut(page);
        await signIn(page, handle, password);
        await expectSeen(account(page));
    });

    journey('a wrong password keeps the name typed', async (page) => {
        await signIn(page, MEMBER, 'not the lantern at all');
        await page.waitForLoadState();
        assert.match(await page.title(), /^Error: /);
        await expectValue(page.locator('[name=handle]'), MEMBER);
        await expectValue(page.locator('[name=password]'), '');
    });

    journey('a password that is too short is refused, what else was typed is kept', async (page) => {
        const handle = newHandle();
        await page.goto('/signup');
        await page.locator('[name=handle]').fill(handle);
        await page.locator('[name=password]').fill('too short');
        await submit(page, 'Create the account');
        await expectProblem(page, 'password');
        await expectValue(page.locator('[name=handle]'), handle);
    });

    journey('signing in leads back to where one was', async (page) => {
        await page.goto('/new');
        await expectPath(page, /^\/login$/);
        await page.locator('[name=handle]').fill(OTHER_MEMBER);
        await page.locator('[name=password]').fill(PASSWORD);
        await submit(page, 'Sign in');
        await expectPath(page, /^\/new$/);
    });
});

journeys('a session that ended', () => {
    journey('keeps the text, which can be sent after signing in elsewhere', async (page, context) => {
        await context.addCookies((await sessionOf(MEMBER)).cookies);
        await page.goto('/new');
        const title = newTitle('Words that must not be lost');
        await page.locator('[name=category]').selectOption({ index: 1 });
        await page.locator('[name=title]').fill(title);
        await page.locator('[name=body]').fill('Three evenings went into this.');
        await context.clearCookies();
        await submit(page, 'Open the debate');
        await expectSeen(page.getByRole('main').getByRole('alert'));
        assert.equal(await account(page).count(), 0);
        await expectValue(page.locator('[name=title]'), title);
        await expectValue(page.locator('[name=body]'), 'Three evenings went into this.');

        const elsewhere = await context.newPage();
        await signIn(elsewhere, MEMBER);
        await expectSeen(account(elsewhere));
        // The form still holds the token of before: it is asked for once more, and still kept.
        await submit(page, 'Open the debate');
        await expectSeen(page.getByText('please send it again'));
        await submit(page, 'Open the debate');
        await expectPath(page, /^\/t\//);
        await expectSeen(page.getByText('Three evenings went into this.'));
    });
});
