import Dossier
import Problems
import SourceFiles

extension SurveyCalibration {
  /// The margins fitted to the questions; adds a problem for each that can't be met.
  init?(
    _ keys: SurveyCalibrationKeys, among questions: [SurveyQuestion], of scope: SurveyScope,
    _ problems: inout ProblemCollector
  ) {
    var margins: [(order: Int, margin: Margin, total: Double)] = []
    for margin in keys.margins {
      guard let order = questions.firstIndex(where: { $0.key == margin.question }) else {
        problems.add(
          .unknownQuestion(margin.question, among: questions.map(\.key), at: margin.span))
        continue
      }
      let targets = margin.targets(of: questions[order], &problems)
      let total = margin.targets.reduce(0) { $0 + $1.persons }
      margins.append(
        (order, Margin(question: margin.question, targets: targets, span: margin.span), total))
    }
    margins.sort { $0.order < $1.order }
    for margin in margins.dropFirst() where abs(margin.total - margins[0].total) > 0.5 {
      problems.add(.totalsDiffer(margins[0].margin, margins[0].total, margin.margin, margin.total))
    }
    if let first = margins.first, let persons = scope.persons,
      abs(first.total - Double(persons)) > 0.5
    {
      problems.add(.otherThanScope(first.margin, first.total, persons))
    }
    guard !margins.isEmpty else { return nil }
    self.init(method: keys.method, margins: margins.map(\.margin))
  }
}

extension SurveyCalibrationKeys.Margin {
  /// Persons of each modality of the question, in its order; zero for one that nobody has.
  fileprivate func targets(
    of question: SurveyQuestion, _ problems: inout ProblemCollector
  ) -> [Double] {
    var respondents = [Int](repeating: 0, count: question.modalities.count)
    for answer in question.answers where answer >= 0 { respondents[Int(answer)] += 1 }
    var persons = [Double](repeating: 0, count: question.modalities.count)
    for target in targets {
      guard let position = question.modalities.firstIndex(of: target.category) else {
        problems.add(.notAModality(target.category, of: question.modalities, at: target.span))
        continue
      }
      persons[position] = target.persons
      if respondents[position] == 0 {
        problems.add(.nobody(target.category, self.question, at: target.span))
      }
    }
    for (position, count) in respondents.enumerated() where count > 0 && persons[position] == 0 {
      problems.add(
        .withoutTarget(question.modalities[position], count, self.question, at: span))
    }
    return persons
  }
}

extension Problem {
  fileprivate static func nobody(
    _ category: String, _ question: String, at span: SourceSpan
  ) -> Problem {
    Problem(
      .error, "marge-sans-repondant",
      "aucun répondant n'est « \(category) » à la question « \(question) » : cette marge ne peut "
        + "pas être atteinte", at: span,
      hint: "regroupez cette modalité avec une autre, dans la question et dans la marge")
  }

  fileprivate static func withoutTarget(
    _ category: String, _ count: Int, _ question: String, at span: SourceSpan
  ) -> Problem {
    Problem(
      .error, "marge-incomplete",
      count == 1
        ? "un répondant est « \(category) », que la marge « \(question) » ne donne pas"
        : "\(count) répondants sont « \(category) », que la marge « \(question) » ne donne pas",
      at: span, hint: "ajoutez « \(category): » et son nombre de personnes")
  }

  fileprivate static func totalsDiffer(
    _ first: SurveyCalibration.Margin, _ firstTotal: Double, _ second: SurveyCalibration.Margin,
    _ secondTotal: Double
  ) -> Problem {
    Problem(
      .error, "totaux-des-marges",
      "les marges ne comptent pas la même population : « \(first.question) » fait "
        + "\(written(firstTotal)), « \(second.question) » fait \(written(secondTotal)), soit un "
        + "écart de \(written(abs(firstTotal - secondTotal)))",
      at: second.span, hint: "corrigez les nombres pour que les deux totaux soient égaux")
  }

  fileprivate static func otherThanScope(
    _ margin: SurveyCalibration.Margin, _ total: Double, _ persons: Int
  ) -> Problem {
    Problem(
      .warning, "totaux-des-marges",
      "la marge « \(margin.question) » fait \(written(total)) personnes, le champ en compte "
        + "\(persons), soit un écart de \(written(abs(total - Double(persons))))", at: margin.span,
      hint: "les effectifs imprimés suivent les marges")
  }

  /// A whole number when it is one, else with one figure after the comma.
  private static func written(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return tenths.isMultiple(of: 10) ? "\(tenths / 10)" : "\(tenths / 10),\(tenths % 10)"
  }
}
