public import Problems

/// An outline with its includes, understood and without values yet.
public struct DocumentTemplate: Sendable {
  let head: HeadTemplate
  let nodes: [OutlineNode]
  /// The outline, then what it includes, each once.
  public let files: [TemplateFile]
}

extension TemplateLibrary {
  /// Reads an outline and what it includes; throws all their problems at once.
  public func document(_ name: String) throws(Problems) -> Warned<DocumentTemplate> {
    let outline = try outline(name)
    var includer = Includer(library: self, files: [outline.value.file])
    includer.problems.add(contentsOf: outline.warnings)
    let flat = includer.spliced(outline.value.nodes, inside: [name])
    let nodes = includer.nested(flat)
    return try includer.problems.finish(
      DocumentTemplate(head: outline.value.head, nodes: nodes, files: includer.files))
  }
}

/// Puts included files in the place of their fences, then sections under their headings.
private struct Includer {
  let library: TemplateLibrary
  var files: [TemplateFile]
  var problems = ProblemCollector()
  private var count = 0

  /// More than any document holds; files that include each other twice over stop here.
  private static let nodeLimit = 20_000

  init(library: TemplateLibrary, files: [TemplateFile]) {
    self.library = library
    self.files = files
  }

  mutating func spliced(_ nodes: [OutlineNode], inside names: [String]) -> [OutlineNode] {
    var result: [OutlineNode] = []
    for node in nodes {
      if case .include(let name, let place) = node {
        result += included(name, at: place, inside: names)
      } else if case .picture(let picture) = node {
        result += loaded(picture)
      } else {
        count += 1
        result.append(node.mapChildren { spliced($0, inside: names) })
      }
    }
    return result
  }

  private mutating func loaded(_ picture: PictureTemplate) -> [OutlineNode] {
    do {
      let (file, content) = try library.picture(picture)
      if !files.contains(where: { $0.path == file.path }) { files.append(file) }
      var picture = picture
      picture.content = content
      return [.picture(picture)]
    } catch {
      problems.add(error)
      return []
    }
  }

  private mutating func included(
    _ name: String, at place: SourceSpan, inside names: [String]
  ) -> [OutlineNode] {
    guard !names.contains(name) else {
      problems.add(.includesItself(name, names, at: place))
      return []
    }
    guard count < Self.nodeLimit else {
      if !problems.hasErrors { problems.add(.tooManyIncludes(at: place)) }
      return []
    }
    do {
      let outline = try library.outline(name, namedAt: place)
      if !files.contains(where: { $0.path == outline.value.file.path }) {
        files.append(outline.value.file)
        problems.add(contentsOf: outline.warnings)
        if let span = outline.value.headSpan { problems.add(.headInInclude(at: span)) }
      }
      return spliced(outline.value.nodes, inside: names + [name])
    } catch {
      for problem in error.all where !problems.problems.contains(problem) {
        problems.add(problem)
      }
      return []
    }
  }

  /// A section runs until the next heading of the same or a higher level.
  mutating func nested(_ nodes: [OutlineNode]) -> [OutlineNode] {
    var rest = nodes[...]
    return sections(&rest, under: 0)
  }

  private mutating func sections(
    _ rest: inout ArraySlice<OutlineNode>, under level: Int
  ) -> [OutlineNode] {
    var result: [OutlineNode] = []
    while let node = rest.first {
      guard case .heading(let heading) = node else {
        result.append(node.mapChildren { nested($0) })
        rest.removeFirst()
        continue
      }
      if heading.level <= level { break }
      // Inside a loop or a condition, the level above is that of the section around it.
      if level > 0, heading.level > level + 1 {
        problems.add(.levelSkipped(heading, under: level))
      }
      rest.removeFirst()
      result.append(.section(heading, sections(&rest, under: heading.level)))
    }
    return result
  }
}

extension OutlineNode {
  /// The same node with other children.
  fileprivate func mapChildren(_ change: ([OutlineNode]) -> [OutlineNode]) -> OutlineNode {
    switch self {
    case .section(let heading, let nodes): .section(heading, change(nodes))
    case .list(let isOrdered, let items): .list(isOrdered: isOrdered, items: items.map(change))
    case .sideBySide(let columns): .sideBySide(columns.map(change))
    case .quotation(let nodes): .quotation(change(nodes))
    case .callout(let kind, let label, let nodes): .callout(kind, label: label, change(nodes))
    case .comment(let nodes, let place): .comment(change(nodes), at: place)
    case .role(let role, let nodes): .role(role, change(nodes))
    case .reserve(let nodes): .reserve(change(nodes))
    case .loop(let loop, let nodes): .loop(loop, change(nodes))
    case .conditional(let condition, let nodes): .conditional(condition, change(nodes))
    default: self
    }
  }
}

extension Problem {
  fileprivate static func includesItself(
    _ name: String, _ names: [String], at span: SourceSpan
  ) -> Problem {
    let chain = (names + [name]).joined(separator: " → ")
    return Problem(
      .error, "inclusion-circulaire", "« \(name) » finit par s'inclure lui-même", at: span,
      hint: chain)
  }

  fileprivate static func tooManyIncludes(at span: SourceSpan) -> Problem {
    Problem(
      .error, "trop-d-inclusions", "les fichiers inclus répètent plus de 20 000 blocs", at: span)
  }

  fileprivate static func headInInclude(at span: SourceSpan) -> Problem {
    Problem(
      .error, "entete-inutile", "un fichier inclus n'a pas d'en-tête", at: span,
      hint: "placez ces clés dans le modèle qui l'inclut")
  }

  fileprivate static func levelSkipped(_ heading: HeadingTemplate, under level: Int) -> Problem {
    Problem(
      .error, "niveau-de-titre",
      "un titre de niveau \(heading.level) ne peut pas suivre un titre de niveau \(level)",
      at: heading.span, hint: "écrivez « \(String(repeating: "#", count: level + 1)) »")
  }
}

extension DocumentTemplate {
  /// Whether one of its sections may bear this anchor, for this dossier or for another.
  public func mayHold(section anchor: String) -> Bool {
    var rest = nodes
    while let node = rest.popLast() {
      if case .section(let heading, _) = node, heading.attributes.anchor?.fits(anchor) == true {
        return true
      }
      rest += node.children.joined()
    }
    return false
  }
}

extension TemplateText {
  /// Whether the text could be this one, some values in it.
  fileprivate func fits(_ text: String) -> Bool {
    var rest = text[...]
    var isOpen = false
    for part in parts {
      switch part {
      case .value: isOpen = true
      case .text(let literal):
        if isOpen {
          guard let range = rest.firstRange(of: literal) else { return false }
          rest = rest[range.upperBound...]
        } else {
          guard rest.hasPrefix(literal) else { return false }
          rest = rest.dropFirst(literal.count)
        }
        isOpen = false
      }
    }
    return isOpen ? !rest.isEmpty : rest.isEmpty
  }
}
