// Words selected in a paragraph of a law: a link below it leads to the form with these words.
const way = document.createElement('a');
way.className = 'btn btn-2';
const plain = (range) => {
    const words = range.cloneContents();
    words.querySelectorAll('.vh, mark a').forEach((part) => part.remove());
    return words.textContent;
};
document.addEventListener('selectionchange', () => {
    const picked = getSelection();
    if (picked.isCollapsed) // as a tap on the link makes it: the link stays
        return;
    const range = picked.getRangeAt(0).cloneRange();
    const node = range.commonAncestorContainer;
    const box = (node.closest ? node : node.parentElement).closest('.al-t');
    const all = box?.parentElement.querySelector(':scope > p > .al-d');
    const words = plain(range);
    if (!all || words.length > 1500)
        return way.remove();
    range.setEnd(range.startContainer, range.startOffset);
    range.setStart(box, 0);
    const from = [...plain(range)].length;
    const query = new URLSearchParams({ from, to: from + [...words].length, words });
    way.href = `${all.href}&${query}`;
    way.textContent = all.dataset.words;
    box.after(way);
});
