import Foundation
import Testing

/// Holds each target to the dependencies that the manifest gives it.
@Suite struct ImportsTests {
  /// What comes with the toolchain.
  private static let toolchain: Set<String> = [
    "Foundation", "FoundationEssentials", "Glibc", "Synchronization", "Dispatch",
  ]

  @Test func importsOnlyDirectDependencies() throws {
    let uses = try manifest()
    #expect(uses.count > 15)
    for (target, allowed) in uses.sorted(by: { $0.key < $1.key }) {
      let imported = try imports(of: target)
      let foreign = imported.subtracting(allowed).subtracting(Self.toolchain)
      #expect(foreign.isEmpty, "\(target) imports \(foreign.sorted()) without saying so")
    }
  }

  @Test func keepsTheTwoHalvesApart() throws {
    let uses = try manifest()
    let domain: Set<String> = [
      "Dossier", "Inputs", "Law", "Analysis", "Strategy", "Statistics", "Geography",
    ]
    for target in ["Drawing", "Charts", "Document", "Layout", "CairoRenderer"] {
      #expect(try #require(uses[target]).isDisjoint(with: domain))
    }
    let publishing: Set<String> = [
      "Drawing", "Charts", "Document", "Layout", "CairoRenderer", "Templates",
    ]
    for target in domain { #expect(try #require(uses[target]).isDisjoint(with: publishing)) }
  }

  /// Names each target's dependencies, as `Package.swift` writes them.
  private func manifest() throws -> [String: Set<String>] {
    let text = try Repository.text("Package.swift")
    var uses: [String: Set<String>] = [:]
    let pattern = #/module\(\s*"(\w+)"(?:,\s*uses:\s*\[([^\]]*)\])?/#
    for match in text.matches(of: pattern) {
      let names = (match.2 ?? "").matches(of: #/"(\w+)"/#).map { String($0.1) }
      uses[String(match.1)] = Set(names)
    }
    uses["vigie"] = ["Pipeline", "Problems"]
    return uses
  }

  private func imports(of target: String) throws -> Set<String> {
    let folder = Repository.root.appendingPathComponent("Sources/\(target)")
    let files = try #require(
      FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    var found: Set<String> = []
    for case let file as URL in files where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      for line in text.split(separator: "\n") {
        let words = line.split(separator: " ").filter { $0 != "public" && $0 != "internal" }
        if words.first == "import", words.count > 1 {
          found.insert(String(words[1].split(separator: ".")[0]))
        }
      }
    }
    return found
  }
}
