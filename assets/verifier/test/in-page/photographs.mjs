// What a phone makes of a code on paper or on a screen. The noise is the same in each run.
const side = 1000;

const canvasOf = (width, height, paint) => {
  const canvas = new OffscreenCanvas(width, height);
  paint(canvas.getContext("2d", { willReadFrequently: true }));
  return canvas;
};

/** A code on grey paper: so many dots a module, in so many shades of ink and paper, turned by so many degrees. */
function photograph(code, { module = 5, ink = 30, paper = 225, degrees = 0, filter = "none", over = () => undefined } = {}) {
  const sheet = canvasOf(code.width * module, code.height * module, context => {
    context.imageSmoothingEnabled = false;
    context.drawImage(code, 0, 0, code.width * module, code.height * module);
    // Ink is not black, and paper is not white.
    context.globalCompositeOperation = "lighten";
    context.fillStyle = `rgb(${ink} ${ink} ${ink})`;
    context.fillRect(0, 0, side, side);
    context.globalCompositeOperation = "darken";
    context.fillStyle = `rgb(${paper} ${paper} ${paper})`;
    context.fillRect(0, 0, side, side);
  });
  return canvasOf(side, side, context => {
    context.fillStyle = `rgb(${paper} ${paper} ${paper})`;
    context.fillRect(0, 0, side, side);
    context.translate(side / 2, side / 2);
    context.rotate((degrees * Math.PI) / 180);
    context.filter = filter;
    context.drawImage(sheet, -sheet.width / 2, -sheet.height / 2);
    context.filter = "none";
    context.resetTransform();
    over(context);
  });
}

/** Grain of a small sensor: each dot lighter or darker by up to so much. */
function grain(context, most) {
  const dots = context.getImageData(0, 0, side, side);
  let random = 1;
  for (let at = 0; at < dots.data.length; at += 4) {
    random = (Math.imul(random, 1664525) + 1013904223) >>> 0;
    const more = ((random >>> 16) % (2 * most + 1)) - most;
    for (let channel = 0; channel < 3; channel++) dots.data[at + channel] += more;
  }
  context.putImageData(dots, 0, 0);
}

/** A screen's own dots, seen by a camera whose dots lie a little askew: waves of light and dark, and of colour. */
function moire(context) {
  const dots = context.getImageData(0, 0, side, side);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      for (let channel = 0; channel < 3; channel++) {
        const wave = Math.sin(2 * Math.PI * (x / 2.9 + y / 41 + channel / 3)) + Math.sin(2 * Math.PI * (y / 3.1 + x / 53));
        const at = 4 * (y * side + x) + channel;
        dots.data[at] = dots.data[at] * (0.8 + 0.15 * wave);
      }
    }
  }
  context.putImageData(dots, 0, 0);
}

/** Light from one side, and the lamp's reflection beside the code's middle. */
function glare(context) {
  const shade = context.createLinearGradient(0, 0, side, side);
  shade.addColorStop(0, "rgb(0 0 0 / 0)");
  shade.addColorStop(1, "rgb(0 0 0 / 0.7)");
  context.fillStyle = shade;
  context.fillRect(0, 0, side, side);
  const lamp = context.createRadialGradient(600, 450, 0, 600, 450, 60);
  lamp.addColorStop(0, "rgb(255 255 255 / 1)");
  lamp.addColorStop(1, "rgb(255 255 255 / 0)");
  context.fillStyle = lamp;
  context.fillRect(0, 0, side, side);
}

const part = (picture, x, y, width, height) => canvasOf(width, height, context => context.drawImage(picture, -x, -y));

export default async function ({ read, fetched }) {
  const code = await createImageBitmap(await fetched("code.png"));
  const edge = Math.floor((side - code.width * 5) / 2);
  const plain = photograph(code);
  const pictures = {
    straight: plain,
    "turned 7": photograph(code, { degrees: 7 }), "turned 45": photograph(code, { degrees: 45 }), "on its head": photograph(code, { degrees: 183 }),
    dark: photograph(code, { ink: 8, paper: 48, over: context => grain(context, 8) }),
    pale: photograph(code, { ink: 150, paper: 190, over: context => grain(context, 8) }),
    blurred: photograph(code, { filter: "blur(2px)", over: context => grain(context, 12) }),
    moiré: photograph(code, { degrees: 3, over: moire }), "moiré across": photograph(code, { degrees: 45, over: moire }),
    glare: photograph(code, { degrees: -5, over: glare }),
    small: photograph(code, { module: 3, over: context => grain(context, 20) }),
    "cropped to the code": part(plain, edge, edge, side - 2 * edge, side - 2 * edge),
    "cropped into the code": part(plain, edge + 150, edge + 150, side - edge - 150, side - edge - 150),
    "much too blurred": photograph(code, { filter: "blur(9px)" }),
  };
  const said = [];
  for (const [name, picture] of Object.entries(pictures)) {
    said.push(await read(name, await picture.convertToBlob({ type: "image/jpeg", quality: 0.8 })));
  }
  // A picture of 45 million dots is drawn smaller, and what can be seen through is paper.
  const large = canvasOf(9000, 5000, context => {
    context.imageSmoothingEnabled = false;
    context.globalCompositeOperation = "source-over";
    context.drawImage(plain, 3000, 1000, 3000, 3000);
  });
  said.push(await read("large", await large.convertToBlob({ type: "image/webp" })));
  return said;
}
