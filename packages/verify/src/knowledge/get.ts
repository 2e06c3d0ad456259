import { concat, type Bytes } from "../bytes.js";
import type { Problem } from "./fetched.js";

/** The bytes at an address; what went wrong otherwise. Sends nothing but the address, follows nothing, and reads no more than `most` bytes. */
export async function get(address: string, accept: string, most: number, by: typeof fetch, signal: AbortSignal): Promise<Bytes | Problem["what"]> {
  try {
    // "no-cache" lets a browser ask whether what it has is still the same.
    const options: RequestInit = { headers: { accept }, credentials: "omit", referrerPolicy: "no-referrer", redirect: "error", cache: "no-cache", signal };
    const response = await by(address, options);
    if (response.status === 200) return (await bodyOf(response, most)) ?? "refused";
    await response.body?.cancel();
    return "refused";
  } catch {
    return "not-reached";
  }
}

async function bodyOf(response: Response, most: number): Promise<Bytes | null> {
  const reader = response.body?.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
    length += part.value.length;
    if (length > most) {
      await reader?.cancel();
      return null;
    }
    parts.push(part.value);
  }
  return concat(...parts);
}
