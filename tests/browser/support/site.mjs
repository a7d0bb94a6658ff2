// What every journey stands on: one browser for a file, visits that may never leave the site,
// and the checks that hold on every page.

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { after, describe, test } from 'node:test';

import axe from 'axe-core';
import { chromium } from 'playwright-core';

export const site = process.env.SITE;

const PAGE_TIMEOUT_MILLISECONDS = 15_000;

const FLAGS = [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    // Chromium's own sandbox cannot start as root, as in a container.
    ...(process.getuid() === 0 ? ['--no-sandbox'] : []),
];

const browsers = new Map(); // by their extra flags

async function browserWith(flags) {
    const key = flags.join(' ');
    if (!browsers.has(key)) {
        browsers.set(key, chromium.launch({
            executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
            args: [...FLAGS, ...flags],
        }));
    }
    return browsers.get(key);
}

async function closeBrowsers() {
    for (const browser of browsers.values())
        await (await browser).close();
    browsers.clear();
}

// Everything that went wrong behind a page's back: requests elsewhere, refused by the content
// security policy, broken files, errors of the server.
function watch(context) {
    const wrongs = [];
    context.on('request', (request) => {
        const { protocol, origin } = new URL(request.url());
        if (origin !== site && protocol !== 'data:')
            wrongs.push(`a request left the site: ${request.url()}`);
    });
    context.on('response', (response) => {
        const limit = response.request().isNavigationRequest() ? 500 : 400;
        if (response.status() >= limit)
            wrongs.push(`${response.status()} for ${response.url()}`);
    });
    context.on('console', (message) => {
        // The answer 404 or 422 to a page is told there too, and is often what a journey is about.
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
            wrongs.push(message.text());
    });
    return wrongs;
}

// Runs a journey's body with a page of its own. What `options` may hold:
//   scripts: false         a browser without JavaScript
//   scheme: 'dark'         what the system asks for; also `forcedColors: true`
//   width: 360             of the window, in CSS pixels
//   locale: 'fr-FR'        the browser's language
//   textScale: 2           the size of text the reader chose in the browser
//   session                what sessionOf() gave: comes signed in
export async function visit(options, body) {
    const {
        scripts = true, scheme = 'light', forcedColors = false, width = 1280,
        locale = 'en-GB', textScale = 1, session,
    } = options;
    const flags = textScale === 1 ? [] : [`--blink-settings=defaultFontSize=${16 * textScale}`];
    const browser = await browserWith(flags);
    const context = await browser.newContext({
        baseURL: site,
        javaScriptEnabled: scripts,
        colorScheme: scheme,
        forcedColors: forcedColors ? 'active' : 'none',
        viewport: { width, height: 900 },
        locale,
        storageState: session,
        // No page fades into the next: a click would have to wait for it.
        reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(PAGE_TIMEOUT_MILLISECONDS);
    const wrongs = watch(context);
    try {
        const page = await context.newPage();
        await body(page, context);
        assert.deepEqual(wrongs, []);
    } finally {
        await context.close();
    }
}

// A group of journeys: one file, one browser.
export function journeys(name, body) {
    describe(name, () => {
        after(closeBrowsers);
        body();
    });
}

// One journey, gone through twice: with scripts and without.
export function journey(name, body, options = {}) {
    for (const scripts of [true, false]) {
        test(`${name}, scripts ${scripts ? 'on' : 'off'}`, () =>
            visit({ ...options, scripts }, body));
    }
}

// axe's findings on the page as it stands. Needs a visit with scripts: axe is one.
export async function checkAxe(page) {
    await page.evaluate(axe.source);
    const found = await page.evaluate(() => window.axe.run(document));
    const lines = found.violations.flatMap((violation) => violation.nodes.map((node) =>
        `${violation.id}: ${node.target.join(' ')}: ${node.failureSummary}`));
    assert.deepEqual(lines, [], `axe on ${page.url()}`);
}

// Nothing may stick out to the side; what may be wider scrolls in a box of its own.
export async function checkNoSidewaysScroll(page) {
    const found = await page.evaluate(() => {
        const width = document.documentElement.clientWidth;
        if (document.documentElement.scrollWidth <= width)
            return [];
        return [...document.querySelectorAll('body *')]
            .filter((element) => !element.closest('.scroll, pre')
                && element.getBoundingClientRect().right > width + 1)
            .map((element) => element.outerHTML.slice(0, 120));
    });
    assert.deepEqual(found, [], `too wide at ${page.url()}`);
}

// What the window shows, for README: only when PICTURES names a folder.
export async function picture(page, name) {
    if (process.env.PICTURES)
        await page.screenshot({ path: `${process.env.PICTURES}/${name}.png` });
}

// A picture of the whole page for those who look: only when SCREENSHOTS names a folder.
export async function screenshot(page, name) {
    const folder = process.env.SCREENSHOTS;
    if (!folder)
        return;
    mkdirSync(folder, { recursive: true });
    await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}
