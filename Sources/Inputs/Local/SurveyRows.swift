import Digests
import Dossier
import Problems
import SourceFiles

/// The answers while they are read: one row of codes a respondent.
struct SurveyRows {
  let layout: SurveyLayout
  /// Respondent after respondent, as many codes as slots.
  private(set) var codes: [Int16] = []
  private(set) var weights: [Double] = []
  private(set) var count = 0
  var problems = CappedProblems()
  /// Victims who gave no number of facts, by kind.
  private(set) var uncounted: [Int]
  let filters: [SurveyFilter]

  init(_ layout: SurveyLayout) {
    self.layout = layout
    uncounted = [Int](repeating: 0, count: layout.facts.count)
    filters = layout.questions.compactMap { SurveyFilter($0.keys, layout) }
  }

  mutating func add(_ row: borrowing CSVRow) {
    let start = codes.count
    for slot in layout.slots {
      if let code = slot.coder.code(of: row[slot.column]) {
        codes.append(code)
      } else {
        codes.append(SurveyCell.invalid)
        refuse(row, slot)
      }
    }
    if let weight = layout.weight { weights.append(self.weight(row, weight)) }
    for filter in filters { apply(filter, row, start) }
    for kind in layout.facts.indices { settle(kind, row, start) }
    count += 1
  }

  private mutating func weight(_ row: borrowing CSVRow, _ column: Int) -> Double {
    if let weight = row[column].double, weight > 0, weight.isFinite { return weight }
    let span = row.span(of: column)
    let text = row[column].string
    problems.add("poids-invalide", .error) { .wrongWeight(text, at: span) }
    return 1
  }

  private mutating func refuse(_ row: borrowing CSVRow, _ slot: SurveyLayout.Slot) {
    let span = row.span(of: slot.column)
    let field = row[slot.column]
    switch slot.coder.kind {
    case .count:
      let text = field.string
      problems.add("nombre-invalide", .error) { .wrongCount(text, slot, at: span) }
    case .classes where !isFreeText(field.trimmed):
      let text = field.string
      problems.add("hors-classes", .error) { .outsideClasses(text, slot, at: span) }
    case .closed where !isFreeText(field.trimmed):
      let text = field.string.trimmingSpaces
      problems.add("modalite-inconnue", .error) { .unknownCode(text, slot, at: span) }
    default:
      // A sentence may name someone, and a label is no sentence.
      let label = field.string.trimmingSpaces
      if slot.codeOfLabel[label] != nil {
        problems.add("modalite-inconnue", .error) { .unknownCode(label, slot, at: span) }
      } else {
        problems.add("texte-libre", .error) { .freeText(slot, at: span) }
      }
    }
  }

  /// A question that a filter keeps out is not put; an answer contradicts the filter.
  private mutating func apply(_ filter: SurveyFilter, _ row: borrowing CSVRow, _ start: Int) {
    let condition = codes[start + filter.condition]
    guard condition != SurveyCell.invalid else { return }
    guard condition < 0 || !filter.isAsked[Int(condition)] else { return }
    if codes[start + filter.slot] >= 0 {
      let column = layout.slots[filter.slot].column
      let span = row.span(of: column)
      problems.add("reponse-hors-filtre", .error) { .answeredThoughFiltered(filter, at: span) }
    }
    codes[start + filter.slot] = SurveyCell.notAsked
  }

  /// Brings the answers on one kind of facts to agree, and says where they do not.
  private mutating func settle(_ kind: Int, _ row: borrowing CSVRow, _ start: Int) {
    let facts = layout.facts[kind]
    let isHit = codes[start + facts.victim] == Victimisation.Answer.yes.code
    if let exposed = facts.exposed,
      codes[start + exposed] == Victimisation.Answer.no.code
    {
      if isHit {
        contradict(
          row, facts.victim, "victime-sans-exposition", .hitThoughUnexposed(facts.keys.key))
      }
      codes[start + facts.victim] = SurveyCell.notAsked
    }
    if let repeats = facts.repeats { settleRepeats(kind, repeats, isHit: isHit, row, start) }
    for slot in [facts.complaint, facts.report].compactMap({ $0 }) where !isHit {
      if codes[start + slot] == Victimisation.Answer.yes.code,
        codes[start + facts.victim] != SurveyCell.invalid
      {
        contradict(row, slot, "plainte-sans-victime", .complaintWithoutFact(facts.keys.key))
      }
      codes[start + slot] = SurveyCell.notAsked
    }
    // A complaint informs the police, whatever was answered to the question on reports.
    if let complaint = facts.complaint, let report = facts.report,
      codes[start + complaint] == Victimisation.Answer.yes.code
    {
      codes[start + report] = Victimisation.Answer.yes.code
    }
  }

