import Dossier

/// The coded answers, put in the one order that their content gives.
struct SurveyAssembly {
  private let layout: SurveyLayout
  private let rows: SurveyRows
  /// Where each respondent, in canonical order, stands in the file.
  private let order: [Int]

  /// Respondents who answered all the same are the same: their order can't be told.
  init(_ rows: SurveyRows) {
    self.rows = rows
    layout = rows.layout
    let width = layout.slots.count
    let ranks = layout.slots.map(Self.ranks)
    let columns = layout.comparisonOrder
    // Codes in order of comparison, side by side, so that most comparisons end in one line of cache.
    var keys = [Int16]()
    keys.reserveCapacity(rows.codes.count)
    for respondent in 0..<rows.count {
      for column in columns {
        let code = rows.codes[respondent * width + column]
        keys.append(code >= 0 && !ranks[column].isEmpty ? ranks[column][Int(code)] : code)
      }
    }
    order = keys.withUnsafeBufferPointer { keys in
      (0..<rows.count).sorted { first, second in
        for offset in 0..<width {
          let (left, right) = (keys[first * width + offset], keys[second * width + offset])
          if left != right { return left < right }
        }
        return !rows.weights.isEmpty && rows.weights[first] < rows.weights[second]
      }
    }
  }

  /// The alphabetical rank of each label of an open column; empty for a coded one.
  private static func ranks(of slot: SurveyLayout.Slot) -> [Int16] {
    let labels = slot.coder.openLabels
    var ranks = [Int16](repeating: 0, count: labels.count)
    for (rank, label) in labels.indices.sorted(by: { labels[$0] < labels[$1] }).enumerated() {
      ranks[label] = Int16(rank)
    }
    return ranks
  }

  /// The codes of a slot; what was left empty was not answered.
  private func column(_ slot: Int) -> [Int16] {
    let width = layout.slots.count
    let ranks = Self.ranks(of: layout.slots[slot])
    return order.map { respondent in
      let code = rows.codes[respondent * width + slot]
      if code < SurveyCell.notAsked { return SurveyCell.silent }
      return code >= 0 && !ranks.isEmpty ? ranks[Int(code)] : code
    }
  }

  var weights: [Double]? { layout.weight == nil ? nil : order.map { rows.weights[$0] } }

  var householdSizes: [Int]? { layout.householdSize.map { column($0).map { max(1, Int($0)) } } }

  var questions: [SurveyQuestion] {
    layout.questions.map { keys, slot in
      SurveyQuestion(
        key: keys.key, label: keys.label, text: keys.text, modalities: keys.coding.modalities,
        nonResponses: keys.silence.map(\.label), role: keys.role,
        negativeCount: keys.negativeCount, answers: column(slot))
    }
  }

  /// The district, from its question or from the names in its column.
  func district(among questions: [SurveyQuestion]) -> SurveyQuestion? {
    if let key = layout.districtQuestion { return questions.first { $0.key == key } }
    return layout.openDistrict.map { slot in
      SurveyQuestion(
        key: "quartier", text: nil,
        modalities: layout.slots[slot].coder.openLabels.sorted(), answers: column(slot))
    }
  }

  var victimisations: [Victimisation] {
    layout.facts.map { facts in
      let keys = facts.keys
      return Victimisation(
        key: keys.key, label: keys.label, unit: keys.unit, victim: answers(facts.victim),
        repeats: facts.repeats.map { column($0).map { max(0, Int($0)) } },
        complaint: facts.complaint.map(answers), report: facts.report.map(answers),
        exposed: facts.exposed.map(answers), indicator: keys.indicator)
    }
  }

  private func answers(_ slot: Int) -> [Victimisation.Answer] {
    column(slot).map { Victimisation.Answer(rawValue: Int8($0)) ?? .unknown }
  }
}
