// The code in the address contains personal facts. Once the page has loaded, it is no longer needed in the address bar, the history or a shared link.
// The language that was chosen stays.
if (location.pathname.startsWith("/w") && location.search !== "") {
  const language = new URLSearchParams(location.search).get("lang");
  const kept = language === "ja" || language === "en" ? `?lang=${language}` : "";
  history.replaceState(null, "", location.pathname + kept);
}

export {};
