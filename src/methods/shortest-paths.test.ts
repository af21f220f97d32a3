import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type UndirectedEdge, edgesTo, shortestPaths, undirectedGraph } from "./shortest-paths.ts";

/** Lengths by relaxing every edge until nothing moves: slow and plain (Bellman, 1958). */
function relaxed(nodes: number, edges: readonly UndirectedEdge[], sources: readonly number[]): number[] {
  const distance = Array.from({ length: nodes }, (_, node) => (sources.includes(node) ? 0 : Infinity));
  for (let round = 0; round < nodes; round += 1) {
    for (const { a, b, length } of edges) {
      distance[a] = Math.min(distance[a]!, distance[b]! + length);
      distance[b] = Math.min(distance[b]!, distance[a]! + length);
    }
  }
  return distance;
}

const graphs = fc.integer({ min: 1, max: 9 }).chain((nodes) =>
  fc.record({
    nodes: fc.constant(nodes),
    edges: fc.array(fc.record({ a: fc.nat(nodes - 1), b: fc.nat(nodes - 1), length: fc.integer({ min: 0, max: 6 }) }), {
      maxLength: 20,
    }),
    sources: fc.uniqueArray(fc.nat(nodes - 1), { maxLength: 3 }),
  }),
);

describe("shortest paths", () => {
  test("the published example of six nodes has its published distances", () => {
    // T. H. Cormen and others, Introduction to Algorithms, figure 24.6, needs directed arcs; this is the undirected
    // example of Wikipedia's "Dijkstra's algorithm": nodes 1 to 6, from 1.
    const edge = (a: number, b: number, length: number): UndirectedEdge => ({ a: a - 1, b: b - 1, length });
    const edges = [
      edge(1, 2, 7),
      edge(1, 3, 9),
      edge(1, 6, 14),
      edge(2, 3, 10),
      edge(2, 4, 15),
      edge(3, 4, 11),
      edge(3, 6, 2),
      edge(4, 5, 6),
      edge(5, 6, 9),
    ];
    const paths = shortestPaths(undirectedGraph(6, edges), [0]);
    expect([...paths.distance]).toEqual([0, 7, 9, 20, 20, 11]);
    expect(edgesTo(paths, 4)).toEqual([1, 6, 8]);
  });

  test("distances are those of plain relaxation, and the edges of each way add up to them", () => {
    fc.assert(
      fc.property(graphs, ({ nodes, edges, sources }) => {
        const paths = shortestPaths(undirectedGraph(nodes, edges), sources);
        expect([...paths.distance]).toEqual(relaxed(nodes, edges, sources));
        for (let node = 0; node < nodes; node += 1) {
          const way = edgesTo(paths, node);
          if (paths.source[node] === -1) expect(way).toEqual([]);
          else {
            expect(way.length).toBe(paths.hops[node]);
            expect(way.reduce((sum, edge) => sum + edges[edge]!.length, 0)).toBe(paths.distance[node]);
          }
        }
      }),
    );
  });

  test("among ways of one length the fewest edges win, then the source that stands first", () => {
    const edges = [
      { a: 0, b: 1, length: 1 },
      { a: 1, b: 2, length: 1 },
      { a: 0, b: 2, length: 2 },
      { a: 2, b: 3, length: 2 },
    ];
    const paths = shortestPaths(undirectedGraph(4, edges), [3, 0]);
    expect([paths.source[2], paths.hops[2], edgesTo(paths, 2)]).toEqual([0, 1, [3]]);
    expect(edgesTo(shortestPaths(undirectedGraph(4, edges), [0]), 2)).toEqual([2]);
  });

  test("a node that nothing reaches is infinitely far and has no source", () => {
    const paths = shortestPaths(undirectedGraph(2, []), [0]);
    expect([paths.distance[1], paths.hops[1], paths.source[1]]).toEqual([Infinity, -1, -1]);
  });

  test("edges and sources outside the graph, and lengths that are no lengths, are refused", () => {
    expect(() => undirectedGraph(1, [{ a: 0, b: 1, length: 1 }])).toThrow(RangeError);
    expect(() => undirectedGraph(1, [{ a: 0, b: 0, length: -1 }])).toThrow(RangeError);
    expect(() => undirectedGraph(1, [{ a: 0, b: 0, length: NaN }])).toThrow(RangeError);
    expect(() => shortestPaths(undirectedGraph(1, []), [1])).toThrow(RangeError);
  });
});
