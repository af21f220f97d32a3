/**
 * A graph in rows: the arcs out of node `i` are those from `first[i]` up to, but without, `first[i + 1]`.
 * `edge` holds for each arc the index of the undirected edge it came from.
 */
export type Graph = {
  readonly nodes: number;
  readonly first: Int32Array;
  readonly head: Int32Array;
  readonly length: Float64Array;
  readonly edge: Int32Array;
};

export type UndirectedEdge = { readonly a: number; readonly b: number; readonly length: number };

/**
 * Builds the graph of undirected edges; arcs stand in the order of the edges.
 * @throws RangeError for a node outside the graph or a length that is negative or not finite
 */
export function undirectedGraph(nodes: number, edges: readonly UndirectedEdge[]): Graph {
  const first = new Int32Array(nodes + 1);
  for (const { a, b, length } of edges) {
    if (!(a >= 0 && a < nodes && b >= 0 && b < nodes))
      throw new RangeError(`edge ${a}-${b} leaves the graph of ${nodes}`);
    if (!(length >= 0 && Number.isFinite(length))) throw new RangeError(`length must be zero or more, got ${length}`);
    first[a + 1]! += 1;
    first[b + 1]! += 1;
  }
  for (let node = 0; node < nodes; node += 1) first[node + 1]! += first[node]!;
  const next = first.slice(0, nodes);
  const arcs = edges.length * 2;
  const graph = {
    nodes,
    first,
    head: new Int32Array(arcs),
    length: new Float64Array(arcs),
    edge: new Int32Array(arcs),
  };
  edges.forEach(({ a, b, length }, edge) => {
    for (const [tail, head] of [
      [a, b],
      [b, a],
    ] as const) {
      const arc = next[tail]!;
      next[tail] = arc + 1;
      graph.head[arc] = head;
      graph.length[arc] = length;
      graph.edge[arc] = edge;
    }
  });
  return graph;
}

/** For each node: distance to its nearest source, edges on the way, that source's place in the list, last edge. */
export type ShortestPaths = {
  readonly distance: Float64Array;
  readonly hops: Int32Array;
  /** Place of the nearest source in the list of sources; -1 where none reaches the node. */
  readonly source: Int32Array;
  /** Edge by which the way enters the node and the node before it; -1 at a source and where nothing reaches. */
  readonly lastEdge: Int32Array;
  readonly previous: Int32Array;
};

/**
 * Shortest ways from the nearest of several sources to every node: E. W. Dijkstra, "A note on two problems in
 * connexion with graphs", Numerische Mathematik 1 (1959), with a binary heap (J. W. J. Williams, 1964).
 * Among ways of one length the fewest edges win, then the source that stands first, then the edge that stands first.
 * Give whole numbers as lengths where ties must be exact.
 */
export function shortestPaths(graph: Graph, sources: readonly number[]): ShortestPaths {
  const found = {
    distance: new Float64Array(graph.nodes).fill(Infinity),
    hops: new Int32Array(graph.nodes).fill(-1),
    source: new Int32Array(graph.nodes).fill(-1),
    lastEdge: new Int32Array(graph.nodes).fill(-1),
    previous: new Int32Array(graph.nodes).fill(-1),
  };
  const heap = new LabelHeap();
  sources.forEach((node, index) => {
    if (!(node >= 0 && node < graph.nodes)) throw new RangeError(`source ${node} leaves the graph of ${graph.nodes}`);
    heap.push({ node, distance: 0, hops: 0, source: index, edge: -1, previous: -1 });
  });
  for (let label = heap.pop(); label; label = heap.pop()) {
    const { node } = label;
    if (found.source[node] !== -1) continue;
    found.distance[node] = label.distance;
    found.hops[node] = label.hops;
    found.source[node] = label.source;
    found.lastEdge[node] = label.edge;
    found.previous[node] = label.previous;
    for (let arc = graph.first[node]!; arc < graph.first[node + 1]!; arc += 1) {
      const head = graph.head[arc]!;
      if (found.source[head] !== -1) continue;
      const distance = label.distance + graph.length[arc]!;
      const edge = graph.edge[arc]!;
      heap.push({ node: head, distance, hops: label.hops + 1, source: label.source, edge, previous: node });
    }
  }
  return found;
}

/** Edges of the way from the source to a node, in the order travelled; empty at a source and where nothing reaches. */
export function edgesTo(paths: ShortestPaths, node: number): number[] {
  const edges: number[] = [];
  for (let at = node; at !== -1 && paths.lastEdge[at]! !== -1; at = paths.previous[at]!)
    edges.push(paths.lastEdge[at]!);
  return edges.reverse();
}

type Label = {
  readonly node: number;
  readonly distance: number;
  readonly hops: number;
  readonly source: number;
  readonly edge: number;
  readonly previous: number;
};

const order = (a: Label, b: Label): number =>
  a.distance - b.distance || a.hops - b.hops || a.source - b.source || a.edge - b.edge || a.node - b.node;

/** Binary heap of labels, least first. */
class LabelHeap {
  private readonly labels: Label[] = [];

  push(label: Label): void {
    let at = this.labels.length;
    this.labels.push(label);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (order(this.labels[parent]!, label) <= 0) break;
      this.labels[at] = this.labels[parent]!;
      at = parent;
    }
    this.labels[at] = label;
  }

  pop(): Label | undefined {
    const top = this.labels[0];
    const last = this.labels.pop();
    if (!top || !last || this.labels.length === 0) return top;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.labels.length) break;
      if (child + 1 < this.labels.length && order(this.labels[child + 1]!, this.labels[child]!) < 0) child += 1;
      if (order(last, this.labels[child]!) <= 0) break;
      this.labels[at] = this.labels[child]!;
      at = child;
    }
    this.labels[at] = last;
    return top;
  }
}
