import Dossier
import Problems
import SourceFiles

/// A kind of facts that the codebook describes.
struct VictimisationKeys {
  let key: String
  let label: String
  let unit: Victimisation.Unit
  let victim: YesNoKeys
  let repeats: ColumnName?
  let complaint: YesNoKeys?
  let report: YesNoKeys?
  let exposed: YesNoKeys?
  let indicator: Indicator?

  static let allowed =
    [
      "libelle", "unite", "victime", "nombre", "plainte", "declaration", "expose", "indicateur",
    ] + YesNoKeys.codeKeys

  init?(_ entry: YAMLEntry, _ problems: inout ProblemCollector) {
    guard let section = Section(entry.value, allowing: Self.allowed, &problems) else { return nil }
    key = entry.key
    label = section.text("libelle", &problems) ?? surveyLabel(ofKey: entry.key)
    section.require("unite", &problems)
    section.require("victime", &problems)
    let unit = section.value("unite", &problems) { node throws(Problem) in
      try node.choice(of: Victimisation.Unit.self)
    }
    let codes = YesNoKeys.Codes(section, &problems)
    func column(_ key: String, _ problems: inout ProblemCollector) -> YesNoKeys? {
      section.mapping[key].flatMap { YesNoKeys($0, usually: codes, &problems) }
    }
    let victim = column("victime", &problems)
    repeats = ColumnName(section, "nombre", &problems)
    complaint = column("plainte", &problems)
    report = column("declaration", &problems)
    exposed = column("expose", &problems)
    indicator = section.value("indicateur", &problems) { node throws(Problem) in
      try node.indicator()
    }
    guard let unit, let victim else { return nil }
    self.unit = unit
    self.victim = victim
  }
}

/// A column whose codes mean yes, no, or nothing.
struct YesNoKeys {
  let column: ColumnName
  let codes: Codes

  static let codeKeys = ["oui", "non", "non_reponse"]

  struct Codes {
    /// 1 unless said otherwise.
    var yes = ["1"]
    /// 2 unless said otherwise; nil when all that is not yes is no.
    var no: [String]? = ["2"]
    /// Don't know, refused: 8 and 9 unless said otherwise.
    var silence = ["8", "9"]

    init(_ section: Section, usually: Codes? = nil, _ problems: inout ProblemCollector) {
      if let usually { self = usually }
      let yes = SurveyCode.codes(section, "oui", &problems).map(\.code)
      let no = SurveyCode.codes(section, "non", &problems).map(\.code)
      let silence = SurveyCode.codes(section, "non_reponse", &problems).map(\.code)
      if !yes.isEmpty {
        self.yes = yes
        self.no = nil
        self.silence.removeAll { yes.contains($0) }
      }
      if !no.isEmpty {
        self.no = no
        self.silence.removeAll { no.contains($0) }
      }
      if !silence.isEmpty { self.silence = silence }
    }
  }

  /// The name of a column, or `{colonne: q29, oui: [1, 2, 3]}`.
  init?(_ node: YAMLNode, usually codes: Codes, _ problems: inout ProblemCollector) {
    if case .scalar = node.content {
      guard let column = ColumnName(node, &problems) else { return nil }
      self.column = column
      self.codes = codes
      return
    }
    guard let section = Section(node, allowing: ["colonne"] + Self.codeKeys, &problems) else {
      return nil
    }
    section.require("colonne", &problems)
    self.codes = Codes(section, usually: codes, &problems)
    guard let column = ColumnName(section, "colonne", &problems) else { return nil }
    self.column = column
  }
}

extension YAMLNode {
  /// An indicator by its published name, or by its key.
  fileprivate func indicator() throws(Problem) -> Indicator {
    let name = try string()
    guard let indicator = Indicator(rawValue: name) ?? Indicator(publishedName: name) else {
      throw .noSuchIndicator(name, at: span)
    }
    return indicator
  }
}

extension Problem {
  fileprivate static func noSuchIndicator(_ name: String, at span: SourceSpan) -> Problem {
    let names = Indicator.allCases.flatMap { $0.publishedNames + [$0.rawValue] }
    return Problem(
      .error, "indicateur-inconnu",
      "l'indicateur « \(name.prefix(80)) » n'est pas au catalogue du SSMSI", at: span,
      hint: closest(to: name, among: names).map { "vouliez-vous dire « \($0) » ?" })
  }
}
