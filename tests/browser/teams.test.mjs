import assert from 'node:assert/strict';

import { expectHeading, expectNotSeen, expectPath, expectProblem, expectSeen }
    from './support/expect.mjs';
import { ADMINISTRATOR, MEMBER, MODERATOR, OTHER_MEMBER, sessionOf } from './support/people.mjs';
import { journey, journeys } from './support/site.mjs';
import { newTitle, submit, topicBy } from './support/topics.mjs';

let count = 0;

// No two teams are called the same, whichever file and journey they come from.
function newHandle() {
    count += 1;
    return `Team_${process.pid}_${count}`;
}

async function as(context, handle) {
    await context.clearCookies();
    await context.addCookies((await sessionOf(handle)).cookies);
}

async function makeTeam(page, context, choices = {}) {
    const handle = newHandle();
    await as(context, MODERATOR);
    await page.goto('/teams');
    await page.getByRole('link', { name: 'Make a team' }).click();
    await page.locator('[name=handle]').fill(handle);
    await page.locator('[name=description]').fill('We **count** what comes in.');
    for (const [name, label] of Object.entries(choices))
        await page.locator(`[name=${name}]`).selectOption({ label });
    await submit(page, 'Make the team');
    await expectPath(page, new RegExp(`^/g/${handle}$`));
    return handle;
}

journeys('a team', () => {
    journey('is found in the main navigation', async (page) => {
        await page.goto('/');
        await page.getByRole('navigation', { name: 'Main' })
            .getByRole('link', { name: 'Teams' }).click();
        await expectHeading(page, /^Teams$/);
        await expectSeen(page.getByRole('heading', { name: 'Local groups' }));
    });

    journey('that is open is joined and left', async (page, context) => {
        const handle = await makeTeam(page, context);
        await as(context, MEMBER);
        await page.goto(`/g/${handle}`);
        await submit(page, 'Join this team');
        await expectSeen(page.getByRole('link', { name: 'Leave this team' }));
        await page.goto('/g');
        await expectSeen(page.getByRole('link', { name: handle }));
        await page.goto(`/g/${handle}`);
        await page.getByRole('link', { name: 'Leave this team' }).click();
        await submit(page, 'Leave this team');
        await expectSeen(page.getByRole('button', { name: 'Join this team' }));
    });

    journey('asks a visitor to sign in before they join', async (page, context) => {
        const handle = await makeTeam(page, context);
        await context.clearCookies();
        await page.goto(`/g/${handle}`);
        await page.getByRole('link', { name: 'Join this team' }).click();
        await expectPath(page, /^\/login$/);
    });

    journey('on request admits who asks', async (page, context) => {
        const handle = await makeTeam(page, context,
            { admission: 'On request: a lead answers' });
        await as(context, MEMBER);
        await page.goto(`/g/${handle}`);
        await submit(page, 'Ask to be in this team');
        await expectSeen(page.getByRole('button', { name: 'Take the request back' }));

        await as(context, MODERATOR);
        await page.goto(`/g/${handle}`);
        await page.getByRole('link', { name: 'Members, 1 request' }).click();
        await submit(page, `Admit ${MEMBER}`);
        await expectSeen(page.getByRole('button', { name: `Make a lead ${MEMBER}` }));
        await page.goto(`/g/${handle}`);
        await expectSeen(page.getByRole('link', { name: MEMBER }));
    });

    journey('says what is wrong with a name that is taken', async (page, context) => {
        await as(context, MODERATOR);
        await page.goto('/teams/new');
        await page.locator('[name=handle]').fill(MEMBER.toLowerCase());
        await page.locator('[name=description]').fill('Kept words.');
        await submit(page, 'Make the team');
        await expectProblem(page, 'handle');
        assert.equal(await page.locator('[name=description]').inputValue(), 'Kept words.');
    });

    journey('that is private shows nobody who is in it', async (page, context) => {
        const handle = await makeTeam(page, context);
        await page.goto(`/g/${handle}/edit`);
        await page.locator('[name=is_private]').check();
        await submit(page, 'Save the team');
        await expectSeen(page.getByRole('link', { name: MODERATOR }));
        await as(context, MEMBER);
        await page.goto(`/g/${handle}`);
        await expectHeading(page, new RegExp(handle));
        await expectNotSeen(page, MODERATOR);
        await expectNotSeen(page, '1 member');
    });
});

journeys('a space', () => {
    journey('for members is closed to visitors, at once', async (page, context) => {
        const name = newTitle('The kitchen');
        await as(context, ADMINISTRATOR);
        await page.goto('/categories');
        await page.getByRole('link', { name: 'Make a category' }).click();
        await page.locator('[name=name]').fill(name);
        await submit(page, 'Make the category');
        await expectHeading(page, /^The kitchen/);
        const address = new URL(page.url()).pathname;

        await context.clearCookies();
        assert.equal((await page.goto(address)).status(), 200);
        await as(context, ADMINISTRATOR);
        await page.goto(address);
        await page.getByRole('link', { name: 'Edit the category' }).click();
        await page.locator('[name=readers]').selectOption({ label: 'Members of the forum' });
        await submit(page, 'Save the category');
        await expectProblem(page, 'reason');
        await page.locator('[name=reason]').fill('Strangers came in.');
        await submit(page, 'Save the category');
        await expectSeen(page.getByText('Only members of the forum can read this.'));

        await context.clearCookies();
        assert.equal((await page.goto(address)).status(), 404);
        await page.goto('/moderation');
        await expectSeen(page.getByText('Strangers came in.'));
    });

    journey('takes a debate in that a moderator moves', async (page, context) => {
        const topic = await topicBy(MEMBER);
        await as(context, MODERATOR);
        await page.goto(topic);
        await page.getByRole('link', { name: 'Move', exact: true }).click();
        const options = page.locator('[name=category] option:not([selected])');
        const category = await options.first().innerText();
        await page.locator('[name=category]').selectOption({ label: category });
        await page.locator('[name=reason]').fill('It is about that.');
        await submit(page, 'Move');
        await expectPath(page, /^\/t\//);
        await expectSeen(page.getByRole('navigation', { name: 'You are here' })
            .getByRole('link', { name: category }));
    });

    journey('lets who opened a debate change its title', async (page, context) => {
        const topic = await topicBy(OTHER_MEMBER);
        await as(context, OTHER_MEMBER);
        await page.goto(topic);
        await page.getByRole('link', { name: 'Change the title' }).click();
        const title = newTitle('Another place for Thursday');
        await page.locator('[name=title]').fill(title);
        await submit(page, 'Save the title');
        await expectPath(page, /another-place/);
        await page.goto(topic);
        await expectPath(page, /another-place/);
    });
});
