import Problems
import SourceFiles
import Testing

private func read(_ text: String) throws(Problems) -> YAMLNode {
  try readYAML(SourceText(text, of: "dossier.yaml"))
}

private func firstProblem(_ text: String) throws -> Problem {
  let problems = try #require(throws: Problems.self) { try read(text) }
  return try #require(problems.all.first)
}

@Suite struct YAMLTests {
  @Test func keepsTheZeroOfACode() throws {
    let root = try read("code_insee: 01004\nautre: \"01004\"").mapping()
    #expect(try root.required("code_insee").scalar() == YAMLScalar(text: "01004", isPlain: true))
    #expect(try root.required("autre").scalar() == YAMLScalar(text: "01004", isPlain: false))
  }

  @Test func readsListsMappingsAndNothing() throws {
    let root = try read("a: [1, deux]\nb:\n  c: ~\n  d:\n  e: null\n  f: 'null'").mapping()
    #expect(try root.required("a").strings() == ["1", "deux"])
    let inner = try root.required("b").mapping()
    #expect(inner.keys == ["c", "d", "e", "f"])
    #expect(inner["c"] == nil && inner["d"] == nil && inner["e"] == nil)
    #expect(try inner.required("f").string() == "null")
  }

  @Test func countsColumnsInCharacters() throws {
    let marked = MarkedText("élèves: {\"âgés\": ⟨très bien⟩}", file: "dossier.yaml")
    let root = try read(marked.text).mapping()
    #expect(try root.required("élèves").mapping().required("âgés").span == marked.span)
  }

  @Test func underlinesAListThatHoldsOnOneLine() throws {
    let marked = MarkedText("faits:\n  a: ⟨[41, 38]⟩\n", file: "dossier.yaml")
    let node = try read(marked.text).mapping().required("faits").mapping().required("a")
    #expect(node.span == marked.span)
  }

  @Test func placesTheValuesAfterTypographicLineSeparators() throws {
    let marked = MarkedText("a: \"un\u{2028}deux\"\nb: ⟨trois⟩", file: "dossier.yaml")
    #expect(try read(marked.text).mapping().required("b").span == marked.span)
  }

  @Test func copiesAnAnchoredValue() throws {
    let root = try read("a: &x [1, 2]\nb: *x").mapping()
    #expect(try root.required("b").strings() == ["1", "2"])
  }

  @Test(arguments: [
    (
      "a: 1\nb: 2\n⟨a⟩: 3", "cle-en-double", "la clé « a » est déjà donnée à la ligne 1"
    ),
    (
      "a: 1\n⟨---⟩\nb: 2", "plusieurs-documents",
      "un second document commence ici ; un seul est attendu"
    ),
    (
      "a: [1, 2\n⟨⟩", "yaml-non-ferme",
      "la liste ouverte par « [ » à la ligne 1 n'est pas fermée, ou une virgule manque"
    ),
    (
      "a: {b: 1\n⟨⟩", "yaml-non-ferme",
      "l'accolade « { » ouverte à la ligne 1 n'est pas fermée, ou une virgule manque"
    ),
    ("a: \"b⟨\\⟩q\"", "yaml-echappement", "cet échappement n'existe pas entre guillemets doubles"),
    (
      "a: 1\nb\n⟨c⟩: 2", "yaml-cle-sans-deux-points",
      "« : » manque après la clé commencée à la ligne 2"
    ),
    ("a: \"texte\nb: 2\n⟨⟩", "yaml-non-ferme", "le guillemet ouvert à la ligne 1 n'est pas fermé"),
    (
      "a:\n  b: 1\n⟨\t⟩c: 2", "tabulation", "l'indentation contient une tabulation"
    ),
    (
      "a: ⟨!!python/x y⟩", "etiquette-yaml",
      "l'étiquette « tag:yaml.org,2002:python/x » n'est pas acceptée"
    ),
    ("a: ⟨*b⟩", "renvoi-inconnu", "le renvoi « *b » ne correspond à aucune valeur complète"),
    (
      "a: &a [1, ⟨*a⟩]", "renvoi-inconnu",
      "le renvoi « *a » ne correspond à aucune valeur complète"
    ),
    ("⟨[1, 2]⟩: 3", "cle-composee", "une clé doit être un texte simple"),
    ("a: b⟨:⟩ c", "yaml-deux-points", "« : » ne peut pas se trouver ici"),
    ("a: ⟨%⟩b", "yaml-caractere", "une valeur ne peut pas commencer par ce caractère"),
    ("a: ⟨\u{7}⟩", "caractere-de-controle", "un caractère de contrôle n'est pas permis ici"),
    (
      "- a\n⟨b⟩: 1", "yaml-indentation",
      "cette ligne ne continue pas ce qui a commencé à la ligne 1"
    ),
    ("# rien", "fichier-vide", "ce fichier YAML ne contient aucune valeur"),
  ])
  func refuses(marked: String, identifier: String, summary: String) throws {
    let hasMark = marked.contains("⟨")
    let expected = MarkedText(hasMark ? marked : marked + "⟨⟩", file: "dossier.yaml")
    let problem = try firstProblem(hasMark ? expected.text : marked)
    #expect(problem.identifier == identifier, "\(problem)")
    #expect(problem.summary == summary)
    if hasMark {
      #expect(problem.span?.line == expected.span.line)
      #expect(problem.span?.column == expected.span.column)
    }
  }
}
