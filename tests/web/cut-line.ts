import { type Server, type Socket, connect, createServer } from "node:net";

/** A line to a server that can be cut like one in the field: what is under way dies, and nobody gets through. */
export type Line = {
  readonly address: string;
  readonly cut: () => void;
  readonly restore: () => void;
  /** Lets the next request through to the server and kills the line before its answer comes back. */
  readonly loseNextAnswer: () => void;
  /** Bytes that came down the line to the browser since the last asking. */
  readonly bytesDown: () => number;
  readonly close: () => Promise<void>;
};

export async function openLine(target: string): Promise<Line> {
  const { port } = new URL(target);
  const open = new Set<Socket>();
  let down = false;
  let losing = false;
  let bytes = 0;
  const server: Server = createServer((near) => {
    if (down) return void near.destroy();
    const far = connect(Number(port), "127.0.0.1");
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => {
        open.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.on("data", (chunk: Buffer) => {
      if (losing && chunk.includes("/deliveries")) near.once("concert-lost", () => near.destroy()).pause();
      far.write(chunk);
    });
    far.on("data", (chunk: Buffer) => {
      if (near.isPaused()) {
        losing = false;
        near.emit("concert-lost");
        return;
      }
      bytes += chunk.length;
      near.write(chunk);
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const listening = server.address();
  const at = typeof listening === "object" && listening !== null ? listening.port : 0;
  return {
    address: `http://localhost:${at}`,
    cut: () => {
      down = true;
      for (const socket of open) socket.destroy();
    },
    restore: () => {
      down = false;
    },
    loseNextAnswer: () => {
      losing = true;
    },
    bytesDown: () => {
      const so = bytes;
      bytes = 0;
      return so;
    },
    close: () =>
      new Promise((done) => {
        for (const socket of open) socket.destroy();
        server.close(() => done());
      }),
  };
}
