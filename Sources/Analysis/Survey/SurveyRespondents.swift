import Dossier

/// Lists every count of respondents that a publishable document prints or lets deduce, linked.
///
/// The links are sums, tables of two entries with their margins, facts that a person cumulates. Two
/// crossings with one question in common are linked by its margin, and those of district, feeling and
/// facts all at once. Crossings with other traits are linked two by two.
struct SurveyRespondents {
  let survey: VictimisationSurvey
  let threshold: Int
  /// Fewest respondents that a share is printed for.
  let minimumRespondents: Int

  func tables() -> RespondentTables {
    var tables = RespondentTables(threshold: threshold)
    tables.add(.all, set { _ in true }, .given)
    for question in distributed { add(question, to: &tables) }
    for kind in survey.victimisations { add(kind, to: &tables) }
    addUnions(to: &tables)
    for question in survey.questions where isTold(question) {
      linkFilter(of: question, in: &tables)
    }
    for kind in survey.victimisations { linkExposure(of: kind, in: &tables) }
    addCrossings(to: &tables)
    addCircles(to: &tables)
    return tables
  }

  func set(_ isIn: (Int) -> Bool) -> RespondentSet {
    RespondentSet(of: survey.respondents, where: isIn)
  }

  /// The questions of the survey, and the district when it is not one of them.
  private var distributed: [SurveyQuestion] {
    let own = survey.district.flatMap { district in
      survey.questions.contains { $0.key == district.key } ? nil : district
    }
    return (survey.questions + [own].compactMap { $0 }).filter(isTold)
  }

  /// Nothing is told of a question with a base, or a filter, that would give a few away.
  func isTold(_ question: SurveyQuestion) -> Bool {
    Self.isTold(question, threshold: threshold)
  }

  static func isTold(_ question: SurveyQuestion, threshold: Int) -> Bool {
    let notAsked = question.answers.count { $0 == SurveyQuestion.notAsked }
    let answered = question.answers.count { $0 >= 0 }
    return ![notAsked, answered].contains { $0 > 0 && $0 < threshold }
  }
}

// MARK: - Questions

extension SurveyRespondents {
  private func add(_ question: SurveyQuestion, to tables: inout RespondentTables) {
    let (key, answers) = (question.key, question.answers)
    let base = set { answers[$0] >= 0 }
    let silent = set { answers[$0] == SurveyQuestion.noAnswer }
    let notAsked = set { answers[$0] == SurveyQuestion.notAsked }
    tables.add(.asked(key), base, .given)
    tables.add(.silence(key), silent, .given)
    tables.add(.notAsked(key), notAsked, .given)
    let cells = question.modalities.indices.map { RespondentCell.answer(key, $0) }
    for (index, cell) in cells.enumerated() {
      let members = set { answers[$0] == Int16(index) }
      tables.add(cell, members, .printed(4), in: base)
    }
    if let side = question.feelingSide {
      let measure = RespondentMeasure.feeling(key)
      let negative = set(question.isNegative)
      addShare(measure, negative, in: base, .given, to: &tables)
      tables.add(.neither(measure), silent.union(notAsked), .given)
      tables.link(.base(measure), .asked(key))
      tables.link(.yes(measure), Array(cells[..<side]))
      tables.link(.no(measure), Array(cells[side...]))
    } else {
      tables.link(.asked(key), cells)
    }
    for (index, cell) in cells.enumerated() {
      tables.identify(cell, set { answers[$0] == Int16(index) })
    }
  }

  /// The two sides of a share, its base and all the others.
  private func addShare(
    _ measure: RespondentMeasure, _ yes: RespondentSet, in base: RespondentSet,
    _ visibility: RespondentTables.Visibility, to tables: inout RespondentTables
  ) {
    let isPrinted = base.count >= minimumRespondents
    tables.add(.base(measure), base, isPrinted ? visibility : .kept)
    tables.add(.yes(measure), yes, isPrinted ? .printed(8) : .kept, in: base)
    tables.add(.no(measure), base.subtracting(yes), isPrinted ? .printed(8) : .kept, in: base)
    tables.link(.base(measure), .yes(measure), .no(measure))
  }

  /// Who was not asked are those who gave some answers to another question.
  private func linkFilter(of question: SurveyQuestion, in tables: inout RespondentTables) {
    let notAsked = set { question.answers[$0] == SurveyQuestion.notAsked }
    guard notAsked.count > 0 else { return }
    linkToAnswers(.notAsked(question.key), notAsked, but: question.key, in: &tables)
    tables.identify(.notAsked(question.key), notAsked)
  }

