import Charts
import Document
import Dossier
import Drawing
import Problems
import Strategy
import Templates
import Units

// The tree, the calendar and the bodies, as drawings.
extension StrategyMaterial {
  /// Axes and strategic objectives on one page, with how many actions stand where.
  func summaryTree() throws(Problem) -> [Block] {
    guard !tree.axes.isEmpty else { return [] }
    let axes = tree.axes.map { axis in
      Charts.ObjectiveTree.Axis(
        Charts.ObjectiveTree.Reference(axis.identifier, to: .destination("axe-" + axis.identifier)),
        title: axis.title,
        objectives: axis.objectives.map { objective in
          Charts.ObjectiveTree.Objective(
            .init(objective.identifier), title: objective.title,
            references: references(objective.findings),
            actions: objective.operational.flatMap(\.actions).map(action))
        })
    }
    let drawn = Charts.ObjectiveTree(
      headings: try headings("axes", "strategiques"), axes: axes, statusWords: try statusWords)
    return [.chart(try chart(drawn.summary, of: tree.axes))]
  }

  /// One axis: its strategic objectives, their operational ones, the actions.
  func tree(ofAxis identifier: String) throws(Problem) -> [Block] {
    guard let axis = tree.axes.first(where: { $0.identifier == identifier }) else { return [] }
    let drawn = Charts.ObjectiveTree(
      headings: try headings("strategiques", "operationnels"),
      axes: axis.objectives.map { objective in
        Charts.ObjectiveTree.Axis(
          .init(objective.identifier), title: objective.title,
          objectives: objective.operational.map { operational in
            Charts.ObjectiveTree.Objective(
              .init(operational.identifier), title: operational.title,
              references: references(cited(by: operational, of: objective)),
              actions: operational.actions.map(action))
          })
      }, statusWords: try statusWords)
    return axis.objectives.isEmpty ? [] : [.chart(try chart(drawn, of: [axis]))]
  }

  /// The findings of its actions; those of the objective stand in the text.
  private func cited(
    by operational: Strategy.ObjectiveTree.Operational,
    of objective: Strategy.ObjectiveTree.Objective
  ) -> [String] {
    let names = operational.actions.compactMap { strategy.action($0.identifier) }
      .flatMap(\.citedFindings).map(\.identifier)
    return unique(names)
  }

  private func references(_ identifiers: [String]) -> [Charts.ObjectiveTree.Reference] {
    identifiers.compactMap { identifier in
      labels[identifier].map { .init($0, to: .destination("constat-" + identifier)) }
    }
  }

  private func action(_ action: Strategy.ObjectiveTree.Action) -> Charts.ObjectiveTree.Action {
    Charts.ObjectiveTree.Action(
      .init(action.identifier, to: .destination("fiche-" + action.identifier)),
      title: action.title, lead: action.pilots.joined(separator: ", "),
      status: StatusMark(action.standing))
  }

  private func headings(
    _ first: String, _ second: String
  ) throws(Problem) -> Charts.ObjectiveTree.Headings {
    Charts.ObjectiveTree.Headings(
      axes: try words("strategie.arbre.\(first)"),
      objectives: try words("strategie.arbre.\(second)"),
      actions: try words("strategie.arbre.actions"))
  }

  private func chart(
    _ plot: any Plot, of axes: [Strategy.ObjectiveTree.Axis]
  ) throws(Problem) -> Chart {
    var rows: [[String]] = []
    for axis in axes {
      for objective in axis.objectives {
        for action in objective.operational.flatMap(\.actions) {
          rows.append([
            axis.identifier, objective.identifier, action.identifier, action.title,
            try words(of: action.standing),
          ])
        }
      }
    }
    let text = axes.map { axis in
      "\(axis.identifier) \(axis.title), \(French.integer(axis.actions.count)) actions"
    }
    var heads: [String] = []
    for key in ["axe", "objectif", "fiche", "action", "statut"] {
      heads.append(try words("strategie.colonnes.\(key)"))
    }
    return Chart(
      plot: plot,
      alternativeText: try words(
        "strategie.textes.arbre", ["liste": .text(text.joined(separator: " ; "))]),
      values: ValueTable(columns: heads, rows: rows))
  }

