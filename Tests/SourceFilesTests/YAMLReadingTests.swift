import Problems
import SourceFiles
import Testing

private enum Answer: String, CaseIterable {
  case adequate = "adaptee"
  case partial = "partielle"
}

private func mapping(_ text: String) throws -> YAMLMapping {
  try readYAML(SourceText(text, of: "dossier.yaml")).mapping()
}

@Suite struct YAMLReadingTests {
  @Test func underlinesAnUnknownKeyAndSuggestsTheClosest() throws {
    let marked = MarkedText("commune:\n  ⟨code_inse⟩: \"99001\"\n  zz: 1", file: "dossier.yaml")
    let node = try mapping(marked.text).required("commune")
    var problems = ProblemCollector()
    let commune = try node.mapping(allowing: ["code_insee", "nom"], problems: &problems)
    #expect(problems.problems.map(\.identifier) == ["cle-inconnue", "cle-inconnue"])
    let first = try #require(problems.problems.first)
    #expect(first.span == marked.span)
    #expect(first.summary == "la clé « code_inse » n'existe pas ici")
    #expect(first.hint == "vouliez-vous dire « code_insee » ?")
    #expect(problems.problems.last?.hint == nil)
    #expect(try commune.required("code_inse").string() == "99001")
  }

  @Test func underlinesTheMappingThatLacksAKey() throws {
    let marked = MarkedText("commune: ⟨{nom: Valmont}⟩", file: "dossier.yaml")
    let commune = try mapping(marked.text).required("commune").mapping()
    let problem = try #require(throws: Problem.self) { try commune.required("code_insee") }
    #expect(problem.summary == "la clé « code_insee » manque")
    #expect(problem.span == marked.span)
  }

  @Test func underlinesAKeyWithoutValue() throws {
    let marked = MarkedText("⟨nom⟩:\ndate: ~", file: "dossier.yaml")
    let root = try mapping(marked.text)
    let problem = try #require(throws: Problem.self) { try root.required("nom") }
    #expect(problem.summary == "la clé « nom » n'a pas de valeur")
    #expect(problem.span == marked.span)
  }

  @Test func readsNumbersAndTruthValues() throws {
    let root = try mapping(
      "a: 23450\nb: 23 450\nc: 2.5\nd: -3\ne: oui\nf: non\ng: true\nh: adaptee\ni: \"12\"")
    #expect(
      try ["a", "b", "d", "i"].map { try root.required($0).int() } == [23450, 23450, -3, 12])
    #expect(try ["c", "a"].map { try root.required($0).double() } == [2.5, 23450])
    #expect(try ["e", "f", "g"].map { try root.required($0).bool() } == [true, false, true])
    #expect(try root.required("h").choice(of: Answer.self) == .adequate)
    #expect(root["b"]?.listOrSingle().count == 1)
  }

  @Test func writesTheNumberThatADecimalCommaMeant() throws {
    let marked = MarkedText("part: ⟨2,5⟩", file: "dossier.yaml")
    let node = try mapping(marked.text).required("part")
    let problem = try #require(throws: Problem.self) { try node.double() }
    #expect(problem.summary == "la virgule décimale n'est pas lue dans ce fichier")
    #expect(problem.hint == "écrivez « 2.5 »")
    #expect(problem.span == marked.span)
  }

  @Test(arguments: [
    ("a: ⟨douze⟩", "attendu ici : un nombre entier ; trouvé : « douze »"),
    ("a: ⟨1.5⟩", "attendu ici : un nombre entier ; trouvé : « 1.5 »"),
    ("a: ⟨[1]⟩", "attendu ici : un nombre entier ; trouvé : une liste"),
    ("a: ⟨{b: 1}⟩", "attendu ici : un nombre entier ; trouvé : des clés"),
    ("a: ⟨0x1F⟩", "attendu ici : un nombre entier ; trouvé : « 0x1F »"),
  ])
  func saysWhatIsNotAWholeNumber(marked: String, summary: String) throws {
    let marked = MarkedText(marked, file: "dossier.yaml")
    let node = try mapping(marked.text).required("a")
    let problem = try #require(throws: Problem.self) { try node.int() }
    #expect(problem.summary == summary)
    #expect(problem.span == marked.span)
  }

  @Test func saysWhatIsNeitherAListNorAKeyNorATruthValue() throws {
    let node = try mapping("a: peut-être").required("a")
    let found = "trouvé : « peut-être »"
    let list = #expect(throws: Problem.self) { try node.list() }
    #expect(list?.summary == "attendu ici : une liste ; \(found)")
    let keys = #expect(throws: Problem.self) { try node.mapping() }
    #expect(keys?.summary == "attendu ici : des clés (« clé: valeur ») ; \(found)")
    let truth = #expect(throws: Problem.self) { try node.bool() }
    #expect(truth?.summary == "attendu ici : « oui » ou « non » ; \(found)")
    let number = #expect(throws: Problem.self) { try node.double() }
    #expect(number?.summary == "attendu ici : un nombre ; \(found)")
  }

  @Test func suggestsTheClosestChoiceOrGivesThemAll() throws {
    let near = try mapping("a: partiele").required("a")
    let first = #expect(throws: Problem.self) { try near.choice(of: Answer.self) }
    #expect(first?.summary == "la valeur « partiele » n'est pas une de celles prévues")
    #expect(first?.hint == "vouliez-vous dire « partielle » ?")
    let far = try mapping("a: oui").required("a")
    let second = #expect(throws: Problem.self) { try far.choice(of: Answer.self) }
    #expect(second?.hint == "valeurs possibles : « adaptee », « partielle »")
  }
}

