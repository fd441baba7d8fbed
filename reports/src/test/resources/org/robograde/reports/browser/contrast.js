// WCAG 2.2, 1.4.3: every text against what is painted behind it, in the colours this screen shows. Labels of charts count with their filter.
(() => {
  const linear = (c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4);
  const light = (c) => 0.2126 * linear(c[0]) + 0.7152 * linear(c[1]) + 0.0722 * linear(c[2]);
  const colour = (text) => {
    const numbers = text.match(/[\d.]+/g).map(Number);
    return numbers.length > 3 ? numbers : [...numbers.slice(0, 3), 1];
  };
  const over = (front, back) => [0, 1, 2].map((i) => front[i] * front[3] + back[i] * (1 - front[3]));
  const behind = (e) => {
    const layers = [];
    for (let n = e; n; n = n.parentElement) {
      const c = colour(getComputedStyle(n).backgroundColor);
      layers.push(c);
      if (c[3] === 1) break;
    }
    return layers.reverse().reduce((back, front) => over(front, back), [255, 255, 255]);
  };
  // invert(.91) hue-rotate(180deg), as Filter Effects define both
  const turned = (c) => {
    const [r, g, b] = c.map((v) => v * (1 - 2 * 0.91) + 255 * 0.91);
    const clip = (v) => Math.min(255, Math.max(0, v));
    return [
      clip(-0.574 * r + 1.43 * g + 0.144 * b),
      clip(0.426 * r + 0.43 * g + 0.144 * b),
      clip(0.426 * r + 1.43 * g - 0.856 * b),
    ];
  };
  const ratio = (a, b) => {
    const [x, y] = [light(a), light(b)].sort((p, q) => q - p);
    return (x + 0.05) / (y + 0.05);
  };
  const low = [];
  let texts = 0;
  let lowest = 99;
  const judge = (front, back, size, bold, words) => {
    const enough = size >= 24 || (size >= 18.66 && bold) ? 3 : 4.5;
    const r = ratio(front, back);
    texts++;
    lowest = Math.min(lowest, r);
    if (r < enough) low.push(`${r.toFixed(2)}: ${words.trim().slice(0, 50)} (${front.map(Math.round)} on ${back.map(Math.round)})`);
  };
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const e = walk.currentNode.parentElement;
    if (!walk.currentNode.nodeValue.trim() || e.closest('svg, style, script')) continue;
    const style = getComputedStyle(e);
    const back = behind(e);
    judge(over(colour(style.color), back), back, parseFloat(style.fontSize), Number(style.fontWeight) >= 700, walk.currentNode.nodeValue);
  }
  for (const t of document.querySelectorAll('svg text')) {
    const svg = t.closest('svg');
    const fill = colour(getComputedStyle(t).fill);
    if (!t.textContent.trim() || fill.slice(0, 3).every((v) => v === 255)) continue; // White letters stand on dark marks.
    const filtered = getComputedStyle(svg).filter !== 'none';
    const back = behind(svg);
    const plain = over(fill, filtered ? [255, 255, 255] : back);
    judge(filtered ? turned(plain) : plain, back, 12, false, 'chart: ' + t.textContent);
  }
  return { texts, lowest, low };
})()
