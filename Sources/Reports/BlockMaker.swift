import Document
import Problems
import Templates

/// What answers a fence: the options that it takes, and the blocks that it makes of a material.
struct BlockMaker<Material: Sendable>: Sendable {
  /// None when this dossier has nothing to show there.
  typealias Make = @Sendable (Material, BlockRequest) throws(Problem) -> [Block]

  let options: [BlockOption<Material>]
  private let make: Make

  init(_ options: BlockOption<Material>..., make: @escaping Make) {
    self.init(options: options, make: make)
  }

  init(options: [BlockOption<Material>], make: @escaping Make) {
    self.options = options
    self.make = make
  }

  /// Its options, as they stand for a material.
  func options(for material: Material) -> [FenceOption] {
    options.map {
      FenceOption($0.name, isRequired: $0.isRequired, values: $0.values(material) ?? [])
    }
  }

  /// Throws for an option that the fence doesn't take, lacks, or whose value means nothing.
  func blocks(of material: Material, for request: BlockRequest) throws(Problem) -> [Block] {
    try request.checkOptions(among: options.map(\.name))
    for option in options { try option.check(request, of: material) }
    return try make(material, request)
  }
}

/// A word that may follow the name of a fence: `famille=atteintes-aux-biens`.
struct BlockOption<Material: Sendable>: Sendable {
  let name: String
  let isRequired: Bool
  /// What the option may be for a material; nil when the material has nothing of the sort, so that
  /// the fence shows nothing whatever is asked, and for free texts.
  let values: @Sendable (Material) -> [String]?

  init(
    _ name: String, isRequired: Bool = true,
    values: @escaping @Sendable (Material) -> [String]?
  ) {
    self.name = name
    self.isRequired = isRequired
    self.values = values
  }

  func check(_ request: BlockRequest, of material: Material) throws(Problem) {
    guard let values = values(material) else { return }
    guard let value = request.options[name] else {
      guard isRequired else { return }
      throw .optionMissing(name, among: values, at: request.span)
    }
    guard values.contains(value) else {
      throw .unknownOptionValue(value, of: name, among: values, at: request.place(of: name))
    }
  }
}

extension Problem {
  fileprivate static func optionMissing(
    _ option: String, among values: [String], at span: SourceSpan
  ) -> Problem {
    Problem(
      .error, "option-absente", "il manque l'option « \(option) »", at: span,
      hint: values.isEmpty
        ? "écrivez « \(option)=… » après le nom"
        : "écrivez « \(option)=… » après le nom, avec l'un de : \(values.joined(separator: ", "))")
  }

  fileprivate static func unknownOptionValue(
    _ value: String, of option: String, among values: [String], at span: SourceSpan
  ) -> Problem {
    let all = values.isEmpty ? nil : "valeurs possibles : \(values.joined(separator: ", "))"
    return Problem(
      .error, "nom-inconnu", "l'option « \(option) » ne peut pas valoir « \(value) » ici",
      at: span,
      hint: closest(to: value, among: values).map { "vouliez-vous dire « \($0) » ?" } ?? all)
  }
}
