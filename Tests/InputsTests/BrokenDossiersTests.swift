import Foundation
import Inputs
import Problems
import Testing

/// The dossiers of `fixtures/broken`, each with the text that it must give on standard error.
///
/// Those with a `commande.txt` can be read; the command of that line finds their fault.
@Suite struct BrokenDossiersTests {
  static let folder = packageFolder + "/fixtures/broken"
  static let names: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    .filter { !FileManager.default.fileExists(atPath: "\(folder)/\($0)/commande.txt") }

  @Test(arguments: names)
  func saysWhatIsWrong(name: String) throws {
    let expected = try String(
      contentsOfFile: "\(Self.folder)/\(name)/attendu.txt", encoding: .utf8)
    #expect(Self.said(of: name) == expected)
  }

  @Test func holdsADossierForEachKindOfFault() {
    #expect(Self.names.count >= 85)
  }

  /// The text, with paths as from the package's folder.
  static func said(of name: String) -> String {
    let problems: [Problem]
    do {
      problems = try readDossier(at: "\(folder)/\(name)").warnings
    } catch {
      problems = error.all
    }
    return ProblemFormat.text.write(problems).replacing(packageFolder + "/", with: "")
  }
}
