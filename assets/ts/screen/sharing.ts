const type = "application/pdf";

/** The press that hands the PDF to another app of the device, where it has that. */
export function sharing(place: HTMLElement): void {
  const button = place.querySelector<HTMLElement>("[data-share]");
  const said = place.querySelector<HTMLElement>("[data-share-said]");
  if (!button || !said || !navigator.canShare?.({ files: [new File(["%PDF"], "a.pdf", { type })] })) return;
  let file: File | undefined;
  button.hidden = false;
  button.addEventListener("click", async () => {
    said.textContent = "";
    try {
      file ??= await fetched(button.dataset["share"] ?? "");
      await navigator.share({ files: [file] });
    } catch (fault) {
      const name = fault instanceof Error ? fault.name : "";
      // The file took so long that the press does not count any more; now it is there.
      if (name === "NotAllowedError") said.textContent = said.dataset["again"] ?? "";
      else if (name !== "AbortError") said.textContent = said.dataset["failed"] ?? "";
    }
  });
}

async function fetched(address: string): Promise<File> {
  const answer = await fetch(address, { redirect: "error" });
  if (!answer.ok) throw new TypeError(`The PDF was answered with ${answer.status}.`);
  const name = /filename\*=UTF-8''([^;]+)/i.exec(answer.headers.get("content-disposition") ?? "")?.[1];
  return new File([await answer.blob()], name === undefined ? "credential.pdf" : decodeURIComponent(name), { type });
}
