/** Pixels to JPEG and PNG, WebP to pixels; the WebAssembly of the codecs is read from their packages, never fetched. */

import { createRequire } from 'node:module'
import { crc32, deflateSync } from 'node:zlib'
import type { Host } from '../../host/host.ts'

/** Eight bits a channel: red, green, blue, opacity. */
export type Pixels = { readonly width: number; readonly height: number; readonly data: Uint8Array }

/**
 * Encodes as baseline JPEG with full colour resolution, which keeps the edges of letters clean. Opacity is ignored.
 *
 * @param quality 0 to 100. @default 85
 */
export async function encodeJpeg(pixels: Pixels, host: Host, quality = 85): Promise<Uint8Array> {
  const { default: encode, init } = await import('@jsquash/jpeg/encode.js')
  await init(await wasm('@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm', host))
  const options = { quality, progressive: false, auto_subsample: false, chroma_subsample: 1 }
  return new Uint8Array(await encode(imageData(pixels), options))
}

/** Decodes a JPEG picture. Throws where the bytes are none. */
export async function decodeJpeg(bytes: Uint8Array, host: Host): Promise<Pixels> {
  const { default: decode, init } = await import('@jsquash/jpeg/decode.js')
  await init(await wasm('@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm', host))
  const { width, height, data } = await decode(new Uint8Array(bytes).buffer)
  return { width, height, data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) }
}

/** Decodes a WebP picture; of a moving one, what the decoder gives. Throws where the bytes are no WebP. */
export async function decodeWebp(bytes: Uint8Array, host: Host): Promise<Pixels> {
  const { default: decode, init } = await import('@jsquash/webp/decode.js')
  await init(await wasm('@jsquash/webp/codec/dec/webp_dec.wasm', host))
  const { width, height, data } = await decode(new Uint8Array(bytes).buffer)
  return { width, height, data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) }
}

/** Encodes as PNG, losslessly, with opacity (PNG specification, colour type 6, filter `Sub`). */
export function encodePng({ width, height, data }: Pixels): Uint8Array {
  const row = width * 4
  const filtered = new Uint8Array((row + 1) * height)
  for (let y = 0; y < height; y++) {
    filtered[y * (row + 1)] = 1
    for (let x = 0; x < row; x++) {
      const left = x < 4 ? 0 : (data[y * row + x - 4] ?? 0)
      filtered[y * (row + 1) + 1 + x] = (data[y * row + x] ?? 0) - left
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 6, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const parts = [
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(filtered, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]
  return new Uint8Array(Buffer.concat([signature, ...parts]))
}

/** Whether every point hides what is behind it. */
export function isOpaque({ data }: Pixels): boolean {
  for (let index = 3; index < data.length; index += 4) if (data[index] !== 255) return false
  return true
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(content.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

async function wasm(name: string, host: Host): Promise<WebAssembly.Module> {
  const bytes = await host.disk.read(createRequire(import.meta.url).resolve(name))
  return WebAssembly.compile(bytes.slice())
}

/** The codecs ask for the browser's type, of which they use only these three fields. */
function imageData({ width, height, data }: Pixels): ImageData {
  return { width, height, data: new Uint8ClampedArray(data), colorSpace: 'srgb' }
}
