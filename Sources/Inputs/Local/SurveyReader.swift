import Digests
import Dossier
import Problems
import SourceFiles
import Units

/// The survey that `enquete/enquete.yaml` describes, with its microdata, checked and coded.
///
/// - Returns: nil, with problems, when nothing can be made of the file.
func readSurvey(
  _ file: NamedFile, isFictitious: Bool, _ problems: inout ProblemCollector
) -> VictimisationSurvey? {
  // An absent file was reported where the dossier names it.
  guard (try? file.checkFile()) != nil else { return nil }
  let hasher = SHA256Hasher()
  let read = problems.attemptAll { () throws(Problems) -> Warned<YAMLNode> in
    try readYAML(file.source, onBytes: { hasher.update($0) })
  }
  guard let root = read, let keys = SurveyKeys(root, of: file, &problems),
    let microdata = keys.microdata
  else { return nil }
  let reading = SurveyReading(keys: keys, codebook: file, isFictitious: isFictitious)
  return reading.survey(microdata, codebookDigest: hasher.finish().hex, &problems)
}

/// The reading of the answers by a codebook.
private struct SurveyReading {
  let keys: SurveyKeys
  let codebook: NamedFile
  let isFictitious: Bool

  func survey(
    _ microdata: NamedFile, codebookDigest: String, _ problems: inout ProblemCollector
  ) -> VictimisationSurvey? {
    let hasher = SHA256Hasher()
    let opened = problems.attempt { () throws(Problem) in
      try CSVReader(microdata.source, format: keys.format, onBytes: { hasher.update($0) })
    }
    guard let reader = opened, let rows = rows(reader, &problems) else { return nil }
    let assembly = SurveyAssembly(rows)
    let questions = assembly.questions
    let district = assembly.district(among: questions)
    let known =
      questions
      + [district].compactMap { $0 }.filter { open in
        !questions.contains { $0.key == open.key }
      }
    let digest = hasher.finish().hex
    return VictimisationSurvey(
      title: keys.title, fieldwork: keys.fieldwork, plan: keys.plan, scope: keys.scope,
      respondents: rows.count, initialWeights: assembly.weights,
      householdSizes: assembly.householdSizes, district: district,
      calibration: keys.calibration.flatMap {
        SurveyCalibration($0, among: known, of: keys.scope, &problems)
      },
      questions: questions, victimisations: assembly.victimisations,
      repetitionCap: keys.repetitionCap,
      source: source(microdata, keys.title, records: rows.count, sha256: digest),
      codebookSource: source(
        codebook, "Questionnaire et codage : \(keys.title)",
        records: questions.count + rows.layout.facts.count, sha256: codebookDigest),
      span: codebook.source.namedAt)
  }

  /// All the respondents; nil, with problems, when the columns are not those of the codebook.
  private func rows(_ reader: CSVReader, _ problems: inout ProblemCollector) -> SurveyRows? {
    let header = SurveyHeader(reader.header, at: reader.headerSpan, ignoring: keys.ignored)
    var found = ProblemCollector()
    found.add(contentsOf: header.problems(ignoring: keys.ignored))
    let layout = SurveyLayout(keys, header, &found)
    problems.add(contentsOf: found.problems)
    guard !found.hasErrors else { return nil }
    var rows = SurveyRows(layout)
    _ = problems.attempt { () throws(Problem) in
      try reader.forEachRow { row throws(Problem) in rows.add(row) }
    }
    problems.add(contentsOf: reader.problems.filter { $0.identifier != "aucune-ligne" })
    problems.add(contentsOf: rows.problems.all(ofFile: reader.name))
    for (facts, count) in zip(layout.facts, rows.uncounted) where count > 0 {
      guard let column = facts.keys.repeats else { continue }
      problems.add(.uncounted(facts.keys.key, count, at: column.span))
    }
    guard rows.count >= 2 else {
      problems.add(.nobodyAnswered(rows.count, at: reader.headerSpan))
      return nil
    }
    return rows
  }

  private func source(
    _ file: NamedFile, _ dataset: String, records: Int, sha256: String
  ) -> Source {
    let days = [keys.fieldwork.from, keys.fieldwork.to].compactMap { $0?.year }
    let first = days.min().map { "\($0)" } ?? ""
    let last = days.max().map { "\($0)" } ?? ""
    return Source(
      path: file.printed, producer: keys.producer ?? "", dataset: dataset,
      vintage: first == last ? first : "\(first)–\(last)", sha256: sha256, records: records,
      isFictitious: isFictitious)
  }
}

extension Problem {
  fileprivate static func nobodyAnswered(_ count: Int, at span: SourceSpan) -> Problem {
    Problem(
      .error, "aucun-repondant",
      count == 0
        ? "aucune ligne de réponses ne suit l'en-tête"
        : "une seule ligne de réponses : une enquête en demande deux au moins", at: span)
  }

  fileprivate static func uncounted(_ key: String, _ count: Int, at span: SourceSpan) -> Problem {
    Problem(
      .warning, "nombre-absent",
      count == 1
        ? "« \(key) » : une victime n'a pas donné de nombre de faits, et compte pour un fait"
        : "« \(key) » : \(count) victimes n'ont pas donné de nombre de faits, et comptent pour un "
          + "fait", at: span)
  }
}
