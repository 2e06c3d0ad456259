/** A paragraph of its own. */
export function paragraph(words: string, className = ""): HTMLElement {
  const made = document.createElement("p");
  [made.textContent, made.className] = [words, className];
  return made;
}
