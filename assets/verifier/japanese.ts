const letters = /[\u2e80-\u2fdf\u3000-\u30ff\u31f0-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff9f\u{20000}-\u{3ffff}]/u;

/** Says of an element with what was signed that it is Japanese, on a page of another language. */
export function markJapanese<E extends HTMLElement>(element: E): E {
  if (document.documentElement.lang !== "ja" && letters.test(element.textContent ?? "")) element.lang = "ja";
  return element;
}
