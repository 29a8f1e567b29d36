// The viewer without waiting: size, turn and hits on this page change at once, by the same links
// that work without script. Going to another page is an ordinary link.
//
// data-zoom="150"     show the sheet at this size        data-turn    turn by a quarter
// data-hit="1"        the next hit; when there is none on this page, the link's data-beyond

const sheet = document.querySelector("[data-sheet]");
const svg = sheet?.querySelector("svg");
const group = svg?.querySelector("g");
const zooms = [...document.querySelectorAll("[data-zoom]")];
const address = new URL(location.href);

function remember(name, value, usual) {
  if (String(value) === String(usual)) address.searchParams.delete(name);
  else address.searchParams.set(name, value);
  history.replaceState(history.state, "", address);
}

// Other pages open at the size chosen here.
function carry(size) {
  for (const link of document.querySelectorAll("a[rel=prev], a[rel=next], a[data-hit]")) {
    for (const name of ["href", "data-beyond"]) {
      if (!link.getAttribute(name)) continue;
      const url = new URL(link.getAttribute(name), location.href);
      if (size === "100") url.searchParams.delete("zoom");
      else url.searchParams.set("zoom", size);
      link.setAttribute(name, url.pathname + url.search + url.hash);
    }
  }
}

function zoomTo(link) {
  if (!sheet || !link) return;
  const size = link.dataset.zoom;
  sheet.className = `viewer-sheet zoom-${size}`;
  for (const other of zooms) other.toggleAttribute("aria-current", other === link);
  link.setAttribute("aria-current", "true");
  remember("zoom", size, 100);
  carry(size);
}

function step(by) {
  const at = zooms.findIndex((link) => link.hasAttribute("aria-current"));
  zoomTo(zooms[Math.min(Math.max(at + by, 0), zooms.length - 1)]);
}

function turn() {
  const wide = Number(svg.dataset.width), high = Number(svg.dataset.height);
  const angle = (Number(group.dataset.angle) + 90) % 360;
  const turned = ((Number(address.searchParams.get("turn")) || 0) + 90) % 360;
  const moves = { 0: "", 90: `translate(${high} 0)`, 180: `translate(${wide} ${high})`, 270: `translate(0 ${wide})` };
  group.dataset.angle = angle;
  group.setAttribute("transform", `${moves[angle]} rotate(${angle})`);
  svg.setAttribute("viewBox", angle % 180 ? `0 0 ${high} ${wide}` : `0 0 ${wide} ${high}`);
  const keep = document.querySelector("[data-keep-turn]");
  if (keep) {
    keep.hidden = !turned;
    keep.elements.by.value = turned || 90;
  }
  remember("turn", turned, 0);
}

// Only the frame around the page moves, so that the tools stay where they are.
function centre(element, frame) {
  if (!element || !frame) return;
  const inner = element.getBoundingClientRect(), outer = frame.getBoundingClientRect();
  frame.scrollBy(inner.left - outer.left - outer.width / 2, inner.top - outer.top - outer.height / 2);
}

// On a narrow screen there is no frame: then the window moves.
function look(number) {
  const frame = document.querySelector(".viewer-page");
  if (frame.scrollHeight > frame.clientHeight + 1) centre(hits[number], frame);
  else hits[number].scrollIntoView({ block: "center" });
  const text = document.querySelector(".viewer-text");
  if (text.scrollHeight > text.clientHeight + 1) centre(document.querySelectorAll(".viewer-text mark")[number], text);
}

const hits = [...document.querySelectorAll("rect.hit")];
let current = hits.findIndex((hit) => hit.classList.contains("hit-current"));

function show(number) {
  const marks = document.querySelectorAll(".viewer-text mark");
  hits[current]?.classList.remove("hit-current");
  marks[current]?.classList.remove("mark-current");
  current = number;
  hits[current].classList.add("hit-current");
  look(current);
  marks[current]?.classList.add("mark-current");
  const counter = document.querySelector("[data-at]");
  if (counter) counter.textContent = current + 1;
  remember("hit", current + 1, 1);
}

function walk(link, event) {
  const next = current + Number(link.dataset.hit);
  if (next >= 0 && next < hits.length) {
    event.preventDefault();
    show(next);
  } else if (link.dataset.beyond) {
    event.preventDefault();
    location.assign(link.dataset.beyond);
  }
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !svg) return;
  if (link.dataset.zoom) {
    event.preventDefault();
    zoomTo(link);
  } else if ("turn" in link.dataset) {
    event.preventDefault();
    turn();
  } else if (link.dataset.hit) walk(link, event);
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.target.matches("input, textarea, select")) return;
  if (localStorage.getItem("reopen-keys-off") === "1" && event.key.length === 1) return;
  if (event.key === "+" || event.key === "=") step(1);
  else if (event.key === "-") step(-1);
  else if (!event.target.closest(".viewer-page, .viewer-text, .thumbnails")) {
    document.querySelector(`[data-arrow="${event.key}"]`)?.click();
  }
});

// The address leads to the hit itself; where the page has a frame, the tools should stay in sight.
function open() {
  if (!hits.length || current < 0) return;
  window.scrollTo(0, 0);
  look(current);
}
if (document.readyState === "complete") open();
else window.addEventListener("load", () => requestAnimationFrame(open));

const here = document.querySelector(".thumbnails [aria-current]");
if (here) centre(here, here.closest("ol"));
