// The code in the address contains personal facts. Once the page has loaded, it is no longer needed in the address bar, the history or a shared link.
// The language that was chosen stays.
if (location.pathname.startsWith("/w") && location.search !== "") {
  const language = new URLSearchParams(location.search).get("lang");
  const kept = language === "ja" || language === "en" ? `?lang=${language}` : "";
  history.replaceState(null, "", location.pathname + kept);
}

for (const button of document.querySelectorAll<HTMLElement>("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

// The press for the next code, which the page that reads asks for before it starts the camera.
for (const link of document.querySelectorAll("a[href$='#camera']")) {
  link.addEventListener("click", () => {
    try {
      sessionStorage.setItem("camera", "");
    } catch {
      // Storage is switched off: then the camera waits for another press.
    }
  });
}

export {};
