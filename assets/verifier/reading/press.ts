const name = "camera";

/** Whether the page before was left by the press for the next code (ts/verify.ts); asked once. Storage may be switched off: then there is one press more. */
export function takePress(): boolean {
  try {
    const wasPressed = sessionStorage.getItem(name) !== null;
    sessionStorage.removeItem(name);
    return wasPressed;
  } catch {
    return false;
  }
}