  private func linkToAnswers(
    _ cell: RespondentCell, _ members: RespondentSet, but key: String,
    in tables: inout RespondentTables
  ) {
    for other in survey.questions where other.key != key && isTold(other) {
      var parts: [RespondentCell] = []
      var covered = 0
      for index in other.modalities.indices {
        let answered = set { other.answers[$0] == Int16(index) }
        guard answered.count > 0, answered.isSubset(of: members) else { continue }
        parts.append(.answer(other.key, index))
        covered += answered.count
      }
      let silent = set { other.answers[$0] == SurveyQuestion.noAnswer }
      if silent.count > 0, silent.isSubset(of: members) {
        parts.append(.silence(other.key))
        covered += silent.count
      }
      if covered == members.count { tables.link(cell, parts) }
    }
  }
}

// MARK: - Facts

extension SurveyRespondents {
  private func add(_ kind: Victimisation, to tables: inout RespondentTables) {
    let key = kind.key
    let known = set(kind.isKnown)
    let notPut = set { kind.victim[$0] == .notAsked && !kind.isKnown($0) }
    let victims = set(kind.isVictim)
    let isTold = !tables.isSmall(notPut.count)
    addKnown(.victims(key), victims, in: known, isPrinted: isTold, to: &tables)
    tables.identify(.yes(.victims(key)), victims)
    if let exposed = kind.exposed {
      addRisk(kind, known, victims, exposed, to: &tables)
    }
    if kind.complaint != nil { addRate(.complaint(key), kind.complaintOfVictim, kind, &tables) }
    if kind.report != nil { addRate(.report(key), kind.reportOfVictim, kind, &tables) }
    if kind.complaint != nil, kind.report != nil {
      addOnly(
        .report(key), set { kind.reportOfVictim($0) == true },
        .complaint(key), set { kind.complaintOfVictim($0) == true }, to: &tables)
    }
  }

  /// Victims are printed whatever their base.
  private func addKnown(
    _ measure: RespondentMeasure, _ yes: RespondentSet, in base: RespondentSet, isPrinted: Bool,
    to tables: inout RespondentTables
  ) {
    let no = base.subtracting(yes)
    tables.add(.base(measure), base, isPrinted ? .printed(20) : .kept)
    tables.add(.yes(measure), yes, isPrinted ? .printed(8) : .kept, in: base)
    tables.add(.no(measure), no, isPrinted ? .printed(8) : .kept, in: base)
    tables.add(.neither(measure), set { _ in true }.subtracting(base), .silent)
    tables.link(.base(measure), .yes(measure), .no(measure))
    tables.link(.all, .base(measure), .neither(measure))
  }

  private func addRisk(
    _ kind: Victimisation, _ known: RespondentSet, _ victims: RespondentSet,
    _ exposed: [Victimisation.Answer], to tables: inout RespondentTables
  ) {
    let (key, risk, all) = (
      kind.key, RespondentMeasure.risk(kind.key), RespondentMeasure.victims(kind.key)
    )
    let equipped = set { exposed[$0] == .yes }
    let base = known.intersection(equipped)
    let others = known.subtracting(equipped)
    addShare(risk, victims.intersection(equipped), in: base, .printed(3), to: &tables)
    tables.add(.unexposed(key), others, .kept)
    tables.add(.unexposedYes(key), victims.subtracting(equipped), .kept)
    tables.add(.unexposedNo(key), others.subtracting(victims), .kept)
    tables.link(.unexposed(key), .unexposedYes(key), .unexposedNo(key))
    tables.link(.base(all), .base(risk), .unexposed(key))
    tables.link(.yes(all), .yes(risk), .unexposedYes(key))
    tables.link(.no(all), .no(risk), .unexposedNo(key))
    tables.add(.exposed(key), equipped, .kept)
    tables.add(.exposedUnknown(key), equipped.subtracting(known), .silent)
    tables.link(.exposed(key), .base(risk), .exposedUnknown(key))
    tables.identify(.base(risk), base)
  }

  private func linkExposure(of kind: Victimisation, in tables: inout RespondentTables) {
    guard let exposed = kind.exposed else { return }
    linkToAnswers(
      .exposed(kind.key), set { exposed[$0] == .yes }, but: "", in: &tables)
  }

  private func addRate(
    _ measure: RespondentMeasure, _ answer: (Int) -> Bool?, _ kind: Victimisation,
    _ tables: inout RespondentTables
  ) {
    let base = set { answer($0) != nil }
    addShare(measure, set { answer($0) == true }, in: base, .printed(3), to: &tables)
    tables.add(.neither(measure), set(kind.isVictim).subtracting(base), .silent)
    tables.link(.yes(.victims(kind.key)), .base(measure), .neither(measure))
  }

