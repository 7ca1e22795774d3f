import Foundation
import Testing

/// What a publishable document hides is nowhere in its text, nor in its tables.
///
/// The threshold is raised to 9,000, so that the planted counts are like no other number.
@Suite struct PublishableTextTests {
  /// Facts of « Klaxons » in « Impasse Zéphyrine », in the latest year and the one before.
  private static let planted = [8_417, 8_623]

  /// A small count too, in one month more than in the eleven others: 11 × 701 + 706 = 8,417 and
  /// 11 × 718 + 725 = 8,623.
  private static func months(_ place: Int, _ category: Int, _ month: Int) -> Int {
    if place == 0, category == 0 {
      return month < 12 ? (month == 5 ? 725 : 718) : (month == 17 ? 706 : 701)
    }
    return 31_000 + 4_100 * place + 1_300 * category + 37 * month
  }

  private func dossier(in folder: TemporaryFolder) throws -> String {
    try folder.copy("valmont", to: "valmont")
    var rows = "mois;nature;lieu;nombre\n"
    for month in 0..<24 {
      let date = "\(2024 + month / 12)-" + (month % 12 < 9 ? "0" : "") + "\(month % 12 + 1)"
      for (place, name) in ["Impasse Zéphyrine", "Quai Long", "Place Ronde", "Port"].enumerated() {
        for (category, label) in ["Klaxons", "Affichages", "Attroupements"].enumerated() {
          rows += "\(date);\(label);\(name);\(Self.months(place, category, month))\n"
        }
      }
    }
    try folder.write(rows, to: "valmont/locaux/essai.csv")
    let path = folder.url.appendingPathComponent("valmont/dossier.yaml")
    let text = try String(contentsOf: path, encoding: .utf8)
      .replacing(
        "  tableaux:\n",
        with: """
            tableaux:
              - fichier: locaux/essai.csv
                nom: Essai
                source: Service d’essai
                unite: appels
                colonnes: {periode: mois, categorie: nature, lieu: lieu, nombre: nombre}

          """
      )
      .replacing("secret: {faits: 5,", with: "secret: {faits: 9000,")
    try folder.write(text, to: "valmont/dossier.yaml")
    return folder.url.appendingPathComponent("valmont").path
  }

  /// The text of the document and of all its tables as CSV, numbers without their spaces.
  private func text(_ dossier: String, _ edition: String, in folder: TemporaryFolder) throws
    -> String
  {
    let out = folder.url.appendingPathComponent(edition).path
    for words in [["diagnostic"], ["graphiques", "--format", "csv"]] {
      let run = try Run(words + [dossier, "--edition", edition, "-s", out])
      #expect(run.status == 0, "\(run.problems)")
    }
    let all = try Run(shell: "cat '\(out)'/*/*.csv; pdftotext -layout '\(out)'/*.pdf -").output
    return String(all.filter { !["\u{202F}", "\u{A0}"].contains($0) })
  }

  /// Numbers of their own, not digits of a longer one or of a checksum.
  private func words(_ text: String) -> Set<Substring> {
    Set(text.split { !$0.isLetter && !$0.isNumber })
  }

  @Test func holdsNoHiddenCount() throws {
    let folder = try TemporaryFolder()
    let dossier = try dossier(in: folder)
    let open = try text(dossier, "restreinte", in: folder)
    let closed = try text(dossier, "publiable", in: folder)
    #expect(open.contains("Impasse Zéphyrine") && closed.contains("Quai Long"))
    // The other edition prints the latest of the two by place.
    #expect(words(open).contains("\(Self.planted[0])"))
    for count in Self.planted { #expect(!words(closed).contains("\(count)")) }
    #expect(closed.contains("masqué"))
  }
}
