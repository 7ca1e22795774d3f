/// A given name or an initial beside a surname: « Jean Durand », « DURAND Jean ».
struct FullNameRule: NominativeRule {
  let kind = NominativeMatch.Kind.fullName

  func hits(in text: TokenText) -> [NominativeHit] {
    text.tokens.indices.compactMap { index in
      givenNameFirst(index, in: text) ?? surnameFirst(index, in: text)
        ?? initialFirst(index, in: text)
    }
  }

  private func givenNameFirst(_ index: Int, in text: TokenText) -> NominativeHit? {
    guard let token = text[index], token.isCapitalised, GivenNames.all.contains(token.plain),
      !PlaceNouns.precede(index, in: text), !PlaceNouns.isSaint(index, in: text)
    else { return nil }
    var next = index + 1
    // « Jean-Pierre Durand », « Marie-Claude »: the second given name is not the surname.
    while text[next]?.text == "-", let second = text[next + 1], second.isCapitalised,
      GivenNames.all.contains(second.plain)
    {
      next += 2
    }
    let particles: Set<String> = [
      "de", "du", "le", "la", "ben", "el", "van", "von", "d", "di", "da",
    ]
    var surname = next
    while surname < next + 2, let particle = text[surname], particle.kind == .word,
      particles.contains(particle.plain), text[surname + 1]?.isCapitalised == true
    {
      surname += 1
    }
    guard isSurname(surname, in: text), surname == next || !isTown(surname, in: text) else {
      return nil
    }
    let end =
      text[surname]?.isInitial == true && text[surname + 1]?.text == "."
      ? surname + 2 : surname + 1
    return NominativeHit(index..<end)
  }

  /// « Charlotte Nord » and « Marie de Valmont » are not surnames.
  private func isTown(_ index: Int, in text: TokenText) -> Bool { text.isPlace(index) }

  private func isSurname(_ index: Int, in text: TokenText) -> Bool {
    guard let token = text[index], token.isCapitalised, !text.isPlace(index) else { return false }
    return !CommonWords.bearings.contains(token.plain)
      && !CommonWords.openings.contains(token.plain)
      && !CommonWords.acronyms.contains(token.text)
  }

  /// « DURAND Jean ».
  private func surnameFirst(_ index: Int, in text: TokenText) -> NominativeHit? {
    guard let token = text[index], token.isUppercase, token.text.count > 2,
      !text.isPlace(index), !CommonWords.acronyms.contains(token.text),
      let given = text[index + 1], given.isCapitalised, !given.isUppercase,
      GivenNames.all.contains(given.plain), !PlaceNouns.all.contains(token.plain),
      !PlaceNouns.precede(index, in: text)
    else { return nil }
    return NominativeHit(index..<index + 2)
  }

  /// An initial and a surname; a letter that ends a sentence is the name of a building.
  private func initialFirst(_ index: Int, in text: TokenText) -> NominativeHit? {
    guard let token = text[index], token.isInitial, text[index + 1]?.text == ".",
      text[index + 1]?.isJoined == true, let name = text[index + 2], name.isCapitalised,
      name.text.count > 2, !name.isUppercase || name.text.count > 4,
      !CommonWords.openings.contains(name.plain), !isLetterOfAPlace(index, in: text)
    else { return nil }
    return NominativeHit(index..<index + 3)
  }

  /// « hall B », « ligne C », « plan B ».
  private func isLetterOfAPlace(_ index: Int, in text: TokenText) -> Bool {
    guard let before = text[index - 1] else { return false }
    let lettered: Set<String> = [
      "hall", "entree", "escalier", "bloc", "ligne", "lot", "ilot", "montee", "cage", "batiment",
      "categorie", "classe", "type", "annexe", "vitamine", "bus", "tram", "metro", "plan",
    ]
    return lettered.contains(before.plain) || PlaceNouns.all.contains(before.plain)
      || before.text == "." || before.text == "’" || before.text == "'"
  }
}
