import CYaml
public import Problems

/// Reads the one document of a YAML file into a tree that knows its places.
///
/// Throws all the problems found: bad syntax stops at its place, duplicate keys are all given.
public func readYAML(_ text: SourceText) throws(Problems) -> YAMLNode {
  try readYAML(text, bytes: text.bytes)
}

/// Reads bytes that keep the lines of a text.
func readYAML(_ text: SourceText, bytes: [UInt8]) throws(Problems) -> YAMLNode {
  var reader = YAMLReader(text, bytes: bytes)
  do {
    let root = try reader.readDocument()
    guard reader.duplicates.isEmpty else { throw Problems(reader.duplicates) }
    return root
  } catch let problem as Problem {
    throw Problems(reader.duplicates + [problem])
  } catch let problems as Problems {
    throw problems
  } catch {
    preconditionFailure("the reader throws problems only")
  }
}

/// Reads a YAML file; warns when it is not in UTF-8.
public func readYAML(
  _ file: SourceFile, onBytes: SourceFile.ByteObserver? = nil
) throws(Problems) -> Warned<YAMLNode> {
  let text: Warned<SourceText>
  do { text = try file.readText(onBytes: onBytes) } catch { throw Problems([error]) }
  return Warned(try readYAML(text.value), warnings: text.warnings)
}

/// Turns the events of libyaml into nodes.
struct YAMLReader {
  /// Deeper files are not written by people; bounds the stack.
  static let depthLimit = 64
  /// What aliases may copy in all, in nodes: « billion laughs » stops here.
  static let copiedNodeLimit = 100_000

  let source: SourceText
  private let events: YAMLEvents
  private var anchors: [String: (node: YAMLNode, weight: Int)] = [:]
  private var copiedNodes = 0
  private var depth = 0
  private(set) var duplicates: [Problem] = []

  init(_ source: SourceText, bytes: [UInt8]) {
    self.source = source
    events = YAMLEvents(source, bytes: bytes)
  }

  mutating func readDocument() throws(Problem) -> YAMLNode {
    var event = try events.next()
    while event.type == YAML_STREAM_START_EVENT || event.type == YAML_DOCUMENT_START_EVENT {
      event = try events.next()
    }
    guard event.type != YAML_STREAM_END_EVENT else { throw .nothingWritten(in: source) }
    var weight = 0
    let root = try node(of: event, weight: &weight)
    _ = try events.next()
    let last = try events.next()
    guard last.type == YAML_STREAM_END_EVENT else { throw .secondDocument(at: last.place) }
    return root
  }

  /// The node that an event begins; adds how many nodes it holds to the weight.
  private mutating func node(
    of event: YAMLEvent, weight: inout Int
  ) throws(Problem) -> YAMLNode {
    guard event.type != YAML_ALIAS_EVENT else { return try copy(for: event, weight: &weight) }
    if let tag = event.tag, !YAMLEvent.acceptedTags.contains(tag) {
      throw .refusedTag(tag, at: event.place)
    }
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else { throw .tooDeep(at: event.place) }
    var own = 1
    let content: YAMLNode.Content
    var place = event.place
    switch event.type {
    case YAML_SCALAR_EVENT:
      content = .scalar(event.scalar)
      // A long text that is copied many times counts for more than one node.
      own += event.scalar.text.utf8.count / 100
    case YAML_SEQUENCE_START_EVENT:
      let (items, end) = try items(weight: &own)
      content = .sequence(items)
      place = place.extended(to: end)
    default:
      let (entries, end) = try entries(weight: &own)
      content = .mapping(entries)
      place = place.extended(to: end)
    }
    let node = YAMLNode(content: content, place: place)
    if let anchor = event.anchor { anchors[anchor] = (node, own) }
    weight += own
    return node
  }

  private mutating func items(
    weight: inout Int
  ) throws(Problem) -> ([YAMLNode], end: YAMLEvent) {
    var items: [YAMLNode] = []
    while true {
      let event = try events.next()
      if event.type == YAML_SEQUENCE_END_EVENT { return (items, event) }
      items.append(try node(of: event, weight: &weight))
    }
  }

