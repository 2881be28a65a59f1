// Judges the pages of a folder in headless Chromium: nothing on the console,
// nothing asked of the network, no page wider than a telephone of 360 pixels,
// no violation that axe-core finds, light and dark, nothing cut on paper, and
// no task of more than 50 ms once the page has loaded.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import puppeteer from 'puppeteer-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const folder = resolve(process.argv[2]);
const pages = readdirSync(folder, { recursive: true }).filter(f => f.endsWith('.html')).sort();
if (pages.length < 20) throw new Error(`only ${pages.length} pages in ${folder}`);

const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] });
const scratch = mkdtempSync(join(tmpdir(), 'report-'));
let faults = 0;
const fault = (file, what) => { faults += 1; console.log(`${file}: ${what}`); };

async function open(file, width, scheme) {
    const page = await browser.newPage();
    await page.setViewport({ width, height: 800 });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    page.on('console', message => fault(file, `console: ${message.text()}`));
    page.on('pageerror', error => fault(file, `error: ${error}`));
    page.on('dialog', dialog => { fault(file, 'a dialog'); dialog.dismiss(); });
    page.on('request', request => {
        const url = request.url();
        if (!url.startsWith('data:') && url !== `file://${join(folder, file)}`) fault(file, `asks for ${url}`);
    });
    await page.evaluateOnNewDocument(() => {
        window.longTasks = [];
        new PerformanceObserver(list => {
            for (const task of list.getEntries()) window.longTasks.push([task.startTime, task.duration]);
        }).observe({ type: 'longtask', buffered: true });
    });
    await page.goto(`file://${join(folder, file)}`, { waitUntil: 'load' });
    return page;
}

for (const file of pages) {
    const title = [];
    for (const scheme of ['light', 'dark']) {
        const page = await open(file, 360, scheme);
        const phone = await page.evaluate(() => document.documentElement.scrollWidth);
        if (phone > 360) fault(file, `${phone} pixels wide at 360`);
        title.push(await page.title());
        await page.evaluate(axe);
        // What is folded is looked at too, and of a page without end a part.
        await page.evaluate(() => {
            for (const one of [...document.querySelectorAll('details')].slice(0, 60)) one.open = true;
        });
        const found = await page.evaluate(() => {
            const large = document.querySelectorAll('*').length > 6000;
            const parts = ['header', '#coverage', '#structure', '#levels', '#only', '#plan .planned:nth-of-type(-n+5)', '#entry', '#validity', '#derived', '#rights']
                .filter(part => document.querySelector(part)).map(part => [part]);
            return axe.run(large ? { include: parts } : document, { resultTypes: ['violations'] });
        });
        for (const violation of found.violations) {
            const where = violation.nodes.slice(0, 3).map(node => node.html.slice(0, 160));
            fault(file, `${scheme}: ${violation.id}, ${violation.nodes.length} times: ${violation.help}\n    ${where.join('\n    ')}`);
        }
        for (const width of [360, 1280]) {
            await page.setViewport({ width, height: 800 });
            const wide = await page.evaluate(() => document.documentElement.scrollWidth);
            if (wide > width) fault(file, `unfolded, ${wide} pixels wide at ${width}`);
        }
        await page.close();
    }
    if (title.some(text => text === 'run')) fault(file, 'ran a script of a title');

    // After loading: nothing may keep the reader waiting.
    const page = await open(file, 1280, 'light');
    // Loading ends with the first frame that shows the page.
    const loaded = await page.evaluate(() => new Promise(done =>
        requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now())))));
    await page.evaluate(async () => {
        for (let y = 0; y < 20; y += 1) {
            window.scrollBy(0, 2000);
            await new Promise(done => setTimeout(done, 30));
        }
        await new Promise(done => setTimeout(done, 300));
    });
    const slow = await page.evaluate(() => window.longTasks);
    for (const [start, duration] of slow) {
        if (start > loaded && duration > 50) fault(file, `a task of ${Math.round(duration)} ms, ${Math.round(start - loaded)} ms after loading`);
    }

    // On paper: every word of the page, and none beyond the edge.
    const pdf = join(scratch, `${basename(file)}.pdf`);
    writeFileSync(pdf, await page.pdf({ format: 'A4', margin: { top: '12mm', bottom: '12mm', left: '12mm', right: '12mm' } }));
    await page.emulateMediaType('print');
    await page.setViewport({ width: 703, height: 1000 });
    const cut = await page.evaluate(() => {
        const edge = document.documentElement.clientWidth + 1;
        const over = [...document.querySelectorAll('main *')].filter(e => !e.closest('svg') || e.tagName === 'svg');
        return over.filter(e => e.getBoundingClientRect().right > edge).slice(0, 3).map(e => e.outerHTML.slice(0, 120));
    });
    for (const element of cut) fault(file, `cut on paper: ${element}`);
    const words = await page.evaluate(() => [...document.querySelectorAll('.items span[lang], .lines span[lang], .tree span[lang], .rights li, .level')].map(e => e.textContent));
    const printed = execFileSync('pdftotext', ['-q', pdf, '-'], { maxBuffer: 1 << 28 }).toString().replace(/[\s\u00ad-]+/gu, '');
    const lost = words.filter(text => !printed.includes(text.slice(0, 12).replace(/[\s\u00ad-]+/gu, '')));
    if (words.length > 0 && lost.length > words.length / 50) fault(file, `not on paper: ${lost.length} of ${words.length}, such as ${lost[0]}`);
    await page.close();
    const size = readFileSync(join(folder, file)).length;
    if (size >= 2e6) fault(file, `${size} bytes`);
    console.log(`${file}: ${size} bytes, ${slow.length} long tasks while loading`);
}
await browser.close();
rmSync(scratch, { recursive: true });
console.log(`${pages.length} pages, ${faults} faults`);
process.exit(faults > 0 ? 1 : 0);
