// Beside a summary: a message's button puts its number at the end of the line where the cursor was.
const summary = document.querySelector('form[data-cites]');
if (summary) {
    const status = summary.querySelector('[role=status]');
    let box = summary.querySelector('textarea');

    summary.addEventListener('focusin', ({ target }) => {
        if (target.matches('textarea'))
            box = target;
    });
    summary.addEventListener('click', ({ target }) => {
        const number = target.closest('[data-cite]')?.dataset.cite;
        if (!number)
            return;
        const from = box.value.slice(0, box.selectionStart).lastIndexOf('\n') + 1;
        const end = `${box.value}\n`.indexOf('\n', from);
        const line = box.value.slice(from, end).trimEnd();
        if (!line.split(' ').includes(number))
            box.setRangeText(`${line} ${number}`, from, end, 'end');
        status.textContent = box.value.slice(from).split('\n')[0];
    });
    for (const button of summary.querySelectorAll('[data-cite]'))
        button.hidden = false;
}
