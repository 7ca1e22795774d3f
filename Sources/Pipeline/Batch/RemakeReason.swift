import SourceFiles

/// Why a document is made again, or nil when what is there is what would be made.
struct RemakeReason {
  let names: PathNames
  let answers: AnswerBook
  /// Of the output folder.
  let folder: String

  /// Compares what was recorded with how the document is asked for today, and with the disk.
  func reason(
    since record: DocumentRecord?, program: String, options: [DocumentRecord.Fact]
  ) -> String? {
    guard let record else { return "nouveau" }
    if record.state == .failed { return "en échec au passage précédent" }
    if record.program != program { return "programme ou bibliothèques modifiés" }
    let changed =
      changedOptions(record.options, options) + changedAnswers(record)
      + changedFiles(record)
    guard let first = changed.first else { return nil }
    let others = changed.dropFirst()
    if others.isEmpty { return first }
    return others.count < 3
      ? changed.joined(separator: ", ")
      : changed.prefix(2).joined(separator: ", ") + " et \(changed.count - 2) autres changements"
  }

  private func changedOptions(
    _ before: [DocumentRecord.Fact], _ today: [DocumentRecord.Fact]
  ) -> [String] {
    let names = Set((before + today).map(\.name)).sorted()
    return names.filter { name in
      before.first { $0.name == name }?.value != today.first { $0.name == name }?.value
    }.map { "\($0) : autre choix" }
  }

  private func changedAnswers(_ record: DocumentRecord) -> [String] {
    record.answers.compactMap { answer in
      let question = names.question(named: answer.name)
      let today = answers.answer(to: question)
      return today == answer.value ? nil : words(for: question, answer.name, today: today)
    }
  }

  private func words(
    for question: ReadingTrace.Question, _ name: String, today: String
  ) -> String {
    let isAbsent = today == AnswerBook.absent
    switch question {
    case .content: return "\(called(name)) \(isAbsent ? "supprimé" : "modifié")"
    case .names: return "dossier \(called(name)) \(isAbsent ? "supprimé" : "modifié")"
    case .edition(_, let kind):
      let source = kind.prefix { $0 != "=" }
      return "référentiel : autre édition de « \(source) »"
    case .kind: return "\(called(String(name.dropLast(2)))) \(isAbsent ? "supprimé" : "ajouté")"
    }
  }

  /// « modèle chapitres/perception.md » for a template of the program or of an option.
  private func called(_ name: String) -> String {
    guard name.hasPrefix("{"), let slash = name.firstIndex(of: "/") else { return name }
    return "modèle " + name[name.index(after: slash)...]
  }

  private func changedFiles(_ record: DocumentRecord) -> [String] {
    record.files.compactMap { file in
      switch answers.content(of: "\(folder)/\(file.name)") {
      case file.sha256: nil
      case AnswerBook.absent: "\(file.name) manquait"
      default: "\(file.name) n'était plus le même"
      }
    }
  }
}
