// The public log: from the foot of any page to the proof of one entry.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';

import { expectHeading, expectPath, expectSeen } from './support/expect.mjs';
import { journey, journeys, site } from './support/site.mjs';

// The root that an entry and the hashes of its proof give (RFC 9162, 2.1.3.2), computed apart.
function rootOf({ number, leaf, proof }) {
    const hash = (...parts) => createHash('sha256').update(Buffer.concat(parts)).digest();
    let node = number;
    let last = proof.size - 1;
    let root = hash(Buffer.from([0]), Buffer.from(leaf, 'hex'));

    for (const hex of proof.hashes) {
        const other = Buffer.from(hex, 'hex');

        if (node % 2 || node === last) {
            root = hash(Buffer.from([1]), other, root);
            while (node && node % 2 === 0) {
                node = Math.floor(node / 2);
                last = Math.floor(last / 2);
            }
        } else {
            root = hash(Buffer.from([1]), root, other);
        }
        node = Math.floor(node / 2);
        last = Math.floor(last / 2);
    }
    return root.toString('hex');
}

journeys('the public log', () => {
    journey('a newcomer goes from the foot of the front page to the proof of an entry', async (page) => {
        await page.goto('/');
        await page.getByRole('contentinfo').getByRole('link', { name: 'Public log' }).click();
        await expectHeading(page, /Public log/);
        await expectSeen(page.getByText('The fingerprint of the whole log'));
        const newest = page.locator('main table').getByRole('link', { name: /^\d+$/ }).first();
        const number = Number(await newest.textContent());
        await newest.click();
        await expectPath(page, new RegExp(`^/log/${number}$`));
        await expectSeen(page.getByRole('heading', { name: 'Proof that it is in the log' }));
        await page.getByRole('link', { name: 'The entry before' }).click();
        await expectPath(page, new RegExp(`^/log/${number - 1}$`));
    });

    journey('one kind of entry is chosen with the keyboard', async (page) => {
        await page.goto('/log');
        await page.getByLabel('Show only').focus();
        await page.keyboard.type('Act of a mod');
        await page.keyboard.press('Tab');
        await page.keyboard.press('Enter');
        await page.waitForURL(/kind=moderation/);
        await expectSeen(page.getByRole('cell', { name: 'Act of a moderator' }));
    });

    journey('the proof of every entry leads to the root that was signed', async () => {
        const { size, root } = await (await fetch(`${site}/log.json`)).json();
        const checkpoint = await (await fetch(`${site}/log/checkpoint`)).text();

        assert.equal(checkpoint.split('\n')[2], Buffer.from(root, 'hex').toString('base64'));
        assert.ok(size > 2);
        for (let number = 0; number < size; number++) {
            const entry = await (await fetch(`${site}/log/${number}.json`)).json();

            assert.equal(rootOf(entry), entry.proof.root);
        }
    });
});
