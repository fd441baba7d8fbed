// What does not fit: labels that overlap or leave their chart, boxes wider than their place, cells that run into each other.
(() => {
  const wrong = [];
  const box = (e) => e.getBoundingClientRect();
  const seen = (e) => box(e).width > 0 && box(e).height > 0 && !e.closest('.hidden, .skip') && getComputedStyle(e).visibility !== 'hidden';
  const place = (e) => (e.closest('article, section') || { id: '' }).id;
  const words = (e) => e.textContent.trim().replace(/\s+/g, ' ').slice(0, 60);
  let labels = 0;
  for (const svg of document.querySelectorAll('svg')) {
    if (!seen(svg)) continue;
    const frame = box(svg);
    const texts = [...svg.querySelectorAll('text')].filter((t) => t.textContent.trim());
    const boxes = texts.map(box);
    labels += texts.length;
    boxes.forEach((a, i) => {
      if (a.left < frame.left - 1.5 || a.right > frame.right + 1.5 || a.top < frame.top - 4 || a.bottom > frame.bottom + 4) {
        wrong.push(`cut in ${place(svg)}: ${words(texts[i])}`);
      }
      for (let j = i + 1; j < boxes.length; j++) {
        const b = boxes[j];
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (across > 1.5 && down > 0.35 * Math.min(a.height, b.height)) {
          wrong.push(`overlap in ${place(svg)}: ${words(texts[i])} | ${words(texts[j])}`);
        }
      }
    });
  }
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > width) {
    wrong.push(`the page is ${document.documentElement.scrollWidth} wide on a screen of ${width}`);
  }
  for (const e of document.querySelectorAll('body *')) {
    if (e.closest('svg, .scroll, .wide, .hidden, .skip') || !seen(e)) continue;
    if (e.clientWidth > 0 && e.scrollWidth > e.clientWidth + 2 && getComputedStyle(e).display !== 'inline') {
      wrong.push(`too wide in ${place(e)} by ${e.scrollWidth - e.clientWidth}: ${e.tagName} ${words(e)}`);
    }
  }
  const content = (cell) => {
    const range = document.createRange();
    range.selectNodeContents(cell);
    return range.getBoundingClientRect();
  };
  for (const row of document.querySelectorAll('tr')) {
    if (!seen(row)) continue;
    for (let i = 0; i + 1 < row.children.length; i++) {
      const a = content(row.children[i]);
      const b = content(row.children[i + 1]);
      if (a.width && b.width && a.right > b.left + 1 && a.bottom > b.top + 2 && b.bottom > a.top + 2) {
        wrong.push(`cells overlap in ${place(row)}: ${words(row)}`);
      }
    }
  }
  return { labels, wrong };
})()