  private func addOnly(
    _ whole: RespondentMeasure, _ members: RespondentSet, _ part: RespondentMeasure,
    _ some: RespondentSet, to tables: inout RespondentTables
  ) {
    tables.add(.only(whole, part), members.subtracting(some), .kept)
    tables.link(.yes(whole), .yes(part), .only(whole, part))
  }
}

// MARK: - All kinds together

extension SurveyRespondents {
  private func addUnions(to tables: inout RespondentTables) {
    let kinds = survey.victimisations
    guard !kinds.isEmpty else { return }
    let personal = kinds.filter { $0.unit == .person }
    addTotal(.anyVictim, kinds.anyVictim, to: &tables)
    var unions: [(RespondentMeasure, [RespondentMeasure])] = [
      (.anyVictim, kinds.map { .victims($0.key) })
    ]
    if !personal.isEmpty {
      addTotal(.personalVictim, personal.anyVictim, to: &tables)
      unions.append((.personalVictim, personal.map { .victims($0.key) }))
    }
    addPatterns(unions, kinds.map { (.victims($0.key), $0.isVictim) }, to: &tables)
    let complaints = kinds.filter { $0.complaint != nil }
    let reports = kinds.filter { $0.report != nil }
    addAnswers(
      .anyComplaint, Victimisation.complaintOfVictim,
      complaints.map { kind in
        (.complaint(kind.key), { kind.complaintOfVictim($0) == true })
      }, to: &tables)
    addAnswers(
      .anyReport, Victimisation.reportOfVictim,
      reports.map { kind in (.report(kind.key), { kind.reportOfVictim($0) == true }) },
      to: &tables)
    if !complaints.isEmpty, !reports.isEmpty {
      linkComplaintsToReports(to: &tables)
    }
  }

  private func addTotal(
    _ measure: RespondentMeasure, _ answer: (Int) -> Bool?, to tables: inout RespondentTables
  ) {
    let base = set { answer($0) != nil }
    addKnown(
      measure, set { answer($0) == true }, in: base, isPrinted: true, to: &tables)
  }

  private func addAnswers(
    _ measure: RespondentMeasure, _ said: (Victimisation) -> (Int) -> Bool?,
    _ members: [(RespondentMeasure, (Int) -> Bool)], to tables: inout RespondentTables
  ) {
    guard !members.isEmpty else { return }
    let base = set { survey.victimisations.anyAnswer($0, said) != nil }
    let yes = set { survey.victimisations.anyAnswer($0, said) == true }
    let victims = set { survey.victimisations.anyVictim($0) == true }
    addShare(measure, yes, in: base, .printed(3), to: &tables)
    tables.add(.neither(measure), victims.subtracting(base), .silent)
    tables.link(.yes(.anyVictim), .base(measure), .neither(measure))
    addPatterns([(measure, members.map(\.0))], members, to: &tables)
  }

  private func linkComplaintsToReports(to tables: inout RespondentTables) {
    let kinds = survey.victimisations
    let reported = set { kinds.anyAnswer($0, Victimisation.reportOfVictim) == true }
    let complained = set { kinds.anyAnswer($0, Victimisation.complaintOfVictim) == true }
    if complained.isSubset(of: reported) {
      addOnly(.anyReport, reported, .anyComplaint, complained, to: &tables)
    }
  }

  /// Each set of kinds that some respondents cumulate, those of one kind and of two: an excess of a
  /// total over the kinds that are shown bounds the others as surely as a sum.
  private func addPatterns(
    _ unions: [(RespondentMeasure, [RespondentMeasure])],
    _ members: [(RespondentMeasure, (Int) -> Bool)], to tables: inout RespondentTables
  ) {
    guard let whole = unions.first?.0 else { return }
    var counted: [[Int]: Int] = [:]
    for respondent in 0..<survey.respondents {
      let kinds = members.indices.filter { members[$0].1(respondent) }
      if !kinds.isEmpty { counted[kinds, default: 0] += 1 }
    }
    for first in members.indices {
      counted[[first], default: 0] += 0
      for second in members.indices where second > first {
        counted[[first, second], default: 0] += 0
      }
    }
    let patterns = counted.keys.sorted { $0.lexicographicallyPrecedes($1) }
    for pattern in patterns { tables.keep(.exactly(whole, pattern), counted[pattern] ?? 0) }
    let keys = members.map(\.0)
    for (union, parts) in unions + keys.map({ ($0, [$0]) }) {
      let held = patterns.filter { pattern in pattern.contains { parts.contains(keys[$0]) } }
      tables.link(.yes(union), held.map { .exactly(whole, $0) })
    }
  }
}
