// Small kindnesses; every page works without them. Nothing typed is ever stored in the browser:
// it may be privileged, and the computer may be shared.
//
// data-focus          receives the focus when the page opens (the list of errors)
// data-guard          on a form: warn before leaving with unsaved typing
// data-drop-zone      a frame around a file input that also takes dropped files
// data-repeat         on a form that may be sent again and again (its answer is a download)

document.querySelector("[data-focus]")?.focus();

// A second press of the same button does nothing until the page comes back.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post" || form.hasAttribute("data-repeat")) return;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "1";
  event.submitter?.setAttribute("aria-disabled", "true");
});
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    form.querySelectorAll("[aria-disabled]").forEach((button) => button.removeAttribute("aria-disabled"));
  }
});

// Unsaved typing: a warning, never a copy.
document.addEventListener("input", (event) => {
  event.target.closest("form[data-guard]")?.setAttribute("data-changed", "");
});
window.addEventListener("beforeunload", (event) => {
  if (document.querySelector("form[data-changed]:not([data-sent])")) event.preventDefault();
});

// Menus close with Escape and with a click beside them.
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && document.activeElement?.closest("details.menu[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

// Files dropped on the frame go into its input; their names are listed before they are sent.
const size = (bytes) => (bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`);

const zoneOf = (event) => event.target.closest?.("[data-drop-zone]");

document.addEventListener("change", (event) => {
  const names = event.target.matches("input[type=file]") && zoneOf(event)?.querySelector("[data-files]");
  names?.replaceChildren?.(...[...event.target.files].map((file) => {
    const item = document.createElement("li");
    item.textContent = `${file.name} · ${size(file.size)}`;
    return item;
  }));
});
document.addEventListener("dragover", (event) => {
  const zone = zoneOf(event);
  if (!zone) return;
  event.preventDefault();
  zone.dataset.over = "";
});
document.addEventListener("dragleave", (event) => {
  const zone = zoneOf(event);
  if (zone && !zone.contains(event.relatedTarget)) delete zone.dataset.over;
});
document.addEventListener("drop", (event) => {
  const zone = zoneOf(event);
  if (!zone) return;
  event.preventDefault();
  delete zone.dataset.over;
  const input = zone.querySelector("input[type=file]");
  const files = new DataTransfer();
  for (const file of event.dataTransfer.files) if (input.multiple || !files.items.length) files.items.add(file);
  input.files = files.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
});
