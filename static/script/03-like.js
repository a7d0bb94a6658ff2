// A like without loading the page again: the button's own form, sent by hand. When that does not
// come to an answer, the form goes as it would have without a script.
document.addEventListener('submit', async (event) => {
    const button = event.submitter;
    if (!button?.matches('[form=acts][aria-pressed]'))
        return;
    event.preventDefault();
    const body = new URLSearchParams(new FormData(event.target));
    body.set('on', button.value);
    button.setAttribute('aria-busy', 'true');
    const answer = await fetch(`${button.formAction}.json`, { method: 'POST', body }).catch(() => null);
    button.removeAttribute('aria-busy');
    if (!answer?.ok) {
        event.target.action = button.formAction;
        event.target.append(Object.assign(document.createElement('input'),
            { type: 'hidden', name: 'on', value: button.value }));
        event.target.submit();
        return;
    }
    const { actions_summary: [action], words } = await answer.json();
    const isOn = button.value === '1';
    const drawing = button.querySelector('use');
    button.value = isOn ? '0' : '1';
    button.setAttribute('aria-pressed', String(isOn));
    drawing.setAttribute('href', drawing.getAttribute('href').replace(/#.*/, isOn ? '#heart-on' : '#heart'));
    const [count, name] = button.querySelectorAll('span');
    count.textContent = (action?.count ?? 0).toLocaleString(document.documentElement.lang);
    name.textContent = words;
});
