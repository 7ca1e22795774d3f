import Charts
import Drawing
import Units

/// Trees, calendars and bodies from seeded numbers, the strange ones on purpose.
extension SeededNumbers {
  mutating func status() -> StatusMark { StatusMark.allCases[integer(0...5)] }

  mutating func reference(_ text: String) -> ObjectiveTree.Reference {
    ObjectiveTree.Reference(text, to: chance(0.7) ? .destination("lieu-\(text)") : nil)
  }

  mutating func objectiveTree(
    axes: ClosedRange<Int> = 0...5, objectives: ClosedRange<Int> = 0...5,
    actions: ClosedRange<Int> = 0...6
  ) -> ObjectiveTree {
    var count = 0
    return ObjectiveTree(
      headings: .init(axes: label(), objectives: label(), actions: label()),
      axes: (0..<integer(axes)).map { axis in
        ObjectiveTree.Axis(
          reference("\(axis + 1)"), title: label(),
          objectives: (0..<integer(objectives)).map { objective in
            ObjectiveTree.Objective(
              reference("\(axis + 1).\(objective + 1)"), title: label(),
              references: (0..<integer(0...5)).map { reference("C\($0 * 7)") },
              actions: (0..<integer(actions)).map { _ in
                count += 1
                return ObjectiveTree.Action(
                  reference("F\(count)"), title: label(), lead: chance(0.8) ? label() : "",
                  status: status())
              })
          })
      }, statusWords: Self.statusWords)
  }

  static var statusWords: StatusWords {
    StatusWords(["proposée", "validée", "engagée", "en retard", "achevée", "abandonnée"])
  }

  /// The 28th day is in every month.
  mutating func day() -> CalendarDate {
    let (year, month, day) = (2024 + integer(0...integer(0...6)), integer(1...12), integer(1...28))
    guard let date = CalendarDate(year: year, month: month, day: day) else {
      preconditionFailure("no such day")
    }
    return date
  }

  mutating func gantt() -> Gantt {
    let hasLabels = chance(0.5)
    return Gantt(
      rows: (0..<integer(0...12)).map { index in
        Gantt.Row(
          number: hasLabels ? reference("F\(index)") : .init(""),
          label: hasLabels ? label() : "",
          steps: (0..<integer(0...3)).map { _ in
            Gantt.Step(label(), from: day(), to: day(), kind: chance(0.5) ? .planned : .running)
          }, milestones: (0..<integer(0...2)).map { _ in Gantt.Milestone(label(), on: day()) })
      }, today: chance(0.8) ? Gantt.Today(day(), label: "4 déc. 2026") : nil)
  }

  mutating func indicatorTracks() -> IndicatorTracks {
    let reading = { (numbers: inout SeededNumbers) in
      IndicatorTracks.Reading(
        French.decimal(numbers.value(negative: false), places: 1), date: "sept. 2026")
    }
    return IndicatorTracks(
      rows: (0..<integer(0...6)).map { index in
        IndicatorTracks.Row(
          reference("I\(index)"), label: label(), detail: label(), initial: reading(&self),
          last: reading(&self), target: reading(&self),
          progress: [.notMeasured, .notPlaced, .away, .toward(within(0...2))][integer(0...3)])
      },
      words: .init(
        indicator: "Indicateur", progress: "Progression vers la cible", initial: "Initial",
        last: "Dernier", target: "Cible", notMeasured: "pas encore mesuré", notPlaced: "non situé",
        away: "s’éloigne"))
  }

  mutating func fundingBar() -> FundingBar {
    FundingBar(
      parts: (0..<integer(0...7)).map { _ in
        FundingBar.Part(
          label(), amount: chance(0.8) ? value(negative: false) : nil,
          text: chance(0.8) ? "60 k€" : "")
      })
  }

  mutating func organigram() -> Organigram {
    let kinds: [Organigram.Box.Kind] = [.main, .ordinary, .apart]
    var count = 0
    let levels = (0..<integer(0...4)).map { _ in
      (0..<integer(0...9)).map { _ in
        count += 1
        return Organigram.Box(
          "b\(count)", title: label(), detail: chance(0.6) ? label() : "",
          kind: kinds[integer(0...2)])
      }
    }
    return Organigram(
      levels: levels,
      links: (0..<integer(0...12)).map { _ in
        Organigram.Link(
          from: "b\(integer(0...20))", to: "b\(integer(0...20))",
          kind: chance(0.5) ? .authority : .exchange)
      })
  }
}
