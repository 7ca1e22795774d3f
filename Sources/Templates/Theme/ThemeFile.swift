public import Drawing
public import Problems
import SourceFiles

/// A look that was read: colours, fonts and a logo.
public struct ThemeFile: Sendable {
  public let theme: Theme
  /// A PNG, nil for none.
  public let logo: [UInt8]?
  public let files: [TemplateFile]
}

extension TemplateLibrary {
  /// Reads `themes/NAME.yaml`; what it does not say keeps the value of Vigie's own look.
  ///
  /// Throws for an unknown key, a colour that can't be read, a text without enough contrast.
  public func theme(_ name: String) throws(Problems) -> Warned<ThemeFile> {
    let fileName = "themes/\(name).yaml"
    let text: Warned<TextFile>
    do { text = try self.text(fileName) } catch { throw Problems([error]) }
    var reader = ThemeReader(library: self, file: text.value.file)
    reader.problems.add(contentsOf: text.warnings)
    let root = try readYAML(text.value.text)
    let theme = reader.read(root)
    return try reader.problems.finish(theme)
  }
}

private struct ThemeReader {
  let library: TemplateLibrary
  let file: TemplateFile
  var problems = ProblemCollector()
  private var theme = Theme()
  private var places: [PaletteToken: SourceSpan] = [:]

  private static let keys = ["couleurs", "logo", "nom", "polices", "texte"]

  init(library: TemplateLibrary, file: TemplateFile) {
    self.library = library
    self.file = file
  }

  mutating func read(_ root: YAMLNode) -> ThemeFile? {
    let keys = Self.keys
    guard
      let mapping = attempt({ (problems) throws(Problem) in
        try root.mapping(allowing: keys, problems: &problems)
      })
    else { return nil }
    if let colors = mapping["couleurs"] { readColors(colors) }
    if let fonts = mapping["polices"] { readFonts(fonts) }
    if let text = mapping["texte"] { readAlignment(text) }
    let logo = mapping["logo"].flatMap { readLogo($0) }
    problems.add(
      contentsOf: contrastProblems(of: theme.palette, at: places, in: file.path))
    let files = [file] + (logo.map { [$0] } ?? [])
    return ThemeFile(theme: theme, logo: logo?.bytes, files: files)
  }

  private mutating func attempt<Value>(
    _ step: (inout ProblemCollector) throws(Problem) -> Value
  ) -> Value? {
    do { return try step(&problems) } catch {
      problems.add(error)
      return nil
    }
  }

  private mutating func readColors(_ node: YAMLNode) {
    let names = PaletteToken.allCases.map(\.rawValue)
    let mapping = attempt { (problems) throws(Problem) in
      try node.mapping(allowing: names, problems: &problems)
    }
    for entry in mapping?.entries ?? [] {
      guard let token = PaletteToken(rawValue: entry.key) else { continue }
      guard case .scalar(let scalar) = entry.value.content, !scalar.isNull,
        let color = Color(hex: scalar.text)
      else {
        problems.add(.unreadableColor(entry))
        continue
      }
      theme.palette[keyPath: token.path] = color
      places[token] = entry.value.span
    }
  }

  private mutating func readFonts(_ node: YAMLNode) {
    let mapping = attempt { (problems) throws(Problem) in
      try node.mapping(allowing: ["texte", "titres"], problems: &problems)
    }
    let text = attempt { (_) throws(Problem) in try mapping?["texte"]?.string() }
    let titles = attempt { (_) throws(Problem) in try mapping?["titres"]?.string() }
    if let text = text ?? nil { theme.sansFamily = text }
    if let titles = titles ?? nil { theme.serifFamily = titles }
  }

  private mutating func readAlignment(_ node: YAMLNode) {
    let word = attempt { (_) throws(Problem) in try node.choice(of: AlignmentWord.self) }
    if let word { theme.alignment = word == .justified ? .justified : .ragged }
  }

  private mutating func readLogo(_ node: YAMLNode) -> TemplateFile? {
    let (library, file) = (library, file)
    return attempt { (_) throws(Problem) in
      let name = try node.string()
      let folder = file.path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      let path = name.hasPrefix("/") ? name : (folder + [name[...]]).joined(separator: "/")
      let logo = try library.bytes(name, path: path, namedAt: node.span)
      guard logo.bytes.starts(with: pngSignature) else { throw .logoIsNotPNG(name, at: node.span) }
      return logo
    }
  }
}

private enum AlignmentWord: String, CaseIterable {
  case justified = "justifie"
  case ragged = "fer-a-gauche"
}

extension Problem {
  fileprivate static func unreadableColor(_ entry: YAMLEntry) -> Problem {
    Problem(
      .error, "couleur-illisible", "« \(entry.key) » attend une couleur",
      at: entry.value.isNull ? entry.keySpan : entry.value.span,
      hint: "une couleur s'écrit entre guillemets, avec six chiffres de 0 à F : \"#17222D\"")
  }

  fileprivate static func logoIsNotPNG(_ name: String, at span: SourceSpan) -> Problem {
    Problem(.error, "logo", "« \(name) » n'est pas une image PNG", at: span)
  }
}
