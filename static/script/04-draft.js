// What one types is kept as a draft a little after one stops, so that a closed page loses nothing.
for (const form of document.querySelectorAll('form.composer:has(input[name=draft])')) {
    const status = form.querySelector('[data-kept]');
    let wait = 0;
    let sending = null;

    const keep = async () => {
        sending = new AbortController();
        const answer = await fetch('/drafts.json', {
            method: 'POST', body: new URLSearchParams(new FormData(form)), signal: sending.signal,
        }).catch(() => null);
        if (answer?.ok)
            status.textContent = status.dataset.kept;
    };

    form.addEventListener('input', () => {
        status.textContent = '';
        clearTimeout(wait);
        wait = setTimeout(keep, 3000);
    });
    // What is published must not come back as a draft.
    form.addEventListener('submit', () => {
        clearTimeout(wait);
        sending?.abort();
    });
}
