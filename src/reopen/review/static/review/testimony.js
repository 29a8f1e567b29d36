// Words chosen with the mouse on the image of a page of testimony become a citation: the lines they
// stand on are put into the form beside the page, and said there.
//
// data-cite="213"     a form with inputs first and last, for this printed page
// data-line           a line of it, with data-top, data-foot, data-left and data-right in fractions
// data-cite-said      is told the citation

const group = document.querySelector("[data-sheet] svg g");
const svg = group?.ownerSVGElement;

// Where a rectangle of the window lies on the upright picture, as fractions of it.
function onPicture(box) {
  const turn = group.getScreenCTM().inverse();
  const corners = [[box.left, box.top], [box.right, box.bottom]].map(([x, y]) => new DOMPoint(x, y).matrixTransform(turn));
  const across = Number(svg.dataset.width), down = Number(svg.dataset.height);
  const xs = corners.map((point) => point.x / across), ys = corners.map((point) => point.y / down);
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), foot: Math.max(...ys) };
}

function touched(form, boxes) {
  return [...form.querySelectorAll("[data-line]")].filter(({ dataset: line }) => {
    const middle = (Number(line.top) + Number(line.foot)) / 2;
    return boxes.some((box) => box.top <= middle && middle <= box.foot && box.left < Number(line.right) && box.right > Number(line.left));
  }).map((line) => Number(line.dataset.line));
}

function say(form) {
  const first = Number(form.elements.first.value), last = Number(form.elements.last.value);
  form.querySelector("[data-cite-said]").textContent = first && last ? `Tr. ${form.dataset.cite}:${first === last ? first : `${first}–${last}`}` : "";
}

function choose() {
  const chosen = document.getSelection();
  if (!chosen.rangeCount || chosen.isCollapsed || !svg.contains(chosen.anchorNode)) return;
  const boxes = [...chosen.getRangeAt(0).getClientRects()].map(onPicture);
  for (const form of document.querySelectorAll("[data-cite]")) {
    const lines = touched(form, boxes);
    if (!lines.length) continue;
    form.elements.first.value = Math.min(...lines);
    form.elements.last.value = Math.max(...lines);
    say(form);
  }
}

if (svg) {
  document.addEventListener("selectionchange", choose);
  for (const form of document.querySelectorAll("[data-cite]")) {
    form.addEventListener("input", () => say(form));
    say(form);
  }
}
