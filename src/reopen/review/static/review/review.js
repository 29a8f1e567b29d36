// What unfolds to be filled in takes the focus; Control and Enter hand it in.
//
// data-focus-first    a <details> whose first field gets the focus when it opens

const FIRST = "input:not([type=hidden]), textarea, select";

for (const details of document.querySelectorAll("[data-focus-first]")) {
  details.addEventListener("toggle", () => {
    if (!details.open) return;
    const first = details.querySelector(`form :is(${FIRST})`);
    const chosen = first?.type === "radio" && first.form.elements[first.name].value;
    const same = chosen ? [...first.form.elements[first.name]].find((each) => each.checked) : first;
    same?.focus();
  });
  details.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.target.closest("form")?.requestSubmit();
  });
}
