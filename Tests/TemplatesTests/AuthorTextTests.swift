import Document
import Problems
import Templates
import Testing

/// The document with these texts, or what is wrong with them.
private func document(
  _ outline: String, _ texts: [String: String]
) throws -> Warned<ExpandedOutline> {
  let folder = try TemplateFolder(["a.md": outline])
  let template = try folder.library.document("a.md").value
  let read = try texts.sorted { $0.key < $1.key }.map { name, text in
    try readAuthorText(Array(text.utf8), about: name, file: name + ".md").value
  }
  return try expand(template, from: ValmontSource(), with: read)
}

private func written(_ outline: String, _ texts: [String: String]) throws -> String {
  transcript(try document(outline, texts).value.blocks)
}

/// What is wrong with a text in which guillemets ⟨…⟩ mark what must be underlined.
private func faults(_ marked: String) -> (all: [Problem], mark: String) {
  let inside = marked.drop { $0 != "⟨" }.dropFirst().prefix { $0 != "⟩" }
  let text = marked.filter { $0 != "⟨" && $0 != "⟩" }
  do {
    _ = try document("# Biens {#biens}", ["biens": text])
    return ([], String(inside))
  } catch let problems as Problems {
    return (problems.all, String(inside))
  } catch { return ([], "") }
}

extension Problem {
  /// The characters of the line that it underlines.
  fileprivate var underlined: String {
    guard let span else { return "" }
    return String(span.lineText.dropFirst(span.column - 1).prefix(span.length))
  }
}

@Suite struct AuthorTextTests {
  @Test func standsAfterTheProseOfItsSection() throws {
    let outline = "# Biens {#biens}\n\nProse.\n\n## Détail {#detail}\n\nAutre."
    #expect(
      try written(outline, ["biens": "Ma **phrase** sur {{commune.nom}}."])
        == """
        # Biens #biens
        Prose.
        Ma <b>phrase</b> sur Le Havre.
        ## Détail #detail
        Autre.
        """)
  }

  @Test func standsInTheCommentWhenTheProseIsThere() throws {
    let outline = "# Biens {#biens}\n\n```tableau social.profil\n```\n\n```commentaire\nProse.\n```"
    let text = try written(outline, ["biens": "À moi."])
    #expect(text.contains("<Prose.\nÀ moi.>"))
  }

  @Test func leavesTheCommentWhenItWouldFillThePage() throws {
    let outline = "# Biens {#biens}\n\n```tableau social.profil\n```\n\n```commentaire\nProse.\n```"
    let long = String(repeating: "Une phrase de vingt. ", count: 50)
    let text = try written(outline, ["biens": long])
    #expect(text.contains("<Prose.>\nUne phrase"))
  }

  @Test func replacesTheProseAndNothingElse() throws {
    let outline = """
      # Biens {#biens}

      Prose.

      - liste

      ```precaution
      À ne pas cacher.
      ```

      ```si non agents
      Une source manque.
      ```

      ```reserve
      Réserve.
      ```

      ## Détail

      Reste.
      """
    #expect(
      try written(outline, ["biens": "---\nremplace: true\n---\nÀ moi."])
        == """
        # Biens #biens
        À moi.
        caution Précaution: À ne pas cacher.
        Une source manque.
        Réserve.
        ## Détail #detail
        Reste.
        """)
  }

  @Test func replacesTheProseOfAComment() throws {
    let outline = """
      # Biens {#biens}

      ```tableau social.profil
      ```

      ````commentaire
      Prose.

      ```precaution
      Prudence.
      ```
      ````
      """
    let text = try written(outline, ["biens": "---\nremplace: true\n---\nÀ moi."])
    #expect(text.contains("<À moi.\ncaution Précaution: Prudence.>"))
    #expect(!text.contains("Prose"))
  }

  @Test func knowsTheValuesOfALoop() throws {
    let outline = "# {{f.nom}} {#famille-{{f.id}} pour: f dans familles}\n\nProse."
    let text = try written(outline, ["famille-biens": "Sur {{f.nom}}."])
    #expect(
      text == "# Biens #famille-biens\nProse.\nSur Biens.\n# Personnes #famille-personnes\nProse.")
  }

  @Test(
    arguments: [
      ("⟨# Titre⟩\n\nTexte.", "titre-dans-un-texte"),
      ("---\n⟨remplac⟩: true\n---\nx", "cle-inconnue"),
      ("Ceci ⟨<b>⟩.", "html-refuse"), ("Le ⟨{{tau}}⟩.", "valeur-inconnue"),
      ("Le [8](valeur:⟨tau⟩).", "valeur-inconnue"),
      ("---\nchiffres_externes: [⟨sans chiffre⟩]\n---\nx", "chiffre-externe"),
      ("---\nchiffres_externes: [⟨340⟩]\n---\nx", "chiffre-externe"),
      ("⟨---⟩\nremplace: true\n", "entete-non-ferme"),
    ])
  func underlinesWhatIsWrong(marked: String, identifier: String) {
    let (all, mark) = faults(marked)
    #expect(all.first?.identifier == identifier)
    #expect(all.first?.underlined == mark)
  }

  @Test func refusesATextWithoutWords() {
    #expect(faults("---\nremplace: true\n---\n").all.map(\.identifier) == ["texte-vide"])
  }

  @Test func suggestsTheValueThatWasMeant() {
    #expect(faults("Le [8](valeur:tau).").all.first?.hint == "vouliez-vous dire « taux » ?")
  }

  // The value is 8.24, its interval [6.71 ; 10.02].
  @Test(
    arguments: [
      ("[8,2](valeur:taux)", nil), ("[8,24](valeur:taux)", nil), ("[8](valeur:taux)", nil),
      ("[8,3](valeur:taux)", "8,2"), ("[8,25](valeur:taux)", "8,24"),
      ("[[6,7 ; 10,0]](valeur:marge)", nil),
      ("[[6,7 ; 10,1]](valeur:marge)", "[6,7\u{202F}; 10,0]"),
      ("[2023](valeur:annee)", "2024"), ("[le havre](valeur:commune.nom)", nil),
      ("[12](valeur:agents)", ""),
    ] as [(String, String?)])
  func saysWhichFigureHasChanged(text: String, present: String?) throws {
    let warnings = try document("# Biens {#biens}", ["biens": "Soit " + text + "."]).warnings
    #expect(warnings.map(\.identifier) == (present == nil ? [] : ["chiffre-change"]))
    if let present, !present.isEmpty {
      #expect(warnings.first?.summary.hasSuffix("vaut maintenant « \(present) »") == true)
    }
  }

  @Test func printsACitedFigureWithoutItsName() throws {
    #expect(
      try written("# Biens {#biens}", ["biens": "Soit [8,2](valeur:taux) faits."])
        == "# Biens #biens\nSoit 8,2 faits.")
  }
}

