import Problems
import Templates
import Testing

@Suite struct ConditionTests {
  @Test(arguments: [
    ("fictif", true),
    ("non fictif", false),
    ("agents", false),
    ("agents ou fictif", true),
    ("agents et fictif", false),
    ("non agents et fictif", true),
    ("non (agents ou fictif)", false),
    ("agents ou fictif et niveau", true),
    ("taux > 8,2", true),
    ("taux <= 8.24", true),
    ("taux < 8", false),
    ("taux != 8", true),
    ("niveau = \"fort\"", true),
    ("niveau = « faible »", false),
    ("niveau != 'faible'", true),
    ("jour >= \"2026-01-01\"", true),
    // What is not known is neither more nor less, and differs from anything.
    ("agents > 0", false),
    ("agents <= 0", false),
    ("agents != 0", true),
    ("familles", true),
    ("commune.population = 23450", true),
  ])
  func keepsASectionWhenItsConditionHolds(condition: String, isKept: Bool) throws {
    let outline = "# Un\n\n## Deux {si: \(condition)}\n\nTexte\n\n# Trois"
    let expected =
      isKept ? "# Un #un\n## Deux #deux\nTexte\n# Trois #trois" : "# Un #un\n# Trois #trois"
    #expect(try expanded(outline) == expected)
  }

  @Test(arguments: [
    ("⟨fictiff⟩", "valeur-inconnue"),
    ("fictif et ⟨nivau⟩ = \"fort\"", "valeur-inconnue"),
    ("taux ⟨=⟩ \"fort\"", "comparaison"),
    ("fictif ⟨niveau⟩", "condition-illisible"),
    ("(fictif et niveau⟨)⟩)", "condition-illisible"),
    ("niveau = ⟨\"fort⟩", "guillemet-non-ferme"),
    ("fictif ⟨&⟩ niveau", "expression-illisible"),
    ("12 ⟨ou⟩ fictif", "condition-illisible"),
  ])
  func pointsAtWhatAConditionGetsWrong(condition: String, identifier: String) throws {
    let found = try problems("# Un {#un si: \(condition)}\n")
    #expect(found.all.map(\.identifier) == [identifier])
    if identifier != "condition-illisible" || !condition.contains("(") {
      #expect(found.all.first?.span == found.mark)
    }
  }
}
