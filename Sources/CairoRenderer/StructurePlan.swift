import Drawing

/// Which elements of a publication have children, known before anything is drawn.
///
/// Elements and links are counted in the order in which they open, those inside an artifact aside.
struct StructurePlan {
  private(set) var hasChildren: [Bool] = []
  private(set) var destinations: Set<String> = []
  private var open: [(index: Int, isInFigure: Bool)] = []

  /// Reads all the pages.
  ///
  /// - Throws: `unknownDestination` and `duplicateDestination`.
  init(of publication: Publication) throws(RenderingError) {
    var targets: [String] = []
    for page in publication.pages { try visit(page.shapes, targets: &targets) }
    precondition(open.isEmpty, "each element that is begun is ended")
    collect(publication.outline, into: &targets)
    for target in targets where !destinations.contains(target) {
      throw .unknownDestination(target)
    }
  }

  private mutating func visit(
    _ shapes: [Shape], targets: inout [String]
  ) throws(RenderingError) {
    for shape in shapes {
      switch shape {
      case .text: break
      case .fill, .stroke, .image: if !(open.last?.isInFigure ?? false) { noteChild() }
      case .clip(_, let inside): try visit(inside, targets: &targets)
      case .artifact(let inside):
        noteChild()
        try visitArtifact(inside)
      case .begin(let tag): push(isFigure: tag.isFigure)
      case .end: close()
      case .link(let target, _, let inside):
        if case .destination(let name) = target { targets.append(name) }
        push(isFigure: false)
        try visit(inside, targets: &targets)
        close()
      case .destination(let name, _): try add(name)
      }
    }
  }

  /// Only named places count inside decoration.
  private mutating func visitArtifact(_ shapes: [Shape]) throws(RenderingError) {
    for shape in shapes {
      switch shape {
      case .destination(let name, _): try add(name)
      case .clip(_, let inside), .artifact(let inside), .link(_, _, let inside):
        try visitArtifact(inside)
      default: break
      }
    }
  }

  private mutating func push(isFigure: Bool) {
    noteChild()
    let isInFigure = isFigure || (open.last?.isInFigure ?? false)
    open.append((hasChildren.count, isInFigure))
    hasChildren.append(false)
  }

  private mutating func close() {
    precondition(!open.isEmpty, "an end closes an element")
    open.removeLast()
  }

  private mutating func noteChild() {
    if let parent = open.last { hasChildren[parent.index] = true }
  }

  private mutating func add(_ name: String) throws(RenderingError) {
    guard destinations.insert(name).inserted else { throw .duplicateDestination(name) }
  }

  private func collect(_ entries: [OutlineEntry], into targets: inout [String]) {
    for entry in entries {
      targets.append(entry.destination)
      collect(entry.children, into: &targets)
    }
  }
}
