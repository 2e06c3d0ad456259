// The code in the address holds personal facts: once the page has loaded, the address bar, the history and a shared link need it no more.
if (location.pathname.startsWith("/w") && location.search !== "") {
  history.replaceState(null, "", location.pathname);
}

export {};
