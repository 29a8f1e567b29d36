// A spot of the page, chosen by hand: a form with data-spot-form gets the corners of a rectangle that
// is drawn on the image, as fractions of the unturned picture. Without script the same form takes
// words that stand on the page.
//
// data-spot-form      a form with inputs named x0, y0, x1, y1 (and quote)
// data-spot-tools     what is shown only with script: data-spot-draw begins, data-spot-clear undoes,
//                     data-spot-said is told what happens (its data-draw and data-drawn)
// data-spot-details   a <details> around the form, opened when a spot is there

const CORNERS = ["x0", "y0", "x1", "y1"];
const SMALLEST = 0.002;
const group = document.querySelector("[data-sheet] svg g");
const svg = group?.ownerSVGElement;
let active = null; // the form that waits for a rectangle
let begun = null; // where the pointer went down

const say = (form, what) => {
  const said = form.querySelector("[data-spot-said]");
  if (said) said.textContent = what ? said.dataset[what] : "";
};

// Where a pointer is on the upright picture, whatever turn and size it is shown at.
function pointOf(event) {
  const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(group.getScreenCTM().inverse());
  const inside = (value, whole) => Math.min(Math.max(value / whole, 0), 1);
  return { x: inside(point.x, Number(svg.dataset.width)), y: inside(point.y, Number(svg.dataset.height)) };
}

function outline() {
  const drawn = group.querySelector(".spot-drawn");
  if (drawn) return drawn;
  const made = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  made.setAttribute("class", "mark spot-drawn");
  return group.appendChild(made);
}

function draw(from, to) {
  const across = Number(svg.dataset.width), down = Number(svg.dataset.height);
  const rect = outline();
  rect.setAttribute("x", Math.min(from.x, to.x) * across);
  rect.setAttribute("y", Math.min(from.y, to.y) * down);
  rect.setAttribute("width", Math.abs(to.x - from.x) * across);
  rect.setAttribute("height", Math.abs(to.y - from.y) * down);
}

function stop() {
  if (!active) return;
  svg.classList.remove("spot-drawing");
  active.querySelector("[data-spot-draw]")?.setAttribute("aria-pressed", "false");
  active = begun = null;
}

function start(form) {
  stop();
  active = form;
  svg.classList.add("spot-drawing");
  form.querySelector("[data-spot-draw]")?.setAttribute("aria-pressed", "true");
  say(form, "draw");
  const narrow = getComputedStyle(document.querySelector(".viewer-page")).maxHeight === "none";
  if (narrow) svg.scrollIntoView({ block: "nearest" });
}

function clear(form) {
  for (const name of CORNERS) form.elements[name].value = "";
  group.querySelector(".spot-drawn")?.remove();
  form.querySelector("[data-spot-clear]")?.setAttribute("hidden", "");
  say(form, "");
}

function take(form, from, to) {
  const values = [Math.min(from.x, to.x), Math.min(from.y, to.y), Math.max(from.x, to.x), Math.max(from.y, to.y)];
  CORNERS.forEach((name, at) => { form.elements[name].value = values[at].toFixed(5); });
  form.querySelector("[data-spot-clear]")?.removeAttribute("hidden");
  say(form, "drawn");
  const details = form.closest("[data-spot-details]");
  if (details) details.open = true;
  form.querySelector("textarea, input:not([type=hidden])")?.focus();
}

if (group) {
  for (const form of document.querySelectorAll("[data-spot-form]")) {
    form.querySelector("[data-spot-tools]")?.removeAttribute("hidden");
    form.querySelector("[data-spot-draw]")?.addEventListener("click", () => (active === form ? (say(form, ""), stop()) : start(form)));
    form.querySelector("[data-spot-clear]")?.addEventListener("click", () => clear(form));
  }
  svg.addEventListener("pointerdown", (event) => {
    if (!active || event.button !== 0) return;
    event.preventDefault();
    svg.setPointerCapture(event.pointerId);
    begun = pointOf(event);
  });
  svg.addEventListener("pointermove", (event) => { if (begun) draw(begun, pointOf(event)); });
  svg.addEventListener("pointerup", (event) => {
    if (!begun) return;
    const from = begun, to = pointOf(event), form = active;
    begun = null;
    if (Math.abs(to.x - from.x) < SMALLEST || Math.abs(to.y - from.y) < SMALLEST) return;
    draw(from, to);
    stop();
    take(form, from, to);
  });
  svg.addEventListener("pointercancel", () => { begun = null; });
  svg.addEventListener("click", (event) => { if (active) event.preventDefault(); }, true);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !active) return;
    say(active, "");
    stop();
  });
}
