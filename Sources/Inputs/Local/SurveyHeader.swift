import Problems
import SourceFiles

/// The columns of the microdata, found by name; those that name people are refused.
struct SurveyHeader {
  let written: [String]
  private let plain: [String]
  private let span: SourceSpan
  private let ignored: Set<String>

  init(_ written: [String], at span: SourceSpan, ignoring ignored: [ColumnName]) {
    self.written = written
    plain = written.map(plainName)
    self.span = span
    self.ignored = Set(ignored.map { plainName($0.text) })
  }

  /// The place of a column, by its exact name, else by its letters and figures alone.
  func column(_ name: ColumnName, _ problems: inout ProblemCollector) -> Int? {
    let exact = written.indices.filter { written[$0] == name.text }
    let found = exact.isEmpty ? plain.indices.filter { plain[$0] == plainName(name.text) } : exact
    guard let first = found.first else {
      problems.add(.absentColumn(name, among: written))
      return nil
    }
    if found.count > 1 { problems.add(.repeatedColumn(name)) }
    if ignored.contains(plain[first]) { problems.add(.readAndIgnored(name)) }
    return first
  }

  /// What is wrong with the columns whatever is read of them.
  func problems(ignoring ignored: [ColumnName]) -> [Problem] {
    let unknown = ignored.filter { !plain.contains(plainName($0.text)) }
    let named = written.indices.filter {
      Self.isNominative(plain[$0]) && !self.ignored.contains(plain[$0])
    }
    return unknown.map { .nothingToIgnore($0, among: written) }
      + named.map { .nominativeColumn(written[$0], at: span(of: written[$0])) }
  }

  /// The name in the line of the header; the whole line when it is cut or on several lines.
  private func span(of name: String) -> SourceSpan {
    guard let range = span.lineText.firstRange(of: name) else { return span }
    let column = span.lineText.distance(from: span.lineText.startIndex, to: range.lowerBound)
    return SourceSpan(
      file: span.file, line: span.line, column: column + 1, length: name.count,
      lineText: span.lineText)
  }

  /// Names of columns that tell who answered (RGPD, article 4: name, address, number, birth date).
  private static func isNominative(_ name: String) -> Bool {
    let whole: Set = [
      "nom", "prenom", "noms", "prenoms", "identite", "nir", "ddn", "tel", "gsm", "portable",
      "mobile", "mail", "courriel", "email", "e_mail", "adresse", "rue", "ip", "plaque",
      "signature",
    ]
    let parts = [
      "nom_de", "nom_prenom", "prenom_nom", "nom_famille", "nom_naissance", "nom_usage",
      "nom_repondant", "prenom_", "telephone", "date_naissance", "date_de_naissance",
      "naissance_le",
      "jour_naissance", "adresse_", "securite_sociale", "num_secu", "immatriculation", "e_mail",
      "_email", "_mail", "courriel_", "numero_tel", "num_tel",
    ]
    return whole.contains(name) || parts.contains { name.contains($0) }
  }
}

extension Problem {
  fileprivate static func absentColumn(_ name: ColumnName, among columns: [String]) -> Problem {
    Problem(
      .error, "colonne-absente",
      "le fichier des réponses n'a pas de colonne « \(name.text.prefix(60)) »", at: name.span,
      hint: closest(to: name.text, among: columns).map { "vouliez-vous dire « \($0) » ?" })
  }

  fileprivate static func repeatedColumn(_ name: ColumnName) -> Problem {
    Problem(
      .error, "colonne-repetee",
      "deux colonnes du fichier des réponses s'appellent « \(name.text.prefix(60)) »",
      at: name.span,
      hint: "supprimez ou renommez celle qui n'est pas la bonne")
  }

  fileprivate static func readAndIgnored(_ name: ColumnName) -> Problem {
    Problem(
      .error, "colonne-ignoree",
      "la colonne « \(name.text.prefix(60)) » est lue ici et nommée dans « ignorer »",
      at: name.span, hint: "ôtez-la de « ignorer », ou de cette question")
  }

  fileprivate static func nothingToIgnore(_ name: ColumnName, among columns: [String]) -> Problem {
    Problem(
      .warning, "colonne-absente",
      "la colonne à ignorer « \(name.text.prefix(60)) » n'est pas dans le fichier", at: name.span,
      hint: closest(to: name.text, among: columns).map { "vouliez-vous dire « \($0) » ?" })
  }

  fileprivate static func nominativeColumn(_ name: String, at span: SourceSpan) -> Problem {
    Problem(
      .error, "colonne-nominative",
      "la colonne « \(name.prefix(60)) » semble dire qui a répondu", at: span,
      hint: "supprimez-la du fichier ; à défaut, écrivez « ignorer: [\(name.prefix(60))] » dans la "
        + "description de l'enquête")
  }
}
