// The buttons above a message: shown only where they can act. One stop of the Tab key for all of
// them, arrows between them (WAI-ARIA Authoring Practices, toolbar pattern).
for (const bar of document.querySelectorAll('[role=toolbar][hidden]')) {
    const box = document.getElementById(bar.getAttribute('aria-controls'));
    const buttons = [...bar.querySelectorAll('button')];

    const stopAt = (chosen) => buttons.forEach((button) => {
        button.tabIndex = button === chosen ? 0 : -1;
    });

    const write = ({ before = '', after = '', line }) => {
        const { selectionStart: from, selectionEnd: to } = box;
        const picked = box.value.slice(from, to);
        const text = line ? picked.replaceAll(/^/gm, line) : before + picked + after;
        box.focus();
        box.setRangeText(text, from, to, 'end');
        // With nothing picked, one goes on typing between the marks.
        if (from === to && after)
            box.setSelectionRange(from + before.length, from + before.length);
        box.dispatchEvent(new Event('input', { bubbles: true }));
    };

    bar.addEventListener('keydown', (event) => {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (!step)
            return;
        const at = buttons.indexOf(document.activeElement) + step + buttons.length;
        stopAt(buttons[at % buttons.length]);
        buttons[at % buttons.length].focus();
        event.preventDefault();
    });
    bar.addEventListener('click', (event) => {
        const button = event.target.closest('button');
        if (button)
            write(button.dataset);
    });
    stopAt(buttons[0]);
    bar.hidden = false;
}
