import Problems
import Templates
import Testing

@Suite struct ValueTests {
  @Test(arguments: [
    ("{{commune.nom}}", "Le Havre"),
    ("{{ commune.nom | de }}", "du Havre"),
    ("{{commune.nom | a}}", "au Havre"),
    ("{{commune.nom | a | majuscule}}", "Au Havre"),
    ("{{commune.population}}", "23\u{202F}450"),
    ("{{taux}}", "8,24"),
    ("{{taux | entier}}", "8"),
    ("{{taux | decimal}}", "8,2"),
    ("{{taux | decimal 3}}", "8,240"),
    ("{{evolution | pourcent}}", "12,4\u{202F}%"),
    ("{{evolution | pourcent 0 | signe}}", "+12\u{202F}%"),
    ("{{evolution | signe}}", "+12,4"),
    ("{{marge}}", "[6,71\u{202F}; 10,02]"),
    ("{{marge | intervalle 1}}", "[6,7\u{202F}; 10,0]"),
    ("{{marge | signe | pourcent 0}}", "[+7\u{202F}; +10]\u{202F}%"),
    ("{{jour}}", "1ᵉʳ mars 2026"),
    ("{{jour | date}}", "1ᵉʳ mars 2026"),
    ("{{annee}}", "2024"),
    ("{{agents}}", "<i>à compléter</i>"),
    ("{{agents | decimal 1}}", "<i>à compléter</i>"),
    ("{{fictif}}", "oui"),
    ("{{prose | majuscule}}", "Un <b>signal</b>"),
    ("{{sources}}", "SSMSI, INSEE et COG"),
    ("{{familles | nombre}}", "2"),
  ])
  func printsAValueAsItsKindAndFiltersSay(template: String, expected: String) throws {
    #expect(try expanded(template) == expected)
  }

  @Test func neverReadsAValueAsMarkdown() throws {
    #expect(
      try expanded("À **{{commune.etoile}}**") == "À <b>*Valmont* _sur_ <b>Mer</b></b>")
  }

  @Test func keepsNamesWithUnderscoresAndBarsInTables() throws {
    let table = "| Taux | Code |\n|---:|---|\n| {{taux | decimal 1}} | **{{commune.code}}** |"
    #expect(try expanded(table) == "table Taux / Code // 8,2 / <b>99001</b>")
  }

  @Test func keepsSignsThatNoFontHoldsOutOfItsOwnMarks() throws {
    // U+E000 opens what is hidden from Markdown; in a file it is only a sign without a shape.
    #expect(try expanded("a\u{E000}\u{E100}\u{E100}\u{E002} {{annee}}").hasSuffix(" 2024"))
  }

  @Test func pointsFarAlongALongLine() throws {
    let found = try problems(String(repeating: "mot ", count: 500) + "⟨{{taus}}⟩ fin")
    #expect(found.all.first?.span == found.mark)
    #expect(found.all.first?.span?.column == 2001)
  }

  @Test func showsBracesBetweenBackquotesAsTheyAre() throws {
    #expect(try expanded("Écrivez `{{commune.nom}}`.") == "Écrivez {{commune.nom}}.")
  }

  @Test(arguments: [
    ("À ⟨{{commune.nomm}}⟩.", "valeur-inconnue", "vouliez-vous dire « commune.nom » ?"),
    ("Un *⟨{{commun.nom}}⟩*", "valeur-inconnue", "vouliez-vous dire « commune.nom » ?"),
    ("Un {{taux | ⟨decimale⟩}}", "filtre-inconnu", "vouliez-vous dire « decimal » ?"),
    ("{{taux | decimal ⟨12⟩}}", "decimales", nil),
    ("{{taux | entier ⟨2⟩}}", "decimales", nil),
    ("⟨{{niveau | decimal 1}}⟩", "filtre-inadapte", nil),
    ("⟨{{taux | de}}⟩", "filtre-inadapte", nil),
    ("⟨{{}}⟩", "valeur-sans-nom", "par exemple {{commune.nom}}"),
    ("⟨{{commune}}⟩", "valeur-composee", "nommez une de ses valeurs : {{commune.nom}}"),
    (
      "Un ⟨{{taux et la suite⟩", "valeur-non-fermee",
      "une valeur s'écrit {{nom}}, sur une seule ligne"
    ),
    ("{{taux ⟨+⟩ 2}}", "expression-illisible", nil),
  ])
  func pointsAtAValueThatCannotBePrinted(
    template: String, identifier: String, hint: String?
  ) throws {
    let found = try problems("Une ligne.\n\n" + template)
    #expect(found.all.map(\.identifier) == [identifier])
    #expect(found.all.first?.span == found.mark)
    if let hint { #expect(found.all.first?.hint == hint) }
  }

  @Test func reportsEveryProblemOfATemplateAtOnce() throws {
    let found = try problems("{{a.b}} {{taux | foo}}\n\n```figure inconnue\n```\n\n<div>")
    #expect(found.all.map(\.identifier) == ["filtre-inconnu", "html-refuse"])
    let later = try problems("{{zzzz.b}}\n\n```figure inconnue\n```\n\n{{yyyy}}")
    #expect(
      later.all.map(\.identifier) == ["valeur-inconnue", "figure-inconnue", "valeur-inconnue"])
    #expect(later.all.map(\.span?.line) == [1, 3, 6])
  }
}