@Suite struct BrokenYAMLTests {
  let folder = TemporaryFolder()

  private func problem(_ bytes: [UInt8]) throws -> Problem {
    let problems = try #require(throws: Problems.self) {
      try readYAML(folder.file("dossier.yaml", bytes))
    }
    return try #require(problems.all.first)
  }

  @Test func readsWindows1252AndSaysIt() throws {
    let bytes = Array("titre: Enqu".utf8) + [0xEA] + Array("te\n".utf8)
    let root = try readYAML(folder.file("dossier.yaml", bytes))
    #expect(try root.value.mapping().required("titre").string() == "Enquête")
    let marked = MarkedText("⟨titre: Enquête⟩\n", file: "dossier.yaml")
    #expect(root.warnings.map(\.span) == [marked.span])
    #expect(
      root.warnings.map(\.summary)
        == ["ce fichier n'est pas en UTF-8 ; il est lu comme du windows-1252"])
  }

  @Test func refusesABinaryFileAndUTF16() throws {
    let binary = try problem([0x7F, 0x45, 0x4C, 0x46, 0x00, 0x01])
    #expect(binary.summary == "ce fichier n'est pas du texte : il contient des octets nuls")
    let utf16 = try problem([0xFF, 0xFE, 0x61, 0x00])
    #expect(utf16.summary == "ce fichier est en UTF-16")
    #expect(utf16.hint == "enregistrez-le en UTF-8")
  }

  @Test func refusesAnEmptyFile() throws {
    #expect(try problem([]).summary == "le fichier « dossier.yaml » est vide")
    #expect(
      try problem(Array("# a\n".utf8)).summary == "ce fichier YAML ne contient aucune valeur")
  }

  @Test func refusesAFileAboveTheLimit() throws {
    let bytes = [UInt8](repeating: UInt8(ascii: "#"), count: 3_000_000)
    let file = folder.file("dossier.yaml", bytes)
    let problem = #expect(throws: Problem.self) { try file.readText(limit: 2_000_000) }
    #expect(problem?.summary == "le fichier fait 3 Mo ; la limite est de 2 Mo")
  }

  /// Nine levels of nine copies would make 9⁹ values.
  @Test func boundsTheCopiesOfAliases() throws {
    var text = "a: &a [x, x, x, x, x, x, x, x, x]\n"
    for (name, previous) in zip("bcdefghi", "abcdefgh") {
      let copies = Array(repeating: "*\(previous)", count: 9).joined(separator: ", ")
      text += "\(name): &\(name) [\(copies)]\n"
    }
    let problem = try problem(Array(text.utf8))
    #expect(problem.identifier == "trop-de-renvois")
    #expect(problem.summary == "les renvois (« * ») répètent plus de 100 000 valeurs")
    // Lines 2 to 5 copy 90, 819, 7,380 and 66,429 nodes; line 6 passes the bound.
    #expect(problem.span?.line == 6)
  }

  @Test(arguments: ["[", "{a: ", "- "])
  func boundsTheDepth(opening: String) throws {
    let text = String(repeating: opening, count: 500)
    #expect(
      try problem(Array(text.utf8)).summary
        == "les valeurs sont imbriquées sur plus de 64 niveaux")
  }

  @Test func reportsAllTheDuplicateKeys() throws {
    let problems = try #require(throws: Problems.self) {
      try readYAML(SourceText("a: 1\na: 2\nb: {c: 1, c: 2}", of: "dossier.yaml"))
    }
    #expect(
      problems.all.map(\.summary) == [
        "la clé « a » est déjà donnée à la ligne 1", "la clé « c » est déjà donnée à la ligne 3",
      ])
    #expect(problems.all.map { $0.span?.column } == [1, 11])
  }

  @Test func namesTheFileThatIsAbsent() throws {
    _ = folder.file("dossier.yaml", "a: 1")
    let file = SourceFile(path: folder.path + "/dosier.yaml", name: "valmont/dosier.yaml")
    let problems = try #require(throws: Problems.self) { try readYAML(file) }
    #expect(
      problems.all.map(\.summary) == ["le fichier « valmont/dosier.yaml » n'existe pas"])
    #expect(
      problems.all.map(\.hint) == ["le dossier contient « dossier.yaml » : est-ce lui ?"])
  }
}
