import type { Reader } from "./reader.js";

const betweenLooksMs = 120;

/** Why the camera gives no picture. */
export type CameraFault = "refused" | "missing";

/** Looks for a code with the camera, from a press until it is found or stopped. Its light is on for no moment longer. */
export class Camera {
  readonly #view: HTMLVideoElement;
  readonly #reader: Reader;
  #stream: MediaStream | null = null;

  constructor(view: HTMLVideoElement, reader: Reader) {
    this.#view = view;
    this.#reader = reader;
  }

  get isOn(): boolean {
    return this.#stream !== null;
  }

  /** @returns The code; null where it was stopped before. */
  async look(): Promise<string | CameraFaulty | null> {
    // A page that did not come by TLS has none.
    if (!("mediaDevices" in navigator)) return new CameraFaulty("missing");
    const stream = await navigator.mediaDevices
      .getUserMedia({ audio: false, video: { facingMode: "environment", width: { ideal: 1920 }, height: { ideal: 1080 } } })
      .catch((error: DOMException) => new CameraFaulty(error.name === "NotAllowedError" ? "refused" : "missing"));
    if (stream instanceof CameraFaulty) return stream;
    this.#stream = stream;
    try {
      this.#view.srcObject = stream;
      await this.#view.play();
      return await this.#lookAt(stream);
    } finally {
      if (this.#stream === stream) this.stop();
      else end(stream);
    }
  }

  stop(): void {
    if (this.#stream !== null) end(this.#stream);
    this.#stream = this.#view.srcObject = null;
  }

  async #lookAt(stream: MediaStream): Promise<string | null> {
    while (this.#stream === stream) {
      if (this.#view.videoWidth > 0) {
        const text = await this.#reader.readFrame(await createImageBitmap(this.#view));
        if (text !== null && this.#stream === stream) return text;
      }
      await new Promise(resolve => setTimeout(resolve, betweenLooksMs));
    }
    return null;
  }
}

export class CameraFaulty {
  constructor(readonly fault: CameraFault) {}
}

const end = (stream: MediaStream): void => stream.getTracks().forEach(track => track.stop());
