import Problems
import Units

extension FigureCitation {
  /// What is wrong with a citation: its name, or the figure that has changed since.
  func problem(_ names: NamesInScope) -> Problem? {
    let value: TemplateValue
    do { value = try names.value(of: reference) } catch { return error }
    if case .missing = value { return .nothingToCite(reference.name, typed, at: span) }
    guard let present = present(value) else { return .notPrintable(reference.name, at: span) }
    return isSame(as: present, value) ? nil : .changed(reference.name, typed, present, at: span)
  }

  /// The value as this document would print it, with as many decimals as were typed.
  private func present(_ value: TemplateValue) -> String? {
    let places = TypedFigure.figures(in: typed, .everything).first?.places
    return switch value {
    case .number(let number, var format):
      format.withPlaces(places).print(number)
    case .interval(let interval, var format):
      format.withPlaces(places).print(interval)
    default: value.plain()
    }
  }

  private func isSame(as present: String, _ value: TemplateValue) -> Bool {
    let (old, new) = (
      TypedFigure.figures(in: typed, .everything), TypedFigure.figures(in: present, .everything)
    )
    guard !new.isEmpty else {
      return typed.filter { !$0.isWhitespace }.lowercased()
        == present.filter { !$0.isWhitespace }.lowercased()
    }
    // « une baisse de 3,2 % » cites −3,2: a sign is held against another when both are written.
    return old.map(\.key) == new.map(\.key)
      && !zip(old, new).contains { $0.isNegative && !$1.isNegative }
  }
}

extension NumberFormat {
  fileprivate mutating func withPlaces(_ places: Int?) -> NumberFormat {
    self.places = places ?? self.places
    return self
  }
}

extension Problem {
  fileprivate static func changed(
    _ name: String, _ old: String, _ new: String, at span: SourceSpan
  ) -> Problem {
    Problem(
      .warning, "chiffre-change",
      "ce chiffre a changé : le texte dit « \(old) », « \(name) » vaut maintenant « \(new) »",
      at: span, hint: "relisez la phrase, puis corrigez le chiffre")
  }

  fileprivate static func nothingToCite(
    _ name: String, _ typed: String, at span: SourceSpan
  ) -> Problem {
    Problem(
      .warning, "chiffre-change",
      "le texte dit « \(typed) », et « \(name) » n'a pas de valeur dans ce dossier", at: span,
      hint: "relisez la phrase")
  }

  fileprivate static func notPrintable(_ name: String, at span: SourceSpan) -> Problem {
    Problem(
      .error, "valeur-composee", "« \(name) » est un groupe de valeurs, qui ne se cite pas",
      at: span, hint: "nommez une de ses valeurs")
  }
}
