// Says below the map what is under the pointer or the focus; arrow keys go to the nearest place that way.
// Without it the same words are the titles of the links.

const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

const middle = (element) => {
  const box = element.getBoundingClientRect();
  return [box.left + box.width / 2, box.top + box.height / 2];
};

for (const map of document.querySelectorAll("svg[data-says]")) {
  const line = document.getElementById(map.dataset.says);
  const say = (event) => {
    const link = event.target.closest("a");
    if (!line || !link) return;
    line.hidden = false;
    line.textContent = link.getAttribute("aria-label");
  };
  map.addEventListener("pointerover", say);
  map.addEventListener("focusin", say);

  map.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    const here = event.target.closest("a");
    if (!step || !here || event.ctrlKey || event.altKey || event.metaKey) return;
    const [x, y] = middle(here);
    let best = null;
    for (const link of map.querySelectorAll("a")) {
      const [toX, toY] = middle(link);
      const along = (toX - x) * step[0] + (toY - y) * step[1];
      const beside = Math.abs((toX - x) * step[1]) + Math.abs((toY - y) * step[0]);
      if (link === here || along < 2 || beside > 2 * along) continue;
      const far = along + 2 * beside;
      if (!best || far < best.far) best = { link, far };
    }
    if (!best) return;
    event.preventDefault();
    best.link.focus();
  });
}
