public import Drawing

/// Axes, their objectives and their actions, from left to right, each group hung from its top.
public struct ObjectiveTree: Hashable, Sendable {
  /// A number that may lead to its page.
  public struct Reference: Hashable, Sendable {
    public var text: String
    public var target: LinkTarget?

    public init(_ text: String, to target: LinkTarget? = nil) {
      self.text = text
      self.target = target
    }
  }

  public struct Action: Hashable, Sendable {
    /// « F07 ».
    public var number: Reference
    public var title: String
    /// Who leads it; empty when nobody does yet.
    public var lead: String
    public var status: StatusMark

    public init(_ number: Reference, title: String, lead: String, status: StatusMark) {
      self.number = number
      self.title = title
      self.lead = lead
      self.status = status
    }
  }

  public struct Objective: Hashable, Sendable {
    /// « 1.2 ».
    public var number: Reference
    public var title: String
    /// What it answers to: « C18 », « C19 ».
    public var references: [Reference]
    public var actions: [Action]
    var isContinued = false

    public init(
      _ number: Reference, title: String, references: [Reference] = [], actions: [Action]
    ) {
      self.number = number
      self.title = title
      self.references = references
      self.actions = actions
    }
  }

  public struct Axis: Hashable, Sendable {
    /// « 1 ».
    public var number: Reference
    public var title: String
    public var objectives: [Objective]
    var isContinued = false

    public init(_ number: Reference, title: String, objectives: [Objective]) {
      self.number = number
      self.title = title
      self.objectives = objectives
    }
  }

  /// Heads of the three columns.
  public struct Headings: Hashable, Sendable {
    public var axes: String
    public var objectives: String
    public var actions: String

    public init(axes: String, objectives: String, actions: String) {
      self.axes = axes
      self.objectives = objectives
      self.actions = actions
    }
  }

  public var headings: Headings
  public var axes: [Axis]
  public var statusWords: StatusWords
  /// The marks that the key explains: those of the whole tree, also on a sheet that has but some.
  public var keyMarks: [StatusMark]
  public var words: ChartWords

  public init(
    headings: Headings, axes: [Axis], statusWords: StatusWords, words: ChartWords = ChartWords()
  ) {
    self.headings = headings
    self.axes = axes
    self.statusWords = statusWords
    self.words = words
    let used = Set(axes.flatMap(\.actions).map(\.status))
    keyMarks = StatusMark.allCases.filter(used.contains)
  }
}

extension ObjectiveTree {
  /// One tree for each axis.
  public var byAxis: [ObjectiveTree] { axes.map { with([$0]) } }

  public var actionCount: Int { axes.reduce(0) { $0 + $1.actions.count } }

  /// Axes and objectives with the number of actions at each status.
  public var summary: ObjectiveTreeSummary { ObjectiveTreeSummary(self) }

  func with(_ axes: [Axis]) -> ObjectiveTree {
    var copy = self
    copy.axes = axes
    return copy
  }
}

extension ObjectiveTree.Axis {
  public var actions: [ObjectiveTree.Action] { objectives.flatMap(\.actions) }
}

extension ObjectiveTree: PagedPlot {
  public func height(forWidth width: Double, in context: ChartContext) -> Double {
    let room = Rect(x: 0, y: 0, width: width, height: 0)
    return ObjectiveTreeFrame(self, in: room, context: context).bottom
  }

  public func shapes(in room: Rect, context: ChartContext) -> [Shape] {
    var sketch = Sketch(in: room, context: context)
    ObjectiveTreeFrame(self, in: room, context: context).draw(in: &sketch)
    return sketch.shapes
  }

  public func sheets(
    forWidth width: Double, heights: SheetHeights, in context: ChartContext
  ) -> [PlotSheet] {
    trees(forWidth: width, heights: heights, in: context).map { PlotSheet($0) }
  }
}
