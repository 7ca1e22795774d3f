public import Problems

/// Makes the manifest of a whole batch out of those of its parts, and writes it.
///
/// The order of the arguments doesn't matter. Two manifests that say different things of one
/// document are a problem, and nothing is written; a document that failed in one and was made in
/// another is the one that was made.
public func mergeManifests(
  _ paths: [String], into folder: String
) throws(Problems) -> Warned<WrittenFile> {
  var manifests: [NamedManifest] = []
  var problems: [Problem] = []
  for path in paths.sorted() {
    do throws(Problem) {
      manifests.append(NamedManifest(path: path, manifest: try Manifest(path: path)))
    } catch { problems.append(error) }
  }
  var merge = ManifestMerge()
  if problems.isEmpty { for manifest in manifests { merge.add(manifest) } }
  problems += merge.problems
  guard let merged = merge.merged, !problems.contains(where: \.isError) else {
    throw Problems(problems)
  }
  let written = try alone { () throws(Problem) in
    let folder = try BatchFolder(folder, part: nil)
    if folder.hasResults(of: merged) {
      _ = try folder.gatherResults(of: merged)
    } else {
      problems.append(.resultsElsewhere(folder.output.path))
    }
    return try folder.output.write(Array(merged.json.utf8), to: folder.manifestName)
  }
  return Warned(written, warnings: problems + missingParts(manifests))
}

private struct NamedManifest {
  let path: String
  let manifest: Manifest
}

/// A manifest that grows, and what contradicts it.
private struct ManifestMerge {
  private(set) var merged: Manifest?
  private(set) var problems: [Problem] = []
  private var first = ""
  /// Where each record comes from.
  private var origins: [DocumentRecord.Key: String] = [:]
  /// Which document each file belongs to.
  private var owners: [String: DocumentRecord.Key] = [:]
  private var program: String?

  mutating func add(_ other: NamedManifest) {
    guard var merged else {
      var start = other.manifest
      start.part = nil
      start.dossiers = []
      merged = start
      first = other.path
      return add(other)
    }
    guard other.manifest.batch == merged.batch else {
      return problems.append(.otherBatch(other.path, first))
    }
    for dossier in other.manifest.dossiers {
      for record in dossier.records { look(at: record, from: other.path) }
      if let index = merged.dossiers.firstIndex(where: { $0.name == dossier.name }) {
        merged.dossiers[index].records = union(
          merged.dossiers[index].records, dossier.records, from: other.path)
      } else {
        merged.dossiers.append(dossier)
        for record in dossier.records { origins[record.key] = other.path }
      }
    }
    merged.dossiers.sort { ($0.rank, $0.name) < ($1.rank, $1.name) }
    self.merged = merged
  }

  /// What holds for all the documents of a batch.
  private mutating func look(at record: DocumentRecord, from path: String) {
    for file in record.files {
      let owner = owners[file.name, default: record.key]
      owners[file.name] = owner
      if owner != record.key { problems.append(.sharedFile(file.name, owner, record.key, path)) }
    }
    guard !record.program.isEmpty else { return }
    if let program, program != record.program {
      let problem = Problem.otherProgram(path)
      if !problems.contains(problem) { problems.append(problem) }
    }
    program = program ?? record.program
  }

  private mutating func union(
    _ known: [DocumentRecord], _ more: [DocumentRecord], from path: String
  ) -> [DocumentRecord] {
    var records = known
    for record in more {
      guard let index = records.firstIndex(where: { $0.key == record.key }) else {
        records.append(record)
        origins[record.key] = path
        continue
      }
      let before = records[index]
      let origin = origins[record.key] ?? first
      switch (before.state, record.state) {
      case (.failed, .failed): break
      case (.failed, _):
        problems.append(.failedElsewhere(record.key, in: origin, madeIn: path))
        records[index] = record
        origins[record.key] = path
      case (_, .failed): problems.append(.failedElsewhere(record.key, in: path, madeIn: origin))
      default:
        if before.files != record.files {
          problems.append(.contradiction(record.key, origin, path))
        }
      }
    }
    return records
  }
}

/// The parts that no manifest tells of, when they are parts.
private func missingParts(_ manifests: [NamedManifest]) -> [Problem] {
  let parts = manifests.compactMap(\.manifest.part)
  guard let count = parts.map(\.count).max() else { return [] }
  let counts = Set(parts.map(\.count))
  guard counts.count == 1 else { return [.unlikeParts(counts.sorted())] }
  let missing = (1...count).filter { number in !parts.contains { $0.number == number } }
  return missing.isEmpty ? [] : [.missingParts(missing, of: count)]
}

extension Problem {
  fileprivate static func otherBatch(_ path: String, _ first: String) -> Problem {
    Problem(
      .error, "lots-differents", "ce manifeste n'est pas du même lot que « \(first) »",
      at: SourceSpan(wholeOf: path),
      hint: "le fichier du lot a changé entre les deux : relancez la part avec celui d'aujourd'hui")
  }

  fileprivate static func contradiction(
    _ key: DocumentRecord.Key, _ first: String, _ second: String
  ) -> Problem {
    Problem(
      .error, "manifestes-contradictoires",
      "le document « \(key.document) » de « \(key.dossier) » n'a pas les mêmes fichiers dans « \(first) »",
      at: SourceSpan(wholeOf: second),
      hint:
        "les entrées ou le programme différaient : gardez l'un des deux et relancez l'autre part")
  }

  fileprivate static func sharedFile(
    _ name: String, _ first: DocumentRecord.Key, _ second: DocumentRecord.Key, _ path: String
  ) -> Problem {
    Problem(
      .error, "fichier-partage",
      "« \(name) » est à la fois de « \(first.dossier) » et de « \(second.dossier) »",
      at: SourceSpan(wholeOf: path))
  }

  fileprivate static func failedElsewhere(
    _ key: DocumentRecord.Key, in failed: String, madeIn made: String
  ) -> Problem {
    Problem(
      .warning, "echec-ailleurs",
      "le document « \(key.document) » de « \(key.dossier) », en échec ici, est repris de « \(made) »",
      at: SourceSpan(wholeOf: failed))
  }

  fileprivate static func otherProgram(_ path: String) -> Problem {
    Problem(
      .warning, "programmes-differents",
      "des documents viennent d'un autre programme, ou d'autres bibliothèques, que les précédents",
      at: SourceSpan(wholeOf: path),
      hint: "installez la même version partout ; relancer le lot refait ceux qui diffèrent d'ici")
  }

  fileprivate static func resultsElsewhere(_ folder: String) -> Problem {
    Problem(
      .warning, "resultats-ailleurs",
      "les tableaux de résultats ne sont pas tous dans « \(folder) » : ils ne sont pas réunis",
      at: nil,
      hint: "copiez-y les fichiers des parts, puis fusionnez de nouveau")
  }

  fileprivate static func missingParts(_ numbers: [Int], of count: Int) -> Problem {
    let list = numbers.prefix(20).map { "\($0)/\(count)" }.joined(separator: ", ")
    return Problem(
      .warning, "parts-manquantes",
      "il manque \(numbers.count) part\(numbers.count > 1 ? "s" : "") : \(list)"
        + (numbers.count > 20 ? "…" : ""), at: nil,
      hint: "lancez-les, puis fusionnez de nouveau")
  }

  fileprivate static func unlikeParts(_ counts: [Int]) -> Problem {
    Problem(
      .warning, "parts-inegales",
      "les manifestes partagent le lot en nombres différents de parts : \(counts.map(String.init).joined(separator: ", "))",
      at: nil)
  }
}
