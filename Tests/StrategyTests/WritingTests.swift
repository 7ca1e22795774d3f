import Dossier
import Strategy
import Testing

@Suite struct WritingTests {
  @Test func keepsShortListsAndKeysOnOneLine() {
    let node = WrittenNode.keys([
      WrittenNode.Entry("titre", .text("Un titre")),
      WrittenNode.Entry("lieux", .list([.text("quartier Nord"), .text("centre")])),
      WrittenNode.Entry("budget", .number(120_000)),
    ])
    #expect(node.yaml == "titre: Un titre\nlieux: [quartier Nord, centre]\nbudget: 120000\n")
  }

  @Test(arguments: [
    ("Appels : 21 h", #""Appels : 21 h""#),  // « : » followed by a space would open a key
    ("oui, non", #""oui, non""#),
    ("l’été", "l’été"),
    ("null", #""null""#),
    ("- tiret", #""- tiret""#),
    ("3.5", "3.5"),
    ("# dièse", ##""# dièse""##),
    ("deux\nlignes", #""deux\nlignes""#),
    ("fin\u{2028}de ligne", #""fin\u2028de ligne""#),
  ])
  func quotesWhatYAMLWouldReadOtherwise(text: String, written: String) {
    #expect(WrittenNode.text(text).yaml == written + "\n")
  }

  @Test func followsAPathOfKeys() {
    let node = WrittenNode.keys([
      WrittenNode.Entry("calendrier", .keys([WrittenNode.Entry("fin", .text("2028-06-30"))]))
    ])
    #expect(node.value(at: "calendrier.fin") == .text("2028-06-30"))
    #expect(node.value(at: "calendrier.debut") == nil)
  }
}
