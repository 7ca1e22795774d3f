import Foundation
import Testing

@testable import CairoRenderer

/// `--donnees-jointes`: the values of each figure inside the PDF, as its annexe prints them.
@Suite struct AttachedDataTests {
  private func attachments(_ path: String) throws -> [String: [UInt8]] {
    let file = try PDFFile(at: path)
    let names = file.root["/Names"]["/EmbeddedFiles"]["/Names"]
    return Dictionary(
      uniqueKeysWithValues: stride(from: 0, to: names.count, by: 2).map {
        (names[$0].text, names[$0 + 1]["/EF"]["/F"].streamBytes)
      })
  }

  /// Valmont has hidden numbers: what is attached must hide them too.
  @Test func attachesWhatTheAnnexePrints() throws {
    let folder = try TemporaryFolder()
    let dossier = Repository.fixture("valmont").path
    let run = try Run(["diagnostic", dossier, "-s", folder.url.path, "--donnees-jointes"])
    #expect(run.status == 0, "\(run.problems)")
    let tables = try Run(["graphiques", dossier, "-s", folder.url.path, "-f", "csv"])
    #expect(tables.status == 0)
    let attached = try attachments(folder.url.appendingPathComponent("99001-diagnostic.pdf").path)
    #expect(attached.count > 40)
    for (name, bytes) in attached {
      let printed = try Data(
        contentsOf: folder.url.appendingPathComponent("99001-graphiques/valeurs-" + name))
      #expect(Array(printed) == bytes, "\(name)")
    }
    #expect(attached.values.contains { String(decoding: $0, as: UTF8.self).contains("masqué") })
  }

  @Test func attachesNothingUnlessAsked() throws {
    let folder = try TemporaryFolder()
    let dossier = Repository.fixture("paris-18e").path
    #expect(try Run(["diagnostic", dossier, "-s", folder.url.path]).status == 0)
    let path = folder.url.appendingPathComponent("75118-diagnostic.pdf").path
    #expect(try attachments(path).isEmpty)
  }
}
