// The code in the address contains personal facts. Once the page has loaded, it is no longer needed in the address bar, the history or a shared link.
if (location.pathname.startsWith("/w") && location.search !== "") {
  history.replaceState(null, "", location.pathname);
}

export {};