  private mutating func entries(
    weight: inout Int
  ) throws(Problem) -> ([YAMLEntry], end: YAMLEvent) {
    var entries: [YAMLEntry] = []
    // A few keys are compared one by one, many through a table.
    var known: [String: YAMLPlace] = [:]
    while true {
      let event = try events.next()
      if event.type == YAML_MAPPING_END_EVENT { return (entries, event) }
      guard event.type == YAML_SCALAR_EVENT else { throw .keyIsNotText(at: event.place) }
      let key = event.scalar.text
      if let anchor = event.anchor {
        anchors[anchor] = (YAMLNode(content: .scalar(event.scalar), place: event.place), 1)
      }
      let value = try node(of: try events.next(), weight: &weight)
      if let first = known[key] {
        duplicates.append(.duplicateKey(key, at: event.place, first: first))
        continue
      }
      known[key] = event.place
      entries.append(YAMLEntry(key: key, value: value, keyPlace: event.place))
    }
  }

  private mutating func copy(
    for event: YAMLEvent, weight: inout Int
  ) throws(Problem) -> YAMLNode {
    guard let name = event.anchor, let anchor = anchors[name] else {
      throw .unknownAnchor(event.anchor ?? "", at: event.place)
    }
    copiedNodes += anchor.weight
    guard copiedNodes <= Self.copiedNodeLimit else { throw .tooManyCopies(at: event.place) }
    weight += anchor.weight
    return anchor.node
  }
}

extension Problem {
  fileprivate static func nothingWritten(in source: SourceText) -> Problem {
    Problem(
      .error, "fichier-vide", "ce fichier YAML ne contient aucune valeur",
      at: SourceSpan(wholeOf: source.name))
  }

  fileprivate static func secondDocument(at place: YAMLPlace) -> Problem {
    Problem(
      .error, "plusieurs-documents", "un second document commence ici ; un seul est attendu",
      at: place.span, hint: "supprimez le séparateur « --- »")
  }

  fileprivate static func refusedTag(_ tag: String, at place: YAMLPlace) -> Problem {
    Problem(
      .error, "etiquette-yaml", "l'étiquette « \(tag) » n'est pas acceptée", at: place.span,
      hint: "écrivez la valeur sans étiquette")
  }

  fileprivate static func tooDeep(at place: YAMLPlace) -> Problem {
    Problem(
      .error, "trop-imbrique",
      "les valeurs sont imbriquées sur plus de \(YAMLReader.depthLimit) niveaux", at: place.span)
  }

  fileprivate static func keyIsNotText(at place: YAMLPlace) -> Problem {
    Problem(
      .error, "cle-composee", "une clé doit être un texte simple", at: place.span,
      hint: "mettez entre guillemets un texte qui commence par « { », « [ », « * » ou « & »")
  }

  fileprivate static func duplicateKey(
    _ key: String, at place: YAMLPlace, first: YAMLPlace
  ) -> Problem {
    Problem(
      .error, "cle-en-double",
      "la clé « \(key) » est déjà donnée à la ligne \(first.line + 1)", at: place.span,
      hint: "gardez une seule des deux valeurs")
  }

  fileprivate static func unknownAnchor(_ name: String, at place: YAMLPlace) -> Problem {
    Problem(
      .error, "renvoi-inconnu", "le renvoi « *\(name) » ne correspond à aucune valeur complète",
      at: place.span,
      hint: "mettez entre guillemets un texte qui commence par « * »")
  }

  fileprivate static func tooManyCopies(at place: YAMLPlace) -> Problem {
    Problem(
      .error, "trop-de-renvois",
      "les renvois (« * ») répètent plus de 100 000 valeurs", at: place.span,
      hint: "écrivez les valeurs au lieu de les répéter par renvoi")
  }
}