  private mutating func settleRepeats(
    _ kind: Int, _ slot: Int, isHit: Bool, _ row: borrowing CSVRow, _ start: Int
  ) {
    let facts = layout.facts[kind]
    let number = codes[start + slot]
    if !isHit {
      if number > 0, codes[start + facts.victim] != SurveyCell.invalid {
        contradict(row, slot, "nombre-sans-victime", .factsWithoutVictim(facts.keys.key))
      }
      codes[start + slot] = 0
    } else if number == 0 {
      contradict(row, slot, "victime-sans-nombre", .victimWithoutFact(facts.keys.key))
    } else if number < 0 {
      // Who was hit was hit once at least.
      codes[start + slot] = 1
      if number != SurveyCell.invalid { uncounted[kind] += 1 }
    }
  }

  private mutating func contradict(
    _ row: borrowing CSVRow, _ slot: Int, _ identifier: String, _ words: Contradiction
  ) {
    let span = row.span(of: layout.slots[slot].column)
    problems.add(identifier, .error) { words.problem(identifier, at: span) }
  }
}

/// A filter, on positions instead of names.
struct SurveyFilter {
  let slot: Int
  let condition: Int
  /// One a modality of the question of the filter.
  let isAsked: [Bool]
  let question: String
  let conditionName: String

  /// Nil when the question has no filter, or one whose question is not read.
  init?(_ keys: SurveyQuestionKeys, _ layout: SurveyLayout) {
    guard let filter = keys.filter,
      let slot = layout.questions.first(where: { $0.keys.key == keys.key })?.slot,
      let asked = layout.questions.first(where: { $0.keys.key == filter.question })
    else { return nil }
    self.slot = slot
    condition = asked.slot
    isAsked = asked.keys.coding.modalities.map { filter.modalities.contains($0) }
    question = keys.key
    conditionName = filter.question
  }
}

/// Two answers of one respondent that can't both be.
enum Contradiction {
  case hitThoughUnexposed(String)
  case factsWithoutVictim(String)
  case victimWithoutFact(String)
  case complaintWithoutFact(String)

  fileprivate func problem(_ identifier: String, at span: SourceSpan) -> Problem {
    let summary =
      switch self {
      case .hitThoughUnexposed(let key):
        "« \(key) » : victime, alors que la personne n'est pas exposée"
      case .factsWithoutVictim(let key):
        "« \(key) » : un nombre de faits, alors que la personne ne s'est pas dite victime"
      case .victimWithoutFact(let key): "« \(key) » : victime de zéro fait"
      case .complaintWithoutFact(let key):
        "« \(key) » : une plainte ou une déclaration, alors que la personne ne s'est pas dite "
          + "victime"
      }
    return Problem(
      .error, identifier, summary, at: span, hint: "corrigez l'une des deux réponses, ou videz-la")
  }
}

extension Problem {
  fileprivate static func wrongWeight(_ text: String, at span: SourceSpan) -> Problem {
    Problem(
      .error, "poids-invalide",
      text.trimmingSpaces.isEmpty
        ? "le poids manque : un nombre supérieur à zéro est attendu"
        : "« \(text.prefix(40)) » n'est pas un poids : un nombre supérieur à zéro est attendu",
      at: span)
  }

  fileprivate static func wrongCount(
    _ text: String, _ slot: SurveyLayout.Slot, at span: SourceSpan
  ) -> Problem {
    Problem(
      .error, "nombre-invalide",
      "« \(slot.name) » : « \(text.prefix(40)) » n'est pas un nombre attendu ici", at: span,
      hint: "valeurs attendues : \(slot.expected)")
  }

  fileprivate static func outsideClasses(
    _ text: String, _ slot: SurveyLayout.Slot, at span: SourceSpan
  ) -> Problem {
    Problem(
      .error, "hors-classes", "« \(slot.name) » : « \(text.prefix(40)) » n'est dans aucune classe",
      at: span, hint: "valeurs attendues : \(slot.expected)")
  }

  fileprivate static func unknownCode(
    _ text: String, _ slot: SurveyLayout.Slot, at span: SourceSpan
  ) -> Problem {
    Problem(
      .error, "modalite-inconnue",
      "« \(slot.name) » : « \(text.prefix(40)) » n'est pas un code de cette question", at: span,
      hint: slot.codeOfLabel[text].map { "le code de « \(text) » est \($0)" }
        ?? "codes prévus : \(slot.expected)")
  }

  /// The text is not shown: it may name someone.
  fileprivate static func freeText(_ slot: SurveyLayout.Slot, at span: SourceSpan) -> Problem {
    Problem(
      .error, "texte-libre", "« \(slot.name) » : du texte libre dans une question fermée",
      at: SourceSpan(file: span.file, line: span.line, column: span.column, length: span.length),
      hint: "codes prévus : \(slot.expected)")
  }

  fileprivate static func answeredThoughFiltered(
    _ filter: SurveyFilter, at span: SourceSpan
  ) -> Problem {
    Problem(
      .error, "reponse-hors-filtre",
      "« \(filter.question) » : une réponse, alors que « \(filter.conditionName) » écarte cette "
        + "question", at: span, hint: "videz la cellule, ou corrigez le filtre")
  }
}
