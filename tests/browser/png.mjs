/** Pixels of a screenshot: as much of PNG as browsers write (eight bits, no interlacing). */
import { inflateSync } from "node:zlib";

/** @typedef {{ width: number, height: number, at: (x: number, y: number) => [number, number, number] }} Pixels */

/** @param {Uint8Array} png @returns {Pixels} */
export function pixels(png) {
  const view = Buffer.from(png);
  const width = view.readUInt32BE(16);
  const height = view.readUInt32BE(20);
  const channels = { 2: 3, 6: 4 }[view[25] ?? 0];
  if (view[24] !== 8 || channels === undefined || view[28] !== 0) throw new Error("another kind of PNG");
  /** @type {Buffer[]} */
  const parts = [];
  for (let at = 8; at < view.length; at += view.readUInt32BE(at) + 12) {
    const length = view.readUInt32BE(at);
    if (view.toString("latin1", at + 4, at + 8) === "IDAT") parts.push(view.subarray(at + 8, at + 8 + length));
  }
  const raw = inflateSync(Buffer.concat(parts));
  const stride = width * channels;
  const out = new Uint8Array(stride * height);
  for (let row = 0; row < height; row += 1) {
    const kind = raw[row * (stride + 1)];
    for (let index = 0; index < stride; index += 1) {
      const left = index >= channels ? (out[row * stride + index - channels] ?? 0) : 0;
      const up = row > 0 ? (out[(row - 1) * stride + index] ?? 0) : 0;
      const corner = row > 0 && index >= channels ? (out[(row - 1) * stride + index - channels] ?? 0) : 0;
      const predicted = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][kind ?? 0] ?? 0;
      out[row * stride + index] = (raw[row * (stride + 1) + 1 + index] ?? 0) + predicted;
    }
  }
  return {
    width,
    height,
    at: (x, y) => {
      const from = y * stride + x * channels;
      return [out[from] ?? 0, out[from + 1] ?? 0, out[from + 2] ?? 0];
    },
  };
}

/** @param {number} left @param {number} up @param {number} corner */
function paeth(left, up, corner) {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** Contrast as WCAG reckons it. @param {[number, number, number]} one @param {[number, number, number]} other */
export function contrast(one, other) {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** @param {[number, number, number]} colour */
function luminance(colour) {
  const [red = 0, green = 0, blue = 0] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