@Suite struct TypedFigureTests {
  @Test(
    arguments: [
      (
        "8,2 pour 1 000 logements, soit 12\u{202F}% et 1\u{202F}204 faits",
        ["8,2", "12\u{202F}%", "1\u{202F}204"]
      ),
      ("[6,7 ; 10,0]", ["6,7", "10,0"]), ("[6,7–10,0]", ["6,7", "10,0"]),
      ("de 2016 à 2024, ou 2016-2024", []), ("le 12 mars 2026, le 12/03/2026", []),
      ("articles L132-4 et R. 511-12 du CSI", []), ("entre 22 h et 6 h 30, soit 22h30", []),
      ("le 18ᵉ arrondissement, 1er rang", []), ("trois ou 3 faits, 9 plaintes", []),
      ("3 % des faits, 5 €", ["3 %", "5"]), ("les 15-29 ans, de 20 à 30 ans pendant 12 mois", []),
      ("12 pour cent", ["12 pour cent"]), ("340 vélos.", ["340"]), ("−3,2 points", ["3,2"]),
    ])
  func tellsFiguresFromOtherNumbers(text: String, expected: [String]) {
    #expect(TypedFigure.figures(in: text).map(\.text) == expected)
  }

  @Test func knowsWhereAPlainFigureStands() throws {
    let text =
      "---\nchiffres_externes: 27 visites, bilan de 2025\n---\nIl y a {{taux}} faits\net 38 % de `45` plaintes, 27 visites."
    let claims = try readAuthorText(Array(text.utf8), about: "x", file: "x.md").value.claims
    #expect(claims.map(\.figure.text) == ["38 %"])
    #expect(claims.first?.span.line == 5)
    #expect(claims.first?.span.column == 4)
  }
}
