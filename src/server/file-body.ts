import type { FastifyInstance, FastifyRequest } from "fastify";
import { Refusal } from "../kernel/refusal.ts";

const fileTypes = [
  "application/octet-stream",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "text/csv",
];
/** Only these routes take files; anywhere else the type is refused as ever. */
const takesFiles = /\/missions\/:mission\/(imports|uploads\/:upload)$/;

/** Reads the bytes of a file that is sent as it is. One that breaks off is dropped: nothing of it reaches a handler. */
export function readFileBodies(app: FastifyInstance, limit: number): void {
  app.addContentTypeParser(fileTypes, async (request: FastifyRequest, payload: AsyncIterable<Buffer>) => {
    if (!takesFiles.test(request.routeOptions.url ?? "")) throw new Refusal("invalid", "server.media_type");
    if (Number(request.headers["content-length"] ?? 0) > limit) throw tooLarge(limit);
    const pieces: Buffer[] = [];
    let size = 0;
    for await (const piece of payload) {
      size += piece.length;
      if (size > limit) throw tooLarge(limit);
      pieces.push(piece);
    }
    const declared = request.headers["content-length"];
    if (declared !== undefined && Number(declared) !== size) throw new Refusal("invalid", "server.malformed");
    return Buffer.concat(pieces);
  });
}

const tooLarge = (limit: number): Refusal => new Refusal("invalid", "workbook.too_large", { what: "bytes", limit });