  /// Every action with dates that was not abandoned, in the order of the tree.
  func calendarFigure() throws(Problem) -> [Block] {
    var rows: [Gantt.Row] = []
    var values: [[String]] = []
    for sheet in strategy.actions where sheet.status != .abandoned {
      guard let start = sheet.calendar.start, let end = sheet.calendar.end else { continue }
      let isUnderWay = sheet.status == .engaged || sheet.status == .completed
      rows.append(
        Gantt.Row(
          number: .init(sheet.identifier, to: .destination("fiche-" + sheet.identifier)),
          label: sheet.title,
          steps: [
            Gantt.Step("", from: start, to: end, kind: isUnderWay ? .planned : .running)
          ],
          milestones: sheet.calendar.milestones.map { Gantt.Milestone("", on: $0.date) }))
      values.append([sheet.identifier, sheet.title, start.french, end.french])
    }
    guard !rows.isEmpty else { return [] }
    var heads: [String] = []
    for key in ["fiche", "action", "debut", "fin"] {
      heads.append(try words("strategie.colonnes.\(key)"))
    }
    let text = values.map { "\($0[0]), du \($0[2]) au \($0[3])" }.joined(separator: " ; ")
    return [
      .chart(
        Chart(
          plot: Gantt(rows: rows, today: Gantt.Today(day, label: day.french)),
          alternativeText: try words("strategie.textes.calendrier", ["liste": .text(text)]),
          values: ValueTable(columns: heads, rows: values)))
    ]
  }

  /// The instance, the groups around it, and who is apart.
  func organigram() throws(Problem) -> [Block] {
    let kind = kindKey
    let main = dossier.mission.body ?? ""
    let council = try words(
      "strategie.gouvernance.conseil.\(kind)",
      ["instance": .text(main.isEmpty ? try words("strategie.gouvernance.sans-nom") : main)])
    func box(
      _ key: String, _ kind: Organigram.Box.Kind = .ordinary
    ) throws(Problem) -> Organigram.Box {
      Organigram.Box(
        key, title: try words("strategie.gouvernance.\(key).titre"),
        detail: try words("strategie.gouvernance.\(key).detail"), kind: kind)
    }
    let plenary = Organigram.Box(
      "pleniere", title: council,
      detail: try words("strategie.gouvernance.pleniere.\(kind)"), kind: .main)
    func groups(_ key: String, _ prefix: String) throws(Problem) -> Organigram.Box {
      let names = groupNames.filter { $0.hasPrefix(prefix) }.map {
        String($0.dropFirst(prefix.count)).trimmed
      }
      var box = try box(key)
      if !names.isEmpty { box.detail = names.joined(separator: ", ") }
      return box
    }
    let boxes = [
      [plenary], [try box("restreinte"), try box("veille")],
      [
        try groups("thematiques", "groupe thématique"),
        try groups("territoriaux", "groupe territorial"), try box("cddf"), try box("gltd", .apart),
      ],
    ]
    let links = [
      Organigram.Link(from: "pleniere", to: "restreinte"),
      Organigram.Link(from: "restreinte", to: "thematiques"),
      Organigram.Link(from: "restreinte", to: "territoriaux"),
      Organigram.Link(from: "restreinte", to: "veille", kind: .exchange),
      Organigram.Link(from: "restreinte", to: "cddf", kind: .exchange),
      Organigram.Link(from: "restreinte", to: "gltd", kind: .exchange),
    ]
    let text = boxes.joined().map { "\($0.title)\(French.narrowSpace): \($0.detail)" }
    return [
      .chart(
        Chart(
          plot: Organigram(levels: boxes, links: links),
          alternativeText: text.joined(separator: " ; "),
          values: ValueTable(columns: [], rows: [])))
    ]
  }

  /// The bodies that follow an action, in the order of the tree.
  var groupNames: [String] { unique(strategy.actions.compactMap(\.followedBy)) }
}

extension String {
  /// Without the spaces around it.
  fileprivate var trimmed: String {
    let start = drop { $0.isWhitespace }
    return String(start.reversed().drop { $0.isWhitespace }.reversed())
  }
}
