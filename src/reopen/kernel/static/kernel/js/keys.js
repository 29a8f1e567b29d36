// One key per wish, for people who work in lists all day. Nothing needs this: every key presses a
// link or a control that is on the page. Single keys can be switched off (WCAG 2.1.4).
//
// data-list           a list; its rows are <tr> of a tbody, <li>, or elements with data-item
// data-key="g c"      press these keys, one after the other, to press or focus this element
// data-keys-help      a <details> that ? unfolds
// data-keys-switch    holds a checkbox that switches the keys off on this computer

const SWITCH = "reopen-keys-off";
const PAUSE = 900; // milliseconds until a begun sequence is forgotten
let begun = [];
let timer = 0;

const off = () => localStorage.getItem(SWITCH) === "1";
const typing = (element) =>
  element.isContentEditable || element.matches("textarea, select, input:not([type=checkbox], [type=radio], [type=submit], [type=button])");

function rows() {
  const list = document.querySelector("[data-list]");
  return list ? [...list.querySelectorAll("tbody > tr, :scope > li, [data-item]")] : [];
}

function current() {
  return document.querySelector("[data-list] [data-current]");
}

function move(step) {
  const all = rows();
  if (!all.length) return false;
  const at = all.indexOf(current());
  const next = all[Math.min(Math.max(at + step, 0), all.length - 1)];
  current()?.removeAttribute("data-current");
  next.setAttribute("data-current", "");
  const link = next.querySelector("a[href]");
  if (link) link.focus();
  else next.scrollIntoView({ block: "nearest" });
  return true;
}

function choose() {
  const box = current()?.querySelector("input[type=checkbox]");
  if (!box) return false;
  box.click();
  return true;
}

function help() {
  const section = document.querySelector("[data-keys-help]");
  if (!section) return false;
  section.open = !section.open;
  if (section.open) {
    section.scrollIntoView({ block: "nearest" });
    section.querySelector("summary").focus();
  }
  return true;
}

function press(element) {
  if (element.matches("input, select, textarea")) {
    element.focus();
    element.select?.();
  } else element.click();
  return true;
}

function sequence(key) {
  const typed = [...begun, key].join(" ");
  const targets = [...document.querySelectorAll("[data-key]")];
  const hit = targets.find((element) => element.dataset.key === typed);
  clearTimeout(timer);
  if (hit) {
    begun = [];
    return press(hit);
  }
  if (targets.some((element) => element.dataset.key.startsWith(`${typed} `))) {
    begun.push(key);
    timer = setTimeout(() => { begun = []; }, PAUSE);
    return true;
  }
  const tried = begun.length > 0;
  begun = [];
  return tried ? sequence(key) : false;
}

const ACTIONS = { j: () => move(1), k: () => move(-1), x: choose, "?": help };

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.isComposing) return;
  if (event.key === "Escape" && typing(event.target)) return event.target.blur();
  if (event.key.length !== 1 || typing(event.target)) return;
  if (off() && event.key !== "?") return;
  const done = (!begun.length && ACTIONS[event.key]?.()) || sequence(event.key);
  if (done) event.preventDefault();
});

document.addEventListener("focusin", (event) => {
  const row = rows().find((one) => one.contains(event.target));
  if (!row) return;
  current()?.removeAttribute("data-current");
  row.setAttribute("data-current", "");
});

for (const holder of document.querySelectorAll("[data-keys-switch]")) {
  const box = holder.querySelector("input");
  holder.hidden = false;
  box.checked = !off();
  box.addEventListener("change", () => localStorage.setItem(SWITCH, box.checked ? "0" : "1"));
}
