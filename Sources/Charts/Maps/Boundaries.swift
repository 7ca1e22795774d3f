/// The limits of several areas, each drawn once even where two areas share it.
///
/// Two dashed lines on one another would fill each other's gaps. Areas of one source share their
/// vertices, so that edges are compared to the decimetre.
func boundaries(of areas: [MapArea], without contour: MapArea) -> [[MapPoint]] {
  var seen: Set<Edge> = []
  for ring in contour.rings {
    for (start, end) in edges(of: ring) { seen.insert(Edge(start, end)) }
  }
  var lines: [[MapPoint]] = []
  for ring in areas.flatMap(\.rings) {
    var line: [MapPoint] = []
    for (start, end) in edges(of: ring) {
      if seen.insert(Edge(start, end)).inserted {
        if line.isEmpty { line = [start] }
        line.append(end)
      } else if !line.isEmpty {
        lines.append(line)
        line = []
      }
    }
    if !line.isEmpty { lines.append(line) }
  }
  return lines
}

private func edges(of ring: [MapPoint]) -> [(MapPoint, MapPoint)] {
  zip(ring, ring.dropFirst() + ring.prefix(1)).filter { $0 != $1 }
}

/// Two ends in no order.
private struct Edge: Hashable {
  let first: [Double]
  let second: [Double]

  init(_ start: MapPoint, _ end: MapPoint) {
    let ends = [start, end].map { [($0.x * 10).rounded(), ($0.y * 10).rounded()] }
    let isSorted = (ends[0][0], ends[0][1]) <= (ends[1][0], ends[1][1])
    first = isSorted ? ends[0] : ends[1]
    second = isSorted ? ends[1] : ends[0]
  }
}
