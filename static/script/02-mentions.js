// After an @ and two letters of a name, a list of the people and teams it may be. A text box cannot
// be a combobox, so the list is one it controls, with the chosen line as its active descendant.
const NAME = /(?:^|[^\p{L}\p{N}@_\-.+/])@([A-Za-z0-9][A-Za-z0-9_.-]{1,29})$/u;
const SHOWN_MOST = 8;

for (const box of document.querySelectorAll('textarea[name=body]')) {
    const label = document.querySelector('[role=toolbar] [data-before="@"]')?.textContent ?? '@';
    const [, topic] = box.form.action.match(/\/t\/(\d+)\//) ?? [];
    const list = document.createElement('ul');
    const status = document.createElement('p');
    let asking = null;
    let chosen = -1;

    Object.assign(list, { id: 'mentions', className: 'completion', hidden: true, role: 'listbox', ariaLabel: label });
    Object.assign(status, { className: 'vh', role: 'status' });
    box.after(list, status);
    box.setAttribute('aria-autocomplete', 'list');

    const close = () => {
        asking?.abort();
        list.hidden = true;
        chosen = -1;
        status.textContent = '';
        box.removeAttribute('aria-controls');
        box.removeAttribute('aria-activedescendant');
    };

    const choose = (index) => {
        chosen = (index + list.children.length) % list.children.length;
        [...list.children].forEach((line, i) => { line.ariaSelected = String(i === chosen); });
        box.setAttribute('aria-activedescendant', list.children[chosen].id);
        list.children[chosen].scrollIntoView({ block: 'nearest' });
    };

    const typed = () => (box.selectionStart === box.selectionEnd
        ? box.value.slice(0, box.selectionStart).match(NAME)?.[1] : undefined);

    const write = () => {
        const end = box.selectionStart;
        box.setRangeText(`${list.children[chosen].dataset.handle} `, end - typed().length, end, 'end');
        close();
        box.focus();
        box.dispatchEvent(new Event('input', { bubbles: true }));
    };

    const line = ({ handle, name, isTeam }, i) => {
        const item = document.createElement('li');
        Object.assign(item, { id: `mention-${i}`, role: 'option', className: isTeam ? 'is-team' : '' });
        item.dataset.handle = handle;
        item.append(`@${handle}`);
        if (name && name !== handle)
            item.append(' ', Object.assign(document.createElement('small'), { textContent: name }));
        return item;
    };

    const show = ({ users, groups }) => {
        const people = users.map((user) => ({ handle: user.username, name: user.name, isHere: user.in_topic }));
        const teams = groups.map((group) => ({ handle: group.name, name: group.full_name, isTeam: true }));
        const all = [...people.filter((person) => person.isHere), ...teams,
            ...people.filter((person) => !person.isHere)].slice(0, SHOWN_MOST);
        list.replaceChildren(...all.map(line));
        if (!all.length)
            return close();
        list.hidden = false;
        box.setAttribute('aria-controls', list.id);
        status.textContent = `${label}: ${all.length}`;
        return choose(0);
    };

    box.addEventListener('input', async () => {
        const name = typed();
        close();
        if (!name)
            return;
        asking = new AbortController();
        const { signal } = asking;
        const query = new URLSearchParams({ q: name, ...(topic && { topic }) });
        const answer = await fetch(`/mentions.json?${query}`, { signal }).catch(() => null);
        if (answer?.ok && !signal.aborted)
            show(await answer.json());
    });

    box.addEventListener('keydown', (event) => {
        const act = {
            ArrowDown: () => choose(chosen + 1),
            ArrowUp: () => choose(chosen - 1),
            Enter: write,
            Tab: write,
            Escape: close,
        }[event.key];
        if (list.hidden || !act || event.shiftKey || event.isComposing)
            return;
        event.preventDefault();
        act();
    });
    list.addEventListener('mousedown', (event) => event.preventDefault());
    list.addEventListener('click', (event) => {
        const picked = event.target.closest('li');
        if (!picked)
            return;
        choose([...list.children].indexOf(picked));
        write();
    });
    box.addEventListener('blur', close);
}
