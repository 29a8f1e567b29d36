// Sessions end when nobody is there. Typing and clicking count as being there, so a long note is no
// idleness; two minutes before the end a note asks. When the session has ended, the page goes to the
// sign-in; with something typed and not saved, it is covered instead, and goes on after signing in.

const WARNING = 120; // seconds before the end
const LONGEST = 240; // seconds between two questions

const section = document.querySelector("[data-idle]");
const part = (name) => section.querySelector(`[data-idle-${name}]`);
let touched = false;
let next;

for (const kind of ["input", "keydown", "pointerdown"]) {
  document.addEventListener(kind, () => { touched = true; }, { passive: true });
}
let typed = false;
document.addEventListener("input", (event) => { if (event.target.form?.method === "post") typed = true; });
document.addEventListener("submit", () => { typed = false; });

const token = () => document.querySelector("input[name=csrfmiddlewaretoken]")?.value;

// How the session stands, or null when it is over. Asking keeps it alive only when somebody is there.
async function ask(alive) {
  const options = alive
    ? { method: "POST", headers: { "X-CSRFToken": token() } }
    : { headers: { Unattended: "yes" } };
  const response = await fetch(section.dataset.idle, { ...options, redirect: "manual", credentials: "same-origin", cache: "no-store" });
  return response.ok ? response.json() : null;
}

async function look() {
  const alive = touched;
  touched = false;
  let answer;
  try {
    answer = await ask(alive);
  } catch {
    return later(60); // no connection: the site will tell when it is back
  }
  if (!answer || answer.person !== section.dataset.person) return over();
  part("soon").hidden = answer.left > WARNING;
  later(answer.left > WARNING ? Math.min(answer.left - WARNING + 1, LONGEST) : Math.min(answer.left + 1, 10));
}

function later(seconds) {
  clearTimeout(next);
  next = setTimeout(look, seconds * 1000);
}

function over() {
  clearTimeout(next);
  part("soon").hidden = true;
  if (!typed) return location.reload();
  part("over").hidden = false;
  document.body.dataset.covered = "";
}

async function goOn() {
  const answer = await ask(false).catch(() => null);
  part("not-yet").hidden = Boolean(answer);
  if (!answer) return;
  if (answer.person !== section.dataset.person) return location.reload();
  for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) field.value = answer.token;
  document.body.setAttribute("hx-headers:inherited", JSON.stringify({ "X-CSRFToken": answer.token }));
  delete document.body.dataset.covered;
  part("over").hidden = true;
  later(1);
}

part("stay").addEventListener("click", () => { touched = true; look(); });
part("on").addEventListener("click", goOn);
document.addEventListener("visibilitychange", () => { if (!document.hidden) later(1); });
later(5);
