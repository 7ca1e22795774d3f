/// A title before a capital: « Mme Durand », « docteur Petit ».
///
/// « M. le maire » and « Madame la préfète » pass: what follows is a function.
struct CivilityRule: NominativeRule {
  let kind = NominativeMatch.Kind.civility

  /// Titles that are abbreviations: only these spellings, a full stop may follow.
  private static let abbreviations: Set<String> = [
    "M", "MM", "Mr", "MR", "Mme", "MME", "Mmes", "Mlle", "MLLE", "Mlles", "Dr", "DR", "Pr", "Me",
    "mr", "mme", "mmes", "mlle", "dr",
  ]

  private static let titles: Set<String> = [
    "monsieur", "madame", "mademoiselle", "messieurs", "mesdames", "mesdemoiselles", "docteur",
    "docteure", "maitre", "professeur", "professeure", "capitaine", "commandant", "commandante",
    "lieutenant", "lieutenante", "brigadier", "brigadiere", "adjudant", "adjudante", "major",
    "commissaire", "colonel", "gendarme", "imam", "abbe", "pere", "soeur", "maire", "prefet",
    "prefete", "famille", "veuve", "epoux", "epouse", "freres", "fratrie", "clan", "nomme",
    "nommee", "dit", "dite", "surnomme", "surnommee", "prenomme", "prenommee",
  ]

  func hits(in text: TokenText) -> [NominativeHit] {
    text.tokens.indices.compactMap { index in
      guard let start = nameStart(after: index, in: text), !isInPlaceName(index, in: text) else {
        return nil
      }
      return NominativeHit(index..<nameEnd(from: start, in: text))
    }
  }

  /// Where the name begins, nil when no name follows.
  private func nameStart(after index: Int, in text: TokenText) -> Int? {
    guard let token = text[index], token.kind == .word else { return nil }
    let isAbbreviation = Self.abbreviations.contains(token.text)
    guard isAbbreviation || Self.titles.contains(token.plain) else { return nil }
    let next = isAbbreviation ? text.afterStop(index + 1) : index + 1
    guard let name = text[next], name.isCapitalised, !isOrdinary(name) else { return nil }
    // « Les pères. Valmont… » never, but « le maire Valmont Habitat »: only a civility is sure
    // enough to outweigh a known place.
    if text.isPlace(next), !isAbbreviation, !Self.civilities.contains(token.plain) { return nil }
    return next
  }

  /// Whether the title is in the name of a street: « rue du Docteur Roux ».
  ///
  /// « le cabinet du docteur Roux » and « la porte de M. Roux » are somebody's.
  private func isInPlaceName(_ index: Int, in text: TokenText) -> Bool {
    guard let title = text[index], title.isCapitalised, title.text.count > 4,
      !Self.civilities.contains(title.plain)
    else { return false }
    return PlaceNouns.precede(index, in: text, isHonour: true)
  }

  private static let civilities: Set<String> = [
    "monsieur", "madame", "mademoiselle", "messieurs", "mesdames", "mesdemoiselles",
  ]

  /// « Madame La Préfète » with capitals; an acronym: « le maire LR ».
  private func isOrdinary(_ token: Token) -> Bool {
    if ["le", "la", "les", "l"].contains(token.plain) { return true }
    return CommonWords.openings.contains(token.plain)
      || CommonWords.acronyms.contains(token.text)
  }

  /// The end of the capitals: « Mme Anne de La Tour » counts as one name.
  private func nameEnd(from start: Int, in text: TokenText) -> Int {
    var end = start + 1
    while let token = text[end] {
      if token.isCapitalised, !text.opensSentence(end) {
        end += 1
      } else if token.text == "-", token.isJoined, text[end + 1]?.isCapitalised == true {
        end += 2
      } else {
        break
      }
    }
    if text[end - 1]?.isInitial == true, text[end]?.text == "." { end += 1 }
    return end
  }
}
