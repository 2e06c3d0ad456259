import type { Reader } from "./reader.js";

const betweenLooksMs = 120;

/** Why the camera gives no picture. */
export type CameraFault = "refused" | "missing";

/** Looks for a code with the camera, from a press until it is found or stopped. Its light is on for no moment longer. */
export class Camera {
  readonly #view: HTMLVideoElement;
  readonly #reader: Reader;
  #stream: MediaStream | null = null;
  #presses = 0;

  constructor(view: HTMLVideoElement, reader: Reader) {
    this.#view = view;
    this.#reader = reader;
  }

  /** @returns The code; null where it was stopped before. */
  async look(): Promise<string | CameraFaulty | null> {
    this.stop();
    const press = this.#presses;
    // A page that did not come by TLS has none.
    if (!("mediaDevices" in navigator)) return new CameraFaulty("missing");
    const stream = await navigator.mediaDevices
      .getUserMedia({ audio: false, video: { facingMode: "environment", width: { ideal: 1920 }, height: { ideal: 1080 } } })
      .catch((error: DOMException) => new CameraFaulty(error.name === "NotAllowedError" ? "refused" : "missing"));
    // It may have been stopped while the browser still asked whether it may be used.
    const isWanted = press === this.#presses;
    if (stream instanceof CameraFaulty) return isWanted ? stream : null;
    if (!isWanted) {
      end(stream);
      return null;
    }
    this.#stream = stream;
    try {
      this.#view.srcObject = stream;
      await this.#view.play();
      return await this.#lookAt(stream);
    } catch (error) {
      if (this.#stream !== stream) return null;
      throw error;
    } finally {
      if (this.#stream === stream) this.stop();
    }
  }

  stop(): void {
    this.#presses++;
    if (this.#stream !== null) end(this.#stream);
    this.#stream = this.#view.srcObject = null;
  }

  async #lookAt(stream: MediaStream): Promise<string | CameraFaulty | null> {
    while (this.#stream === stream) {
      // Somebody pulled its plug.
      if (!stream.active) return new CameraFaulty("missing");
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
